package dev.guildhall.spend;

import dev.guildhall.platform.Actor;
import dev.guildhall.platform.Service;
import dev.guildhall.runlog.CallQuery;
import dev.guildhall.runlog.ModelCallRow;
import dev.guildhall.runlog.ModelCalls;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/** LiteLLM's log of calls: each, or summed for each day. */
@Service
class SpendLogs {
    private static final int MOST = 1_000;

    private final ModelCalls calls;
    private final SpendStore store;

    @Inject
    SpendLogs(ModelCalls calls, SpendStore store) {
        this.calls = calls;
        this.store = store;
    }

    /** The newest thousand. */
    List<Map<String, Object>> each(Actor reader, CallQuery query) {
        return calls.slice(reader, query, 0, MOST).stream().map(LogRows::of).toList();
    }

    Map<String, Object> page(Actor reader, CallQuery query, int page, int size) {
        long total = calls.count(reader, query);
        List<ModelCallRow> rows = calls.slice(reader, query, Math.multiplyExact(page - 1, size), size);
        return Rows.of(
                "data",
                rows.stream().map(LogRows::of).toList(),
                "total",
                total,
                "page",
                page,
                "page_size",
                size,
                "total_pages",
                (total + size - 1) / size);
    }

    /** One row for each day, also for days without calls. */
    List<Map<String, Object>> days(Actor reader, SpendQuery range) {
        Map<String, Map<String, Object>> days = new TreeMap<>();
        for (LocalDate day = range.from(); !day.isAfter(range.to()); day = day.plusDays(1)) {
            days.put(
                    day.toString(),
                    Rows.of(
                            "startTime",
                            day.toString(),
                            "spend",
                            BigDecimal.ZERO,
                            "users",
                            new LinkedHashMap<String, Object>(),
                            "models",
                            new LinkedHashMap<String, Object>()));
        }
        SpendQuery query = new SpendQuery(
                range.from(),
                range.to(),
                List.of(Dimension.DAY, Dimension.HASH, Dimension.USER, Dimension.MODEL),
                range.only());
        for (SpendStore.Line line : store.all(reader.organisation(), query)) {
            Map<String, Object> day = days.get(line.values().getFirst());
            if (day != null) {
                BigDecimal cost = line.figures().cost();
                add(day, "spend", cost);
                add(day, line.values().get(1), cost);
                add(within(day, "users"), line.values().get(2), cost);
                add(within(day, "models"), line.values().get(3), cost);
            }
        }
        return List.copyOf(days.values());
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> within(Map<String, Object> day, String member) {
        return (Map<String, Object>) Objects.requireNonNull(day.get(member));
    }

    private static void add(Map<String, Object> to, String name, BigDecimal cost) {
        to.merge(name, cost, (before, more) -> ((BigDecimal) before).add((BigDecimal) more));
    }
}
