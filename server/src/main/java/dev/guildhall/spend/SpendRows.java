package dev.guildhall.spend;

import dev.guildhall.platform.Actor;
import dev.guildhall.platform.Service;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.json.JsonValue;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Keys, users and tags with what they spent over all days that are kept, in LiteLLM's shapes. */
@Service
class SpendRows {
    private final SpendStore store;
    private final Instance<SpendAccounts> accounts;

    @Inject
    SpendRows(SpendStore store, Instance<SpendAccounts> accounts) {
        this.store = store;
        this.accounts = accounts;
    }

    List<Map<String, Object>> keys(Actor reader, int most) {
        Map<String, Map<String, Object>> rows = new LinkedHashMap<>();
        if (accounts.isResolvable()) {
            accounts.get().keys(reader, most).forEach(row -> rows.put(String.valueOf(row.get("token")), spent(row)));
        }
        for (SpendStore.Line line : lines(reader, Dimension.HASH, most)) {
            String hash = line.values().getFirst();
            rows.computeIfAbsent(
                            hash,
                            token -> Rows.of(
                                    "token", token, "key_name", JsonValue.NULL, "key_alias", line.alias(), "spend", 0))
                    .put("spend", line.figures().cost());
        }
        return highest(rows, most);
    }

    List<Map<String, Object>> users(Actor reader, Optional<String> only, int most) {
        Map<String, Map<String, Object>> rows = new LinkedHashMap<>();
        if (accounts.isResolvable()) {
            accounts.get().users(reader, most).forEach(row -> rows.put(String.valueOf(row.get("user_id")), spent(row)));
        }
        for (SpendStore.Line line : lines(reader, Dimension.USER, most)) {
            String user = line.values().getFirst();
            if (!user.isEmpty()) {
                rows.computeIfAbsent(user, id -> Rows.of("user_id", id, "user_email", JsonValue.NULL, "spend", 0))
                        .put("spend", line.figures().cost());
            }
        }
        only.ifPresent(user -> rows.keySet().retainAll(List.of(user)));
        return highest(rows, most);
    }

    List<Map<String, Object>> tags(Actor reader, SpendQuery range) {
        SpendQuery query = new SpendQuery(range.from(), range.to(), List.of(Dimension.TAG), range.only());
        return store.lines(reader.organisation(), query, 0, 1_000).stream()
                .map(line -> Rows.of(
                        "individual_request_tag",
                        line.values().getFirst(),
                        "log_count",
                        line.figures().calls(),
                        "total_spend",
                        line.figures().cost()))
                .toList();
    }

    private List<SpendStore.Line> lines(Actor reader, Dimension by, int most) {
        SpendQuery all = Asked.days(null, null);
        return store.lines(reader.organisation(), new SpendQuery(all.from(), all.to(), List.of(by), Map.of()), 0, most);
    }

    /** What the calls sum to counts here, not what a budget has left of it. */
    private static Map<String, Object> spent(Map<String, Object> row) {
        Map<String, Object> known = new LinkedHashMap<>(row);
        known.put("spend", BigDecimal.ZERO);
        return known;
    }

    private static List<Map<String, Object>> highest(Map<String, Map<String, Object>> rows, int most) {
        List<Map<String, Object>> sorted = new ArrayList<>(rows.values());
        sorted.sort(Comparator.comparing(
                        (Map<String, Object> row) -> (BigDecimal) row.getOrDefault("spend", BigDecimal.ZERO))
                .reversed());
        return sorted.subList(0, Math.min(most, sorted.size()));
    }
}
