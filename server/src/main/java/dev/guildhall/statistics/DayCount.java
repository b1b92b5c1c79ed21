package dev.guildhall.statistics;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** How many of something there were on one day (UTC). */
public record DayCount(LocalDate day, long count) {

    /** Every day from the first to the last, none left out: where nothing was counted stands 0. */
    static List<DayCount> every(Days days, Map<LocalDate, Long> counted) {
        List<DayCount> all = new ArrayList<>();
        for (LocalDate day = days.from(); !day.isAfter(days.to()); day = day.plusDays(1)) {
            all.add(new DayCount(day, counted.getOrDefault(day, 0L)));
        }
        return all;
    }

    public static long sum(List<DayCount> days) {
        return days.stream().mapToLong(DayCount::count).sum();
    }
}
