package dev.guildhall.hosted;

import java.util.Optional;

/**
 * What connects an organisation to a hosted runtime.
 *
 * @param baseUrl empty for the runtime's public address
 * @param apiKey write-only; empty keeps the one that is there, unless the address changes
 */
public record ConnectionBody(Optional<String> baseUrl, Optional<String> apiKey) {
    @Override
    public String toString() {
        return "ConnectionBody[" + baseUrl + "]";
    }
}
