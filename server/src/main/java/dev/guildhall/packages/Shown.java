package dev.guildhall.packages;

/** Texts from outside made fit for a message: short, and without characters that hide or reorder what is read. */
public final class Shown {
    private static final int MOST = 80;

    private Shown() {}

    public static String clip(String text) {
        StringBuilder shown = new StringBuilder();
        int[] points = text.codePoints().limit(MOST + 1L).toArray();
        for (int i = 0; i < Math.min(points.length, MOST); i++) {
            if (InvisibleCharacters.invisible(points[i])) {
                shown.append(String.format("\\u{%04X}", points[i]));
            } else {
                shown.appendCodePoint(points[i]);
            }
        }
        return points.length > MOST ? shown + "…" : shown.toString();
    }
}
