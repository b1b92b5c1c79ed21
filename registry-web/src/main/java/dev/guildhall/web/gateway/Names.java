package dev.guildhall.web.gateway;

/** How names that others chose are set. */
public final class Names {
    private static final int SHORT = 26;

    private Names() {}

    /** Class of the cell: a short name stays in one piece, a long one breaks anywhere. */
    public static String wrap(String name) {
        return name.length() <= SHORT ? "nowrap" : "anywhere";
    }
}
