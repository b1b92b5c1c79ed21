package dev.guildhall.packages;

/**
 * Text as a reviewer must see it: what a screen would hide or reorder is written out, and no two texts look the same.
 * Of a long one a part is shown: where it begins to differ from the one beside it, else its beginning.
 */
public final class VisibleText {
    /** Longest text that is shown whole, in characters. */
    public static final int MOST = 2_000;

    /** What is shown before the first character that differs. */
    private static final int BEFORE = 200;

    private VisibleText() {}

    /** The beginning. */
    public static String of(String text) {
        return part(text, 0);
    }

    public static boolean cut(String text) {
        return text.length() > MOST;
    }

    /** Where both are shown from, so that their first difference is seen. */
    public static int start(String a, String b) {
        if (!cut(a) && !cut(b)) {
            return 0;
        }
        int most = Math.min(a.length(), b.length());
        int same = 0;
        while (same < most && a.charAt(same) == b.charAt(same)) {
            same++;
        }
        int start = Math.max(0, same - BEFORE);
        return start > 0 && Character.isLowSurrogate(a.charAt(start)) ? start - 1 : start;
    }

    public static String part(String text, int start) {
        int end = Math.min(text.length(), start + MOST);
        if (end < text.length() && Character.isHighSurrogate(text.charAt(end - 1))) {
            end--;
        }
        return (start > 0 ? "…" : "") + whole(text.substring(start, end)) + (end < text.length() ? "…" : "");
    }

    /** Like {@link #part}, of a text with line ends that are shown as such. */
    public static String lines(String text, int start) {
        return part(text, start).replace("‹U+000A›", "\n");
    }

    public static String whole(String text) {
        StringBuilder shown = null;
        for (int i = 0; i < text.length(); ) {
            int point = text.codePointAt(i);
            if (hidden(point) || (point == '‹' && text.startsWith("U+", i + 1))) {
                shown = shown == null ? new StringBuilder().append(text, 0, i) : shown;
                shown.append("‹U+%04X›".formatted(point));
            } else if (shown != null) {
                shown.appendCodePoint(point);
            }
            i += Character.charCount(point);
        }
        return shown == null ? text : shown.toString();
    }

    private static boolean hidden(int point) {
        return point != '\t' && InvisibleCharacters.invisible(point);
    }
}
