package dev.guildhall.web.chart;

import dev.guildhall.statistics.DayCount;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** Some days in a row, taken together because there is no room to draw each. */
record Buckets(LocalDate from, LocalDate to, long count) {

    /** At most {@code most} of them, all of the same number of days but the first, which may have fewer. */
    static List<Buckets> of(List<DayCount> days, int most) {
        int size = Math.max(1, (days.size() + most - 1) / most);
        List<Buckets> buckets = new ArrayList<>();
        for (int end = days.size(); end > 0; end -= size) {
            List<DayCount> part = days.subList(Math.max(0, end - size), end);
            buckets.addFirst(new Buckets(part.getFirst().day(), part.getLast().day(), DayCount.sum(part)));
        }
        return buckets;
    }
}
