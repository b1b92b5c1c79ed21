package dev.guildhall.scan;

/** A piece of a package's text made fit for a message: short, one line, nothing in it that hides or reorders. */
final class Excerpt {
    private static final int MOST = 80;

    private Excerpt() {}

    static String clip(String text) {
        StringBuilder shown = new StringBuilder();
        int[] points = text.strip().codePoints().limit(MOST + 1L).toArray();
        for (int i = 0; i < Math.min(points.length, MOST); i++) {
            int type = Character.getType(points[i]);
            boolean plain = switch (type) {
                case Character.CONTROL,
                        Character.FORMAT,
                        Character.SURROGATE,
                        Character.PRIVATE_USE,
                        Character.UNASSIGNED,
                        Character.LINE_SEPARATOR,
                        Character.PARAGRAPH_SEPARATOR -> false;
                default -> true;
            };
            shown.appendCodePoint(plain ? points[i] : ' ');
        }
        return points.length > MOST ? shown + "…" : shown.toString();
    }
}
