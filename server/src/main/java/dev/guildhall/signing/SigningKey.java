package dev.guildhall.signing;

import java.time.Instant;
import java.util.Optional;

/**
 * A key of this registry as everybody may see it.
 *
 * @param keyId its JWK thumbprint (RFC 7638); envelopes name the key that signed them so
 * @param state {@code active}: signs what is published now; {@code retired}: verifies what it signed
 * @param pem SubjectPublicKeyInfo, for {@code openssl}
 */
public record SigningKey(
        String keyId, String state, Jwk jwk, String pem, Instant createdAt, Optional<Instant> retiredAt) {

    /** A public key as JSON (RFC 7517, RFC 8037). */
    public record Jwk(String kty, String crv, String x, String kid, String alg, String use) {
        static Jwk of(Ed25519Key key) {
            return new Jwk("OKP", "Ed25519", key.x(), key.id(), "EdDSA", "sig");
        }
    }
}
