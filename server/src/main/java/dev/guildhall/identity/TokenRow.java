package dev.guildhall.identity;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * An API token as it may be shown: never its value.
 *
 * @param prefix the first characters, to recognise it by
 * @param scopes permissions by their outside names
 * @param state {@code active}, {@code expired} or {@code revoked}
 * @param kind {@code personal}, or {@code bootstrap} for the token of the first start
 */
public record TokenRow(
        UUID id,
        String name,
        String prefix,
        List<String> scopes,
        Instant createdAt,
        Instant expiresAt,
        Optional<Instant> lastUsedAt,
        String state,
        String kind) {}
