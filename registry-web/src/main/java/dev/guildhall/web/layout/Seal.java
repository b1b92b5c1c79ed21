package dev.guildhall.web.layout;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;

/**
 * The mark of a namespace, made from the SHA-256 of its name. Only 600 differ, so it never stands without the name.
 *
 * @param metal 1–6
 * @param mark SVG path in a box of 32 × 32
 * @param milled an administrator trusts this publisher
 * @param label for screen readers
 */
public record Seal(int metal, String mark, boolean milled, String label) {
    private static final List<String> TOPS =
            List.of("M11 13l5-5 5 5", "M11 8h10", "M11 8l5 5 5-5", "M16 8l5 3.5-5 3.5", "M16 8l-5 3.5 5 3.5");
    private static final List<String> MIDDLES =
            List.of("M11 16h10", "M11.5 13l9 6.5", "M20.5 13l-9 6.5", "M16 12.5l3.5 3.5-3.5 3.5-3.5-3.5z", "M16 16h5");
    private static final List<String> FEET = List.of("M11 24l5-4.5 5 4.5", "M11 24h10", "M16 24l5-4", "M16 24l-5-4");

    /** @param owner the namespace without {@code @} */
    public static Seal of(String owner, boolean trusted) {
        byte[] hash = sha256(owner);
        String mark = "M16 8v16"
                + TOPS.get(Byte.toUnsignedInt(hash[0]) % TOPS.size())
                + MIDDLES.get(Byte.toUnsignedInt(hash[1]) % MIDDLES.size())
                + FEET.get(Byte.toUnsignedInt(hash[2]) % FEET.size());
        int metal = Byte.toUnsignedInt(hash[3]) % 6 + 1;
        return new Seal(metal, mark, trusted, owner + (trusted ? ", trusted publisher" : ", publisher"));
    }

    private static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
