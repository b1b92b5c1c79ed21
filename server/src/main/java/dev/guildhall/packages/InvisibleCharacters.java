package dev.guildhall.packages;

/** Which characters a screen does not show, or uses to reorder others: no text from outside is repeated with them in it. */
public final class InvisibleCharacters {
    private InvisibleCharacters() {}

    /** Also tabs and line ends. */
    public static boolean invisible(int point) {
        return switch (Character.getType(point)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> true;
            default -> variant(point);
        };
    }

    /** Variation selectors can carry text; only the last one is in common use, it makes an emoji of a sign. */
    private static boolean variant(int point) {
        return (point >= 0xFE00 && point <= 0xFE0E) || (point >= 0xE0100 && point <= 0xE01EF);
    }
}
