package dev.guildhall.plan;

/**
 * Replaces {@code length} characters at {@code at}.
 *
 * @param text what stands there afterwards
 */
public record TextEdit(int at, int length, String text) {
    String in(String whole) {
        return whole.substring(0, at) + text + whole.substring(at + length);
    }

    /** The edit that takes this one back. */
    TextEdit reverse(String whole) {
        return new TextEdit(at, text.length(), whole.substring(at, at + length));
    }
}
