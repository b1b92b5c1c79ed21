package dev.guildhall.packages;

import java.util.regex.Pattern;

/** Text made fit for a field: nothing in it that is no letter to read, and no longer than the field allows. */
final class PlainText {
    private static final Pattern CONTROL = Pattern.compile("[\\p{Cntrl}&&[^\\n\\t]]");

    private PlainText() {}

    static String clean(String text) {
        return CONTROL.matcher(text).replaceAll(" ").strip();
    }

    /** At the end of a word near the limit, with a dot dot dot; as it is when it fits. The limit counts code points. */
    static String cut(String text, int most) {
        if (text.codePointCount(0, text.length()) <= most) {
            return text;
        }
        String head = text.substring(0, text.offsetByCodePoints(0, most - 1));
        int word = head.lastIndexOf(' ');
        return (word > head.length() / 2 ? head.substring(0, word) : head).stripTrailing() + "…";
    }
}
