package dev.guildhall.web.gateway;

import java.util.Locale;

/** Times that calls take, as pages write them. */
public final class Durations {
    private static final double MICROS = 1_000_000;

    private Durations() {}

    /** For example {@code 84 ms}, {@code 1.42 s}. */
    public static String seconds(double seconds) {
        return seconds < 1
                ? String.format(Locale.UK, "%.0f ms", seconds * 1000)
                : String.format(Locale.UK, seconds < 100 ? "%.2f s" : "%,.0f s", seconds);
    }

    public static String micros(long micros) {
        return micros > 0 && micros < 1000 ? "under 1 ms" : seconds(micros / MICROS);
    }
}
