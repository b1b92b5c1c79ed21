package dev.guildhall.signing;

import java.time.Instant;
import java.util.Optional;

/**
 * A public key with which an owner signs versions before they reach the registry.
 *
 * @param name what the owner calls it
 * @param keyId its JWK thumbprint (RFC 7638)
 * @param state {@code active} or {@code revoked}; a revoked key signs nothing new, and what it signed says so
 */
public record PublisherKey(
        String name,
        String keyId,
        String state,
        String pem,
        String createdBy,
        Instant createdAt,
        Optional<Instant> revokedAt) {}
