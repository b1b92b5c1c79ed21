package dev.guildhall.web.statistics;

import dev.guildhall.statistics.DayCount;
import dev.guildhall.statistics.OrganisationStatistics;
import dev.guildhall.web.chart.DayChart;
import dev.guildhall.web.layout.Chrome;
import java.util.List;

/**
 * The figures of the organisation.
 *
 * @param days the period, one of {@link #PERIODS} or what the address asked for
 */
public record StatisticsPage(Chrome chrome, OrganisationStatistics figures, int days) {
    public static final List<Integer> PERIODS = List.of(7, 30, 90, 366);

    public DayChart downloads() {
        return DayChart.of(figures.downloads(), "archive fetched", "archives fetched");
    }

    public DayChart publications() {
        return DayChart.of(figures.publications(), "version published", "versions published");
    }

    public long fetched() {
        return DayCount.sum(figures.downloads());
    }

    public long published() {
        return DayCount.sum(figures.publications());
    }

    /** Share of the most fetched skill, for the width of a bar: 0–100. */
    public long share(long downloads) {
        long most = figures.topSkills().getFirst().downloads();
        return most == 0 ? 0 : Math.max(1, downloads * 100 / most);
    }

    public static String label(int days) {
        return days == 366 ? "A year" : days + " days";
    }

    /** Newest first, without days on which nothing was counted. */
    public static List<DayCount> rows(List<DayCount> days) {
        return days.reversed().stream().filter(day -> day.count() > 0).toList();
    }
}
