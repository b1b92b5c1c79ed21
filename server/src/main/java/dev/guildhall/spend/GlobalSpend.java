package dev.guildhall.spend;

import dev.guildhall.platform.Actor;
import dev.guildhall.platform.Service;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** LiteLLM's reports over an organisation. */
@Service
class GlobalSpend {
    private static final DateTimeFormatter SHORT = DateTimeFormatter.ofPattern("MMM dd", Locale.ENGLISH);

    private final SpendStore store;
    private final Instance<SpendNames> names;

    @Inject
    GlobalSpend(SpendStore store, @Any Instance<SpendNames> names) {
        this.store = store;
        this.names = names;
    }

    /** @param who {@code TEAM} or {@code CUSTOMER} */
    List<Map<String, Object>> byDay(Actor reader, SpendQuery range, Dimension who) {
        List<SpendStore.Line> lines =
                lines(reader, range, List.of(Dimension.DAY, who, Dimension.MODEL, Dimension.HASH));
        Set<String> ids = new LinkedHashSet<>();
        lines.forEach(line -> ids.add(line.values().get(1)));
        Map<String, String> named = names(reader.organisation(), who, ids);
        Map<String, Map<String, List<SpendStore.Line>>> days = new LinkedHashMap<>();
        for (SpendStore.Line line : lines) {
            days.computeIfAbsent(line.values().get(0), day -> new LinkedHashMap<>())
                    .computeIfAbsent(line.values().get(1), id -> new ArrayList<>())
                    .add(line);
        }
        boolean teams = who == Dimension.TEAM;
        List<Map<String, Object>> report = new ArrayList<>();
        days.forEach((day, groups) -> {
            List<Map<String, Object>> members = new ArrayList<>();
            groups.forEach((id, details) -> members.add(Rows.of(
                    teams ? "team_name" : "customer",
                    named.getOrDefault(id, id.isEmpty() ? "Unassigned" : id),
                    "total_spend",
                    cost(details),
                    "metadata",
                    details.stream().map(GlobalSpend::detail).toList())));
            report.add(Rows.of("group_by_day", day, teams ? "teams" : "customers", members));
        });
        return report;
    }

    List<Map<String, Object>> byKey(Actor reader, SpendQuery range) {
        Map<String, List<SpendStore.Line>> keys = new LinkedHashMap<>();
        for (SpendStore.Line line : lines(reader, range, List.of(Dimension.HASH, Dimension.MODEL))) {
            keys.computeIfAbsent(line.values().getFirst(), key -> new ArrayList<>())
                    .add(line);
        }
        List<Map<String, Object>> report = new ArrayList<>();
        keys.forEach((key, models) -> {
            Figures total = models.stream().map(SpendStore.Line::figures).reduce(Figures.NONE, Figures::plus);
            Map<String, Object> row = sums("api_key", key, total);
            row.put(
                    "model_details",
                    models.stream()
                            .map(line -> sums("model", line.values().get(1), line.figures()))
                            .toList());
            report.add(row);
        });
        return report;
    }

    Map<String, Object> activity(Actor reader, SpendQuery range) {
        List<Map<String, Object>> days = new ArrayList<>();
        Figures total = Figures.NONE;
        for (SpendStore.Line line : lines(reader, range, List.of(Dimension.DAY))) {
            total = total.plus(line.figures());
            days.add(Rows.of(
                    "date",
                    SHORT.format(LocalDate.parse(line.values().getFirst())),
                    "api_requests",
                    line.figures().calls(),
                    "total_tokens",
                    line.figures().tokens()));
        }
        return Rows.of("daily_data", days, "sum_api_requests", total.calls(), "sum_total_tokens", total.tokens());
    }

    List<SpendStore.Line> lines(Actor reader, SpendQuery range, List<Dimension> by) {
        return store.all(reader.organisation(), new SpendQuery(range.from(), range.to(), by, range.only()));
    }

    private Map<String, String> names(UUID organisation, Dimension who, Set<String> ids) {
        Map<String, String> found = new HashMap<>();
        for (SpendNames naming : names) {
            if (naming.dimension() == who) {
                found.putAll(naming.of(organisation, ids));
            }
        }
        return found;
    }

    private static BigDecimal cost(List<SpendStore.Line> lines) {
        return lines.stream().map(line -> line.figures().cost()).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static Map<String, Object> detail(SpendStore.Line line) {
        return Rows.of(
                "model",
                line.values().get(2),
                "spend",
                line.figures().cost(),
                "total_tokens",
                line.figures().tokens(),
                "api_key",
                line.values().get(3));
    }

    private static Map<String, Object> sums(String what, String value, Figures figures) {
        return Rows.of(
                what,
                value,
                "total_cost",
                figures.cost(),
                "total_input_tokens",
                figures.input(),
                "total_output_tokens",
                figures.output());
    }
}
