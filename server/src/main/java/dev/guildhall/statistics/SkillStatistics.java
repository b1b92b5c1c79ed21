package dev.guildhall.statistics;

import java.time.LocalDate;
import java.util.List;

/**
 * How often a skill was fetched.
 *
 * @param total archives fetched ever
 * @param inPeriod archives fetched in these days
 * @param downloads archives fetched per day (UTC), also of days without any
 */
public record SkillStatistics(
        String owner, String name, LocalDate from, LocalDate to, long total, long inPeriod, List<DayCount> downloads) {
    public SkillStatistics {
        downloads = List.copyOf(downloads);
    }
}
