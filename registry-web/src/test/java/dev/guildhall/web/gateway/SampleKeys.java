package dev.guildhall.web.gateway;

import dev.guildhall.budgets.AccountBudget;
import dev.guildhall.budgets.AccountLimits;
import dev.guildhall.budgets.Period;
import dev.guildhall.keys.KeyFields;
import dev.guildhall.keys.KeyRow;
import dev.guildhall.keys.MadeKey;
import dev.guildhall.spend.Figures;
import dev.guildhall.web.SamplePages;
import dev.guildhall.web.View;
import dev.guildhall.web.layout.Nav;
import dev.guildhall.web.layout.Note;
import dev.guildhall.web.layout.Refusal;
import dev.guildhall.web.layout.Twin;
import jakarta.json.JsonValue;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Pages of keys and budgets with sample records. */
final class SampleKeys {
    private SampleKeys() {}

    static Map<String, View> views() {
        Map<String, View> views = new LinkedHashMap<>();
        List<KeyRow> keys = List.of(
                key("ci", List.of("gpt-4o", "claude-sonnet", "openai/*", "qwen3-coder"), "19.4", false, false),
                key("laptop", List.of(), "25", false, false),
                key("leaked", List.of("gpt-4o"), "0.00042", true, false),
                key("old", List.of("gpt-4o"), "0", false, true));
        views.put("keys", keys(keys, Optional.empty(), Optional.of(SamplePages.refusal("bad-request", 400))));
        views.put(
                "keys-made",
                keys(
                        keys,
                        Optional.of(new MadeKey("sk-9fK2xTq7mZ4bVn0cRw8sLd1yHu6jPe3aGk5oXi2tQ0E", keys.getFirst())),
                        Optional.empty()));
        views.put("keys-empty", keys(List.of(), Optional.empty(), Optional.empty()));
        views.put("key", key(keys.getFirst(), true));
        views.put("key-blocked", key(keys.get(2), true));
        views.put("key-reader", key(keys.get(1), false));
        views.put(
                "budgets",
                budgets(List.of(
                        budget("organisation", "acme-prod", "the organisation", "8412.36", "12000"),
                        budget("team", "payments", "team payments", "1200", "1200"),
                        budget("key", new UUID(8, 1).toString(), "key sk-...4f2a \"ci\"", "19.4", "25"),
                        budget("member", "ops/r.keller", "r.keller in team ops", "0", ""))));
        views.put("budgets-empty", budgets(List.of()));
        return views;
    }

    private static AccountBudget budget(String kind, String account, String label, String spent, String limit) {
        AccountLimits limits = new AccountLimits(
                limit.isEmpty() ? Optional.empty() : Optional.of(new BigDecimal(limit)),
                Optional.empty(),
                Period.of("monthly"),
                Optional.of(100_000L),
                Optional.of(600L),
                Optional.empty(),
                Optional.empty(),
                List.of(new AccountLimits.Other(
                        "gpt-4o",
                        Period.of("daily"),
                        Optional.of(BigDecimal.TEN),
                        Optional.empty(),
                        Optional.empty())));
        return new AccountBudget(
                kind,
                account,
                label,
                limits,
                limits,
                new BigDecimal(spent),
                Optional.of(Instant.parse("2026-12-01T00:00:00Z")),
                kind.equals("team") ? Optional.of(new BigDecimal("50")) : Optional.empty(),
                kind.equals("team") ? Optional.of(Instant.parse("2026-11-30T00:00:00Z")) : Optional.empty(),
                1);
    }

    private static KeyRow key(String alias, List<String> models, String spent, boolean blocked, boolean expired) {
        UUID id = new UUID(8, alias.hashCode());
        return new KeyRow(
                id,
                "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
                "sk-...4f2a",
                new KeyFields(
                        Optional.of(alias),
                        alias.equals("ci") ? Optional.of("platform") : Optional.empty(),
                        Optional.empty(),
                        alias.equals("ci") ? Optional.of("code-reviewer") : Optional.empty(),
                        models,
                        Map.of("fast", "gpt-4o"),
                        List.of(),
                        "default",
                        List.of("nightly"),
                        JsonValue.EMPTY_JSON_OBJECT,
                        false,
                        blocked,
                        expired ? Optional.of(SamplePages.NOW.minusSeconds(86_400)) : Optional.empty(),
                        AccountLimits.NONE),
                budget("key", id.toString(), "key", spent, alias.equals("leaked") ? "" : "25"),
                expired ? Optional.empty() : Optional.of(SamplePages.NOW.minusSeconds(300)),
                "r.keller",
                SamplePages.NOW.minusSeconds(900_000),
                "r.keller",
                SamplePages.NOW.minusSeconds(9_000),
                1);
    }

    private static View keys(List<KeyRow> keys, Optional<MadeKey> made, Optional<Refusal> refusal) {
        return new View(
                "gateway/keys.jte",
                new KeysPage(
                        SamplePages.chrome(Nav.KEYS, "Keys", Twin.of("/api/v1/keys")),
                        keys,
                        KeyFilter.NONE,
                        Optional.empty(),
                        made,
                        KeyForm.NOTHING,
                        List.of("claude-sonnet", "gpt-4o"),
                        true,
                        refusal,
                        Optional.empty()));
    }

    private static View key(KeyRow key, boolean writes) {
        Figures used = new Figures(812, 4, 816, 1_200_000, 90_000, 0, 0, 0, new BigDecimal("19.4"), 2);
        return new View(
                "gateway/key.jte",
                new KeyPage(
                        SamplePages.chrome(Nav.KEYS, "ci", Twin.of("/api/v1/keys/1")),
                        key,
                        Optional.empty(),
                        writes
                                ? List.of(
                                        new KeyUse("gpt-4o", true, Optional.of(used)),
                                        new KeyUse("openai/*", true, Optional.of(used)),
                                        new KeyUse("claude-sonnet", true, Optional.empty()),
                                        new KeyUse("gpt-3.5-turbo", false, Optional.of(used)))
                                : List.of(),
                        90,
                        writes,
                        Optional.of(Note.KEY_UNBLOCKED)));
    }

    private static View budgets(List<AccountBudget> budgets) {
        return new View(
                "gateway/budgets.jte",
                new BudgetsPage(
                        SamplePages.chrome(Nav.BUDGETS, "Budgets", Twin.of("/api/v1/budgets")),
                        budgets,
                        "",
                        Optional.empty(),
                        new LimitsForm(),
                        "",
                        true,
                        Optional.empty(),
                        Optional.empty()));
    }
}
