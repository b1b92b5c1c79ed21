package dev.guildhall.imports;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * The key of a line of the report, made of a path or name as it was written: anything at all. Control characters, which no
 * text of the database and no cursor may hold, are escaped; what is longer than an index takes ends in a hash of the whole.
 */
final class ReportKey {
    private static final int LONGEST = 500;

    private ReportKey() {}

    static String of(String written) {
        StringBuilder key = new StringBuilder();
        for (int at = 0; at < written.length() && key.length() <= LONGEST; ) {
            int point = written.codePointAt(at);
            boolean storable = !Character.isISOControl(point) && Character.getType(point) != Character.SURROGATE;
            key.append(storable ? Character.toString(point) : String.format("\\u%04x", point));
            at += Character.charCount(point);
        }
        if (key.length() <= LONGEST) {
            return key.toString();
        }
        int cut = key.offsetByCodePoints(0, key.codePointCount(0, LONGEST) - 1);
        return key.substring(0, cut) + "…" + hash(written);
    }

    private static String hash(String written) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(written.getBytes(StandardCharsets.UTF_16BE));
            return HexFormat.of().formatHex(digest, 0, 16);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
