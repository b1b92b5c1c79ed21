package dev.guildhall.statistics;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/**
 * What an organisation has and what happened with it.
 *
 * @param skills by state, {@code live}, {@code deprecated}, {@code held}, {@code yanked}
 * @param versions by state, {@code live}, {@code held}, {@code yanked}
 * @param verdicts versions by what the checks said
 * @param publications versions published per day (UTC), also of days without any
 * @param downloads archives fetched per day (UTC), also of days without any
 * @param topSkills the ten fetched most in the period; what is held is left out
 */
public record OrganisationStatistics(
        LocalDate from,
        LocalDate to,
        Map<String, Long> skills,
        Map<String, Long> versions,
        Map<String, Long> verdicts,
        List<DayCount> publications,
        List<DayCount> downloads,
        List<TopSkill> topSkills) {
    public OrganisationStatistics {
        publications = List.copyOf(publications);
        downloads = List.copyOf(downloads);
        topSkills = List.copyOf(topSkills);
    }

    public static long sum(Map<String, Long> counts) {
        return counts.values().stream().mapToLong(Long::longValue).sum();
    }
}
