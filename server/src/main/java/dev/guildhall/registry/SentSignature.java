package dev.guildhall.registry;

import dev.guildhall.platform.PlatformProblem;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How a publisher's DSSE envelope comes with a publish call: in the form's part {@value #PART}, or as base64 in the header
 * {@value #HEADER}.
 */
final class SentSignature {
    static final String PART = "signature";
    static final String HEADER = "Guildhall-Signature";
    /** Bytes of an envelope; a statement with provenance has some two thousand. */
    static final int LONGEST = 65_536;

    private SentSignature() {}

    static Optional<String> ofHeader(@Nullable String header) {
        if (header == null || header.isBlank()) {
            return Optional.empty();
        }
        try {
            byte[] envelope =
                    Base64.getDecoder().decode(header.strip().replace('-', '+').replace('_', '/'));
            return Optional.of(new String(envelope, StandardCharsets.UTF_8));
        } catch (IllegalArgumentException e) {
            throw PlatformProblem.BAD_REQUEST.because(
                    "The header %s must hold the DSSE envelope in base64, on one line.".formatted(HEADER));
        }
    }
}
