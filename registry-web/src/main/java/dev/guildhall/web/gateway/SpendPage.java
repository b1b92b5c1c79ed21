package dev.guildhall.web.gateway;

import dev.guildhall.spend.Dimension;
import dev.guildhall.spend.SpendReport;
import dev.guildhall.statistics.DayCount;
import dev.guildhall.web.chart.DayChart;
import dev.guildhall.web.layout.Chrome;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What calls used and cost.
 *
 * @param days cost of each day of the range, in millionths of a dollar
 * @param next address of more lines
 */
public record SpendPage(
        Chrome chrome, SpendReport report, SpendFilter filter, List<DayCount> days, Optional<String> next) {

    /** A choice of days. */
    public record Range(String label, String from, String to) {}

    public List<Range> ranges() {
        LocalDate today = LocalDate.ofInstant(chrome.now(), ZoneOffset.UTC);
        return List.of(
                range("Today", today, today),
                range("7 days", today.minusDays(6), today),
                range("30 days", today.minusDays(29), today),
                range("Month", today.withDayOfMonth(1), today));
    }

    private static Range range(String label, LocalDate from, LocalDate to) {
        return new Range(label, from.toString(), to.toString());
    }

    public boolean shows(Range range) {
        return report.from().toString().equals(range.from())
                && report.to().toString().equals(range.to());
    }

    public DayChart chart() {
        return DayChart.ofAmounts(days, Usd::ofMillionths, "spent");
    }

    /** A dimension at the head of its column. */
    public static String title(Dimension dimension) {
        return dimension.word().substring(0, 1).toUpperCase(Locale.ROOT)
                + dimension.word().substring(1);
    }

    /** What a value is called here. */
    public static String label(SpendReport.Line line) {
        return line.label().filter(text -> !text.isBlank()).orElse(line.value().isEmpty() ? "none" : line.value());
    }

    public static Optional<String> then(SpendReport.Line line) {
        return line.then()
                .map(value ->
                        line.thenLabel().filter(text -> !text.isBlank()).orElse(value.isEmpty() ? "none" : value));
    }

    /** The page of the calls that figures are made of. */
    public static String calls(String rows) {
        return rows.replace("/api/v1/traces", "/calls");
    }

    /** Share of the total, for the width of a bar: 0–100. */
    public int share(BigDecimal cost) {
        return report.total().cost().signum() <= 0
                ? 0
                : Usd.share(cost, report.total().cost());
    }

    /** Narrower, when the line can be opened into another dimension. */
    public Optional<String> inside(SpendReport.Line line) {
        Dimension by = report.by();
        return by == Dimension.DAY || by == Dimension.MONTH || by == Dimension.HASH
                ? Optional.empty()
                : Optional.of(filter.into(
                        by.word(),
                        line.value(),
                        by == Dimension.MODEL ? Dimension.KEY.word() : Dimension.MODEL.word()));
    }
}
