package dev.guildhall.web.layout;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Times as pages write them: relative in the text, exact on demand. */
public final class Moments {
    private static final DateTimeFormatter EXACT =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm 'UTC'", Locale.ROOT).withZone(ZoneOffset.UTC);
    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("d MMM yyyy", Locale.UK).withZone(ZoneOffset.UTC);

    private Moments() {}

    /** For example {@code 2026-11-21 09:14 UTC}. */
    public static String exact(Instant at) {
        return EXACT.format(at);
    }

    /** For example {@code 21 Nov 2026}. */
    public static String day(Instant at) {
        return DAY.format(at);
    }

    /** For example {@code 3 hours ago}, {@code in 2 days}, {@code just now}. */
    public static String relative(Instant at, Instant now) {
        Duration distance = Duration.between(at, now);
        boolean past = !distance.isNegative();
        String words = words(distance.abs());
        if (words.isEmpty()) {
            return past ? "just now" : "in a moment";
        }
        return past ? words + " ago" : "in " + words;
    }

    private static String words(Duration distance) {
        long minutes = distance.toMinutes();
        long days = distance.toDays();
        if (minutes < 1) {
            return "";
        }
        if (minutes < 60) {
            return minutes + " min";
        }
        if (distance.toHours() < 24) {
            return counted(distance.toHours(), "hour");
        }
        if (days < 14) {
            return counted(days, "day");
        }
        if (days < 60) {
            return counted(days / 7, "week");
        }
        return days < 730 ? counted(days / 30, "month") : counted(days / 365, "year");
    }

    private static String counted(long number, String unit) {
        return number + " " + unit + (number == 1 ? "" : "s");
    }
}
