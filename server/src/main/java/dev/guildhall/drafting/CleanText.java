package dev.guildhall.drafting;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/** Takes out of foreign text what a reader cannot see, and bounds it. */
final class CleanText {
    private static final Pattern MARKUP = Pattern.compile("\\\\?[<>]");

    private CleanText() {}

    /** Without control, direction, tag, zero-width, private use and variation characters. */
    static String visible(String text) {
        StringBuilder kept = new StringBuilder(text.length());
        text.codePoints().filter(CleanText::isVisible).forEach(kept::appendCodePoint);
        return kept.toString().replace("\r\n", "\n").replace('\r', '\n');
    }

    /** {@link ForeignMarkdown} of at most this many characters. */
    static String markdown(String text, int most) {
        String plain = ForeignMarkdown.cleaned(head(text, most)).text();
        return plain.length() <= most ? plain : cut(plain, most) + " …";
    }

    /** One line without markup, of at most this many characters. */
    static String line(String text, int most) {
        String line = MARKUP.matcher(visible(head(text, most)))
                .replaceAll(" ")
                .replaceAll("\\s+", " ")
                .strip();
        return line.length() <= most ? line : cut(line, most - 1).stripTrailing() + "…";
    }

    /** For a cell of a table. */
    static String cell(String text, int most) {
        return line(markdown(text, most * 2), most).replace("|", "\\|");
    }

    /** Lower-case words joined by hyphens; empty when nothing of it is a letter or digit of ASCII. */
    static String slug(String text, int most) {
        String ascii = Normalizer.normalize(text, Normalizer.Form.NFKD)
                .replaceAll("\\p{M}+", "")
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^a-z0-9]+", "-")
                .replaceAll("^-|-$", "");
        if (ascii.length() <= most) {
            return ascii;
        }
        int end = ascii.lastIndexOf('-', most);
        return (end > most / 2 ? ascii.substring(0, end) : ascii.substring(0, most)).replaceAll("-$", "");
    }

    /** Enough to take so many characters from: a text may be long and be asked for often. */
    private static String head(String text, int most) {
        int enough = most * 8 + 4_000;
        return text.length() <= enough ? text : text.substring(0, enough);
    }

    private static String cut(String text, int most) {
        int end = text.lastIndexOf(' ', most);
        int at = end > most / 2 ? end : most;
        return text.substring(0, Character.isHighSurrogate(text.charAt(at - 1)) ? at - 1 : at);
    }

    private static boolean isVisible(int point) {
        if (point == '\n' || point == '\t' || point == '\r') {
            return true;
        }
        return switch (Character.getType(point)) {
            case Character.CONTROL, Character.PRIVATE_USE, Character.SURROGATE, Character.UNASSIGNED -> false;
            // Joiners belong to emoji and to scripts that need them.
            case Character.FORMAT -> point == 0x200D || point == 0x200C;
            default -> !(point >= 0xFE00 && point <= 0xFE0E) && !(point >= 0xE0100 && point <= 0xE01EF);
        };
    }
}
