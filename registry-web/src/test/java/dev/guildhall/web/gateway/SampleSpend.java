package dev.guildhall.web.gateway;

import dev.guildhall.spend.Dimension;
import dev.guildhall.spend.Figures;
import dev.guildhall.spend.SpendReport;
import dev.guildhall.statistics.DayCount;
import dev.guildhall.web.SamplePages;
import dev.guildhall.web.View;
import dev.guildhall.web.layout.Nav;
import dev.guildhall.web.layout.Twin;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The page of spend with sample records. */
final class SampleSpend {
    private static final LocalDate FROM = LocalDate.of(2026, 11, 1);
    private static final LocalDate TO = LocalDate.of(2026, 11, 23);

    private SampleSpend() {}

    static Map<String, View> views() {
        Map<String, View> views = new LinkedHashMap<>();
        views.put(
                "spend", spend(List.of(line("gpt-4o", "812.36"), line("claude-sonnet", "204.1"), line("", "0.00042"))));
        views.put("spend-empty", spend(List.of()));
        return views;
    }

    private static SpendReport.Line line(String model, String cost) {
        return new SpendReport.Line(
                model,
                Optional.empty(),
                Optional.of("platform"),
                Optional.empty(),
                figures(cost, model.isEmpty() ? 3 : 0),
                "/api/v1/traces?from=2026-11-01&to=2026-11-23&model=" + model);
    }

    private static Figures figures(String cost, long unpriced) {
        return new Figures(
                41_290, 127, 41_500, 91_204_118, 4_120_118, 61_000_000, 0, 0, new BigDecimal(cost), unpriced);
    }

    private static View spend(List<SpendReport.Line> lines) {
        boolean some = !lines.isEmpty();
        return new View(
                "gateway/spend.jte",
                new SpendPage(
                        SamplePages.chrome(Nav.SPEND, "Spend", Twin.of("/api/v1/spend?by=model")),
                        new SpendReport(
                                FROM,
                                TO,
                                Dimension.MODEL,
                                some ? Optional.of(Dimension.TEAM) : Optional.empty(),
                                lines,
                                some ? figures("1016.46042", 3) : Figures.NONE,
                                "/api/v1/traces?from=2026-11-01&to=2026-11-23",
                                Optional.empty()),
                        new SpendFilter(
                                some ? Map.of("by", "model", "then", "team", "customer", "customer-17") : Map.of()),
                        FROM.datesUntil(TO.plusDays(1))
                                .map(day -> new DayCount(day, some ? day.getDayOfMonth() * 3_700_000L % 61_000_000 : 0))
                                .toList(),
                        Optional.empty()));
    }
}
