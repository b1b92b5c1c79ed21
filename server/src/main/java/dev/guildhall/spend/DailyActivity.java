package dev.guildhall.spend;

import dev.guildhall.platform.Actor;
import dev.guildhall.platform.Service;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Each day with its figures, and these by model, provider and key: LiteLLM's usage page. */
@Service
class DailyActivity {
    private final GlobalSpend spend;

    @Inject
    DailyActivity(GlobalSpend spend) {
        this.spend = spend;
    }

    /** Newest day first; a page is so many days. */
    Map<String, Object> days(Actor reader, SpendQuery range, int page, int size) {
        List<SpendStore.Line> days =
                spend.lines(reader, range, List.of(Dimension.DAY)).reversed();
        Map<String, Map<String, Object>> models = breakdown(reader, range, Dimension.MODEL);
        Map<String, Map<String, Object>> providers = breakdown(reader, range, Dimension.PROVIDER);
        Map<String, Map<String, Object>> keys = breakdown(reader, range, Dimension.HASH);
        List<Map<String, Object>> results = new ArrayList<>();
        Figures total = Figures.NONE;
        for (int i = 0; i < days.size(); i++) {
            SpendStore.Line line = days.get(i);
            total = total.plus(line.figures());
            if (i / size == page - 1) {
                String day = line.values().getFirst();
                results.add(Rows.of(
                        "date",
                        day,
                        "metrics",
                        metrics(line.figures()),
                        "breakdown",
                        Rows.of(
                                "models",
                                models.getOrDefault(day, Map.of()),
                                "providers",
                                providers.getOrDefault(day, Map.of()),
                                "api_keys",
                                keys.getOrDefault(day, Map.of()))));
            }
        }
        int pages = (days.size() + size - 1) / size;
        return Rows.of(
                "results",
                results,
                "metadata",
                Rows.of(
                        "total_spend",
                        total.cost(),
                        "total_prompt_tokens",
                        total.input(),
                        "total_completion_tokens",
                        total.output(),
                        "total_tokens",
                        total.tokens(),
                        "total_api_requests",
                        total.calls(),
                        "total_successful_requests",
                        total.calls() - total.failed(),
                        "total_failed_requests",
                        total.failed(),
                        "total_cache_read_input_tokens",
                        total.cacheRead(),
                        "total_cache_creation_input_tokens",
                        total.cacheWrite(),
                        "page",
                        page,
                        "total_pages",
                        pages,
                        "has_more",
                        page < pages));
    }

    private Map<String, Map<String, Object>> breakdown(Actor reader, SpendQuery range, Dimension by) {
        Map<String, Map<String, Object>> days = new LinkedHashMap<>();
        for (SpendStore.Line line : spend.lines(reader, range, List.of(Dimension.DAY, by))) {
            Map<String, Object> named =
                    by == Dimension.HASH ? Rows.of("key_alias", line.alias()) : new LinkedHashMap<>();
            days.computeIfAbsent(line.values().get(0), day -> new LinkedHashMap<>())
                    .put(line.values().get(1), Rows.of("metrics", metrics(line.figures()), "metadata", named));
        }
        return days;
    }

    private static Map<String, Object> metrics(Figures figures) {
        return Rows.of(
                "spend",
                figures.cost(),
                "prompt_tokens",
                figures.input(),
                "completion_tokens",
                figures.output(),
                "cache_read_input_tokens",
                figures.cacheRead(),
                "cache_creation_input_tokens",
                figures.cacheWrite(),
                "total_tokens",
                figures.tokens(),
                "api_requests",
                figures.calls(),
                "successful_requests",
                figures.calls() - figures.failed(),
                "failed_requests",
                figures.failed());
    }
}
