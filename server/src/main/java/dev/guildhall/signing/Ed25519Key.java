package dev.guildhall.signing;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.InvalidKeyException;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.PublicKey;
import java.security.Signature;
import java.security.SignatureException;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Set;

/** A public key of Ed25519 (RFC 8032): its 32 bytes and how they are written. */
record Ed25519Key(byte[] raw, PublicKey key) {
    static final int BYTES = 32;
    /** What stands before the 32 bytes in a SubjectPublicKeyInfo (RFC 8410 section 4). */
    private static final byte[] SPKI = HexFormat.of().parseHex("302a300506032b6570032100");

    /**
     * The y coordinates of the points whose order is 1, 2, 4 or 8, little-endian, also in the encodings that are not reduced. A
     * key of small order verifies signatures that nobody made.
     */
    private static final Set<String> SMALL_ORDER = Set.of(
            "0000000000000000000000000000000000000000000000000000000000000000",
            "0100000000000000000000000000000000000000000000000000000000000000",
            "26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05",
            "c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a",
            "ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
            "edffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
            "eeffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f");

    /** @throws IllegalArgumentException when they are not 32 bytes; see {@link #isSound} */
    static Ed25519Key of(byte[] raw) {
        if (raw.length != BYTES) {
            throw new IllegalArgumentException("an Ed25519 key has 32 bytes, not " + raw.length);
        }
        byte[] encoded = Arrays.copyOf(SPKI, SPKI.length + BYTES);
        System.arraycopy(raw, 0, encoded, SPKI.length, BYTES);
        try {
            return new Ed25519Key(
                    raw.clone(), KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(encoded)));
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException("these 32 bytes are no Ed25519 key", e);
        }
    }

    static Ed25519Key of(PublicKey key) {
        return ofSpki(key.getEncoded());
    }

    /** @throws IllegalArgumentException when it is the key of another algorithm */
    static Ed25519Key ofSpki(byte[] encoded) {
        if (encoded.length != SPKI.length + BYTES || !Arrays.equals(SPKI, Arrays.copyOf(encoded, SPKI.length))) {
            throw new IllegalArgumentException("this is no public key of Ed25519");
        }
        return of(Arrays.copyOfRange(encoded, SPKI.length, encoded.length));
    }

    /** The id of a key: its JWK thumbprint (RFC 7638, RFC 8037 appendix A.3) in base64url. */
    String id() {
        String canonical = "{\"crv\":\"Ed25519\",\"kty\":\"OKP\",\"x\":\"" + x() + "\"}";
        try {
            return base64url(
                    MessageDigest.getInstance("SHA-256").digest(canonical.getBytes(StandardCharsets.US_ASCII)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    /** The member {@code x} of its JWK. */
    String x() {
        return base64url(raw);
    }

    String pem() {
        return "-----BEGIN PUBLIC KEY-----\n" + Base64.getEncoder().encodeToString(key.getEncoded())
                + "\n-----END PUBLIC KEY-----\n";
    }

    /** Whether it is a point of the curve, and none of small order; nothing else verifies, nor may anybody register it. */
    boolean isSound() {
        byte[] y = raw.clone();
        y[BYTES - 1] &= 0x7f; // without the sign of x
        if (SMALL_ORDER.contains(HexFormat.of().formatHex(y))) {
            return false;
        }
        try {
            // Making a key looks at its length only; this looks for the point.
            Signature.getInstance("Ed25519").initVerify(key);
            return true;
        } catch (InvalidKeyException e) {
            return false;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has Ed25519", e);
        }
    }

    boolean verifies(byte[] message, byte[] signature) {
        if (!isSound()) {
            return false;
        }
        try {
            Signature ed25519 = Signature.getInstance("Ed25519");
            ed25519.initVerify(key);
            ed25519.update(message);
            return ed25519.verify(signature);
        } catch (SignatureException e) {
            return false; // of a wrong length, or not below the order of the group
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has Ed25519", e);
        }
    }

    private static String base64url(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Ed25519Key that && Arrays.equals(raw, that.raw);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(raw);
    }
}
