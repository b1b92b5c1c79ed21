package dev.guildhall.web.chart;

import static org.assertj.core.api.Assertions.assertThat;

import dev.guildhall.statistics.DayCount;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ChartTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 23);

    @Test
    void sparkRunsFromLeftToRightAndHigherIsMore() {
        assertThat(Spark.of(days(0, 5, 10))).isEqualTo(new Spark("2.0,18.0 40.0,11.0 78.0,4.0", "78.0", "4.0"));
    }

    @Test
    void sparkOfNothingLiesOnTheGround() {
        assertThat(Spark.of(days(0, 0)).points()).isEqualTo("2.0,18.0 78.0,18.0");
        assertThat(Spark.of(days(0))).isEqualTo(new Spark("78.0,18.0", "78.0", "18.0"));
    }

    @Test
    void chartSaysInASentenceWhatItShows() {
        DayChart chart = DayChart.of(days(1200, 0, 34), "archive fetched", "archives fetched");
        assertThat(chart.sentence()).isEqualTo("1,234 archives fetched from 21 Nov to 23 Nov, most on 21 Nov: 1,200.");
        assertThat(chart.top()).isEqualTo("2,000");
        assertThat(chart.bars())
                .extracting(DayChart.Bar::title)
                .containsExactly("21 Nov: 1,200", "22 Nov: 0", "23 Nov: 34");
        assertThat(chart.bars().getFirst())
                .isEqualTo(new DayChart.Bar("48.0", "64.4", "213.0", "75.6", "21 Nov: 1,200"));
        assertThat(DayChart.of(days(0, 0), "archive fetched", "archives fetched")
                        .sentence())
                .isEqualTo("0 archives fetched from 22 Nov to 23 Nov.");
    }

    @Test
    void aYearIsDrawnInWholeGroupsOfDaysAndNothingIsLost() {
        List<DayCount> year = new ArrayList<>();
        for (int i = 365; i >= 0; i--) {
            year.add(new DayCount(TODAY.minusDays(i), i % 3));
        }
        List<Buckets> buckets = Buckets.of(year, 92);
        assertThat(buckets).hasSize(92);
        assertThat(buckets.stream().mapToLong(Buckets::count).sum()).isEqualTo(DayCount.sum(year));
        assertThat(buckets.getLast()).isEqualTo(new Buckets(TODAY.minusDays(3), TODAY, 3));
        assertThat(buckets.getFirst().from()).isEqualTo(TODAY.minusDays(365));
    }

    @ParameterizedTest
    @CsvSource({"0, 1", "1, 1", "7, 8", "9, 10", "61, 80", "260, 300", "1200, 2000", "99999999, 100000000"})
    void upperLineHasARoundLabel(long most, long line) {
        assertThat(DayChart.roundedUp(most)).isEqualTo(line);
    }

    private static List<DayCount> days(long... counts) {
        List<DayCount> days = new ArrayList<>();
        for (int i = 0; i < counts.length; i++) {
            days.add(new DayCount(TODAY.minusDays(counts.length - 1L - i), counts[i]));
        }
        return days;
    }
}
