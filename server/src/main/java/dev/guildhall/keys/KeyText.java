package dev.guildhall.keys;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import java.util.regex.Pattern;

/** The text of a key, which is nowhere kept: 256 random bits, or what a client gave. */
final class KeyText {
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final Pattern GIVEN = Pattern.compile("[\\x21-\\x7e]{16,512}");
    private static final Pattern HASH = Pattern.compile("[0-9a-f]{64}");

    private KeyText() {}

    static String random() {
        byte[] bytes = new byte[32];
        RANDOM.nextBytes(bytes);
        return "sk-" + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /** Refuses with 422 what could be guessed, or could not stand in a header. */
    static String given(String key) {
        if (!GIVEN.matcher(key).matches()) {
            throw KeyProblem.UNUSABLE.because("key must have 16 to 512 ASCII characters without blanks.");
        } else if (key.startsWith("gh_")) {
            throw KeyProblem.UNUSABLE.because("key must not begin with gh_, as this server's own tokens do.");
        } else if (HASH.matcher(key).matches()) {
            throw KeyProblem.UNUSABLE.because("key must not look like a hash: hashes name keys at these addresses.");
        }
        return key;
    }

    /** How the key is shown: {@code sk-...abcd}. */
    static String name(String key) {
        return (key.startsWith("sk-") ? "sk-..." : "...") + key.substring(key.length() - 4);
    }

    /** A fast hash is enough for what nobody can guess; finding it by index tells nothing that helps to guess it. */
    static String hash(String key) {
        return HexFormat.of().formatHex(digest(key));
    }

    static byte[] digest(String key) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(key.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** What names a key at the management addresses: the key, or its hash. */
    static String hashOf(String keyOrHash) {
        return HASH.matcher(keyOrHash).matches() ? keyOrHash : hash(keyOrHash);
    }
}
