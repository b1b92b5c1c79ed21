package dev.guildhall.faces;

import java.util.Comparator;

/**
 * The order of JavaScript's {@code localeCompare} for the characters that paths are made of: punctuation, digits, then letters
 * whatever their case; lower case first where nothing else differs. Source: the root collation of the Unicode Collation Algorithm.
 */
final class LocaleOrder {
    static final Comparator<String> PATHS = Comparator.comparing(LocaleOrder::primary)
            .thenComparing(LocaleOrder::swapped)
            .thenComparing(text -> text);

    private static final String PUNCTUATION = " _-,;:!?.'\"()[]{}@*/\\&#%`^+<=>|~$";

    private LocaleOrder() {}

    private static String primary(String text) {
        StringBuilder key = new StringBuilder();
        text.codePoints().forEach(c -> {
            int at = c < 128 ? PUNCTUATION.indexOf(c) : -1;
            key.appendCodePoint(at >= 0 ? at + 1 : Character.toLowerCase(c));
        });
        return key.toString();
    }

    private static String swapped(String text) {
        StringBuilder key = new StringBuilder();
        text.codePoints().forEach(c -> key.append(Character.isUpperCase(c) ? '1' : '0'));
        return key.toString();
    }
}
