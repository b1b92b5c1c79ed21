package dev.guildhall.signing;

import jakarta.json.JsonObject;
import java.time.Instant;

/**
 * A signature over a version.
 *
 * @param signer {@code registry} or {@code publisher}
 * @param keyName what the publisher calls the key; {@code registry} for one of ours
 * @param keyState {@code active}, {@code retired} or {@code revoked}; {@code unknown} when the key is gone
 * @param verified looked at now: the key signed the envelope, and it names the package digest of this version
 * @param statement what was signed: an in-toto statement
 * @param envelope the DSSE envelope, as it was made
 */
public record VersionSignature(
        String signer,
        String keyId,
        String keyName,
        String keyState,
        String createdBy,
        Instant createdAt,
        boolean verified,
        JsonObject statement,
        JsonObject envelope) {}
