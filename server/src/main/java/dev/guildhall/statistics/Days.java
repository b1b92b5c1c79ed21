package dev.guildhall.statistics;

import dev.guildhall.platform.PlatformProblem;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Map;

/** The days that are asked for: the last ones, up to and with today (UTC). */
record Days(LocalDate from, LocalDate to) {
    static final int MOST = 366;

    static Days last(int days, Clock clock) {
        if (days < 1 || days > MOST) {
            throw PlatformProblem.BAD_REQUEST.because(
                    "days is %d; it must be between 1 and %d.".formatted(days, MOST), Map.of("field", "days"));
        }
        LocalDate today = LocalDate.ofInstant(clock.instant(), java.time.ZoneOffset.UTC);
        return new Days(today.minusDays(days - 1L), today);
    }
}
