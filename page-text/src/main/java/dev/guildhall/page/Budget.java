package dev.guildhall.page;

/** How many characters may still be written about a page. The first text that does not fit ends it. */
final class Budget {
    private long left;

    Budget(long characters) {
        this.left = characters;
    }

    boolean isSpent() {
        return left < 0;
    }

    /** Whether there is room for this many characters more, which are then taken. */
    boolean takes(long characters) {
        left = left < characters ? -1 : left - characters;
        return !isSpent();
    }

    /** The text, or nothing when it does not fit. */
    String fitting(String text) {
        return takes(text.length()) ? text : "";
    }
}
