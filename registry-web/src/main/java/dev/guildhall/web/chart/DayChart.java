package dev.guildhall.web.chart;

import dev.guildhall.statistics.DayCount;
import dev.guildhall.web.layout.Figures;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.LongFunction;

/**
 * Bars over days, 700 × 170.
 *
 * @param sentence what the chart says, for who does not see it
 * @param top the count at the upper line
 * @param from label of the first day, {@code to} of the last
 */
public record DayChart(String sentence, List<Bar> bars, String top, String from, String to) {
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMM", Locale.UK);
    private static final double LEFT = 48;
    private static final double RIGHT = 696;
    private static final double TOP = 14;
    private static final double BOTTOM = 140;
    private static final int MOST_BARS = 92;

    /** One bar; {@code title} says day and count. */
    public record Bar(String x, String y, String width, String height, String title) {}

    /**
     * @param one what is counted, for one of them, for example {@code archive fetched}
     * @param many the same for several
     */
    public static DayChart of(List<DayCount> days, String one, String many) {
        return draw(days, count -> Figures.count(count, one, many), Figures::count);
    }

    /**
     * @param days amounts in whole units of which {@code written} makes text, such as millionths of a dollar
     * @param what of the amounts, for example {@code spent}
     */
    public static DayChart ofAmounts(List<DayCount> days, LongFunction<String> written, String what) {
        DayChart chart = draw(days, sum -> written.apply(sum) + " " + what, written);
        // One unit at the upper line would say nothing of days without any.
        return DayCount.sum(days) > 0
                ? chart
                : new DayChart(chart.sentence(), chart.bars(), "", chart.from(), chart.to());
    }

    private static DayChart draw(List<DayCount> days, LongFunction<String> sum, LongFunction<String> written) {
        List<Buckets> buckets = Buckets.of(days, MOST_BARS);
        long most = buckets.stream().mapToLong(Buckets::count).max().orElse(0);
        long top = roundedUp(most);
        double step = (RIGHT - LEFT) / buckets.size();
        double width = Math.max(1, step - Math.min(3, step / 4));
        List<Bar> bars = new java.util.ArrayList<>();
        for (int i = 0; i < buckets.size(); i++) {
            Buckets bucket = buckets.get(i);
            double height = (BOTTOM - TOP) * bucket.count() / top;
            bars.add(new Bar(
                    Spark.number(LEFT + i * step),
                    Spark.number(BOTTOM - height),
                    Spark.number(width),
                    Spark.number(height),
                    label(bucket) + ": " + written.apply(bucket.count())));
        }
        LocalDate first = days.getFirst().day();
        LocalDate last = days.getLast().day();
        return new DayChart(
                sentence(days, sum, written), bars, written.apply(top), DAY.format(first), DAY.format(last));
    }

    private static String sentence(List<DayCount> days, LongFunction<String> all, LongFunction<String> written) {
        String sum = all.apply(DayCount.sum(days)) + " from "
                + DAY.format(days.getFirst().day()) + " to "
                + DAY.format(days.getLast().day());
        DayCount peak =
                days.stream().max(Comparator.comparingLong(DayCount::count)).orElseThrow();
        return peak.count() == 0
                ? sum + "."
                : sum + ", most on " + DAY.format(peak.day()) + ": " + written.apply(peak.count()) + ".";
    }

    private static String label(Buckets bucket) {
        return bucket.from().equals(bucket.to())
                ? DAY.format(bucket.from())
                : DAY.format(bucket.from()) + " – " + DAY.format(bucket.to());
    }

    /** The next number of one digit and zeros (no 7 or 9), so that the upper line has a round label. */
    static long roundedUp(long most) {
        long unit = 1;
        while (true) {
            for (long step : new long[] {1, 2, 3, 4, 5, 6, 8}) {
                if (step * unit >= most) {
                    return step * unit;
                }
            }
            unit *= 10;
        }
    }
}
