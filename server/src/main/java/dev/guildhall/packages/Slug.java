package dev.guildhall.packages;

import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Names in the standard's form made of whatever people call things: lower-case ASCII words joined by hyphens, at most 64 characters. */
final class Slug {
    private static final int MOST = 64;
    private static final Map<String, String> LETTERS = Map.of(
            "ß", "ss", "æ", "ae", "œ", "oe", "ø", "o", "ł", "l", "đ", "d", "ð", "d", "þ", "th", "ı", "i", "&", " and ");

    private Slug() {}

    /** Empty when nothing of the text can be written in ASCII. */
    static Optional<String> of(String text) {
        String lower = text.toLowerCase(Locale.ROOT);
        for (Map.Entry<String, String> letter : LETTERS.entrySet()) {
            lower = lower.replace(letter.getKey(), letter.getValue());
        }
        String ascii = Normalizer.normalize(lower, Normalizer.Form.NFKD).replaceAll("\\p{M}+", "");
        String slug = trimmed(ascii.replaceAll("['’]", "").replaceAll("[^a-z0-9]+", "-"));
        if (slug.length() > MOST) {
            int cut = slug.lastIndexOf('-', MOST);
            slug = trimmed(slug.substring(0, cut > MOST / 2 ? cut : MOST));
        }
        return slug.isEmpty() ? Optional.empty() : Optional.of(slug);
    }

    /** The same for the same text, for names that have no letter in ASCII. */
    static String numbered(String text) {
        byte[] digest = PackageDigest.sha256().digest(text.getBytes(StandardCharsets.UTF_8));
        return "skill-" + HexFormat.of().formatHex(digest, 0, 4);
    }

    private static String trimmed(String slug) {
        return slug.replaceAll("^-+|-+$", "");
    }
}
