package dev.guildhall.web.layout;

import java.util.Locale;

/** Numbers and sizes as pages write them. */
public final class Figures {
    private static final String[] UNITS = {"kB", "MB", "GB", "TB"};

    private Figures() {}

    /** With thousands set apart, for example {@code 184,206}. */
    public static String count(long number) {
        return String.format(Locale.UK, "%,d", number);
    }

    /** For example {@code 1 file}, {@code 9 files}. */
    public static String count(long number, String one, String many) {
        return count(number) + " " + (number == 1 ? one : many);
    }

    /** Decimal units, for example {@code 812 B}, {@code 41 kB}, {@code 1.4 MB}. */
    public static String bytes(long size) {
        if (size < 1000) {
            return size + " B";
        }
        double value = size / 1000d;
        int unit = 0;
        while (value >= 999.5 && unit < UNITS.length - 1) {
            value /= 1000;
            unit++;
        }
        return String.format(Locale.UK, value < 9.95 ? "%.1f %s" : "%.0f %s", value, UNITS[unit]);
    }

    /** The first and last digits of a digest, enough to compare by eye; the whole stands beside it in the page. */
    public static String shortDigest(String digest) {
        int colon = digest.indexOf(':') + 1;
        return digest.length() - colon <= 14
                ? digest
                : digest.substring(0, colon + 8) + "…" + digest.substring(digest.length() - 4);
    }
}
