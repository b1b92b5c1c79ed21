package dev.guildhall.compare;

/** A line as a reviewer must see it: what a screen would hide or reorder is written out. */
final class VisibleText {
    /** Longest line that is shown, in characters. */
    static final int MOST = 2_000;

    private VisibleText() {}

    static String of(String line) {
        StringBuilder text = null;
        int length = Math.min(line.length(), MOST);
        for (int i = 0; i < length; ) {
            int point = line.codePointAt(i);
            if (hidden(point)) {
                text = text == null ? new StringBuilder().append(line, 0, i) : text;
                text.append("‹U+%04X›".formatted(point));
            } else if (text != null) {
                text.appendCodePoint(point);
            }
            i += Character.charCount(point);
        }
        String shown = text == null ? line.substring(0, length) : text.toString();
        return length < line.length() ? shown + "…" : shown;
    }

    private static boolean hidden(int point) {
        if (point == '\t') {
            return false;
        }
        return switch (Character.getType(point)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.PRIVATE_USE,
                    Character.SURROGATE,
                    Character.UNASSIGNED,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> true;
            default -> (point >= 0xFE00 && point <= 0xFE0E) || (point >= 0xE0100 && point <= 0xE01EF);
        };
    }
}
