package dev.guildhall.web.chart;

import dev.guildhall.statistics.DayCount;
import java.util.List;
import java.util.Locale;
import java.util.StringJoiner;

/**
 * A line without axes, 82 × 22; the figure stands beside it and says the same in words.
 *
 * @param points of the polyline
 * @param endX where the last day lies
 */
public record Spark(String points, String endX, String endY) {
    private static final double LEFT = 2;
    private static final double RIGHT = 78;
    private static final double TOP = 4;
    private static final double BOTTOM = 18;
    /** More than this many steps cannot be told apart. */
    private static final int STEPS = 30;

    public static Spark of(List<DayCount> days) {
        List<Long> counts = Buckets.of(days, STEPS).stream().map(Buckets::count).toList();
        long most = Math.max(1, counts.stream().mapToLong(Long::longValue).max().orElse(0));
        double step = counts.size() < 2 ? 0 : (RIGHT - LEFT) / (counts.size() - 1);
        StringJoiner points = new StringJoiner(" ");
        double x = counts.size() < 2 ? RIGHT : LEFT;
        double y = BOTTOM;
        for (int i = 0; i < counts.size(); i++) {
            x = counts.size() < 2 ? RIGHT : LEFT + i * step;
            y = BOTTOM - (BOTTOM - TOP) * counts.get(i) / most;
            points.add(number(x) + "," + number(y));
        }
        return new Spark(points.toString(), number(x), number(y));
    }

    static String number(double value) {
        return String.format(Locale.ROOT, "%.1f", value);
    }
}
