package dev.guildhall.models;

import dev.guildhall.models.RouterSettings.Strategy;
import dev.guildhall.packages.YamlNode;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Reads {@code router_settings}; what it does not say {@code litellm_settings} may. */
final class RouterReading {
    private static final Set<String> FOLLOWED = Set.of(
            "routing_strategy",
            "routing_strategy_args",
            "model_group_alias",
            "num_retries",
            "max_retries",
            "retry_after",
            "retry_policy",
            "model_group_retry_policy",
            "allowed_fails",
            "allowed_fails_policy",
            "cooldown_time",
            "disable_cooldowns",
            "fallbacks",
            "default_fallbacks",
            "context_window_fallbacks",
            "content_policy_fallbacks",
            "max_fallbacks",
            "timeout",
            "stream_timeout",
            "enable_pre_call_checks",
            "enable_pre_call_check",
            "enable_tag_filtering",
            "tag_filtering_match_any",
            "default_max_parallel_requests");

    private static final Set<String> WITHOUT_EFFECT = Set.of(
            "alerting_config",
            "assistants_config",
            "cache_kwargs",
            "cache_responses",
            "caching_groups",
            "client_ttl",
            "debug_level",
            "default_litellm_params",
            "default_priority",
            "deployment_affinity_ttl_seconds",
            "ignore_invalid_deployments",
            "model_group_affinity_config",
            "optional_pre_call_checks",
            "polling_interval",
            "provider_budget_config",
            "redis_db",
            "redis_host",
            "redis_password",
            "redis_port",
            "redis_url",
            "router_general_settings",
            "routing_groups",
            "search_tools",
            "guardrail_list",
            "set_verbose",
            "tag_routing_prefix",
            "weights");

    private final Reading router;
    private final Reading litellm;

    RouterReading(Reading router, Reading litellm) {
        this.router = router;
        this.litellm = litellm;
    }

    RouterSettings read() {
        Set<String> known = new TreeSet<>(FOLLOWED);
        known.addAll(WITHOUT_EFFECT);
        router.knowing(known);
        router.keys().stream()
                .filter(WITHOUT_EFFECT::contains)
                .forEach(key -> router.complaints().note(router.place(key), "has no effect here."));
        RouterSettings defaults = RouterSettings.DEFAULTS;
        Optional<Reading> arguments = router.map("routing_strategy_args");
        Duration timeout = router.seconds("timeout")
                .or(() -> litellm.seconds("request_timeout"))
                .orElse(defaults.timeout());
        Map<String, String> alias = new LinkedHashMap<>();
        Set<String> hidden = new HashSet<>();
        aliases(alias, hidden);
        return new RouterSettings(
                strategy(),
                arguments.flatMap(args -> args.seconds("ttl")).orElse(defaults.ttl()),
                arguments
                        .flatMap(args -> args.amount("lowest_latency_buffer"))
                        .map(BigDecimal::doubleValue)
                        .orElse(defaults.latencyBuffer()),
                count("num_retries", 100)
                        .or(() -> router.count("max_retries", 0, 100))
                        .orElse(defaults.retries()),
                router.amount("retry_after").map(RouterReading::seconds).orElse(defaults.retryAfter()),
                policy(router, "retry_policy", "Retries"),
                groupPolicies(),
                count("allowed_fails", 1_000_000).orElse(defaults.allowedFails()),
                policy(router, "allowed_fails_policy", "AllowedFails"),
                router.amount("cooldown_time")
                        .or(() -> litellm.amount("cooldown_time"))
                        .map(RouterReading::seconds)
                        .orElse(defaults.cooldown()),
                router.flag("disable_cooldowns").orElse(false),
                fallbacks("fallbacks"),
                list("default_fallbacks"),
                fallbacks("context_window_fallbacks"),
                fallbacks("content_policy_fallbacks"),
                router.count("max_fallbacks", 0, 100).orElse(defaults.maxFallbacks()),
                timeout,
                router.seconds("stream_timeout")
                        .filter(first -> first.compareTo(timeout) < 0)
                        .orElse(timeout),
                alias,
                hidden,
                router.flag("enable_pre_call_checks")
                        .or(() -> router.flag("enable_pre_call_check"))
                        .orElse(false),
                router.flag("enable_tag_filtering").orElse(false),
                router.flag("tag_filtering_match_any").orElse(true));
    }

    private Strategy strategy() {
        return router.text("routing_strategy")
                .map(word -> Arrays.stream(Strategy.values())
                        .filter(strategy -> strategy.word().equals(word))
                        .findFirst()
                        .orElseGet(() -> {
                            List<String> words = Arrays.stream(Strategy.values())
                                    .map(Strategy::word)
                                    .toList();
                            if (word.equals("provider-budget-routing")) {
                                router.complaints()
                                        .note(
                                                router.place("routing_strategy"),
                                                "provider-budget-routing has no effect here; simple-shuffle is used.");
                            } else {
                                router.complaints()
                                        .error(
                                                router.place("routing_strategy"),
                                                "there is no strategy of this name. Known: " + String.join(", ", words)
                                                        + ".");
                            }
                            return Strategy.SIMPLE_SHUFFLE;
                        }))
                .orElse(Strategy.SIMPLE_SHUFFLE);
    }

    /** Of both sections; the router's wins. */
    private Optional<Integer> count(String key, int most) {
        return router.count(key, 0, most).or(() -> litellm.count(key, 0, most));
    }

    private List<String> list(String key) {
        List<String> own = router.texts(key);
        return own.isEmpty() ? litellm.texts(key) : own;
    }

    private static Duration seconds(BigDecimal seconds) {
        return Duration.ofMillis(
                seconds.min(BigDecimal.valueOf(86_400)).movePointRight(3).longValue());
    }

    private void aliases(Map<String, String> alias, Set<String> hidden) {
        router.map("model_group_alias").ifPresent(aliases -> {
            for (String name : aliases.keys()) {
                Optional<YamlNode> node = aliases.node(name);
                if (node.isPresent() && node.get() instanceof YamlNode.Mapping) {
                    aliases.map(name).ifPresent(detail -> {
                        detail.text("model").ifPresent(model -> alias.put(name, model));
                        if (detail.flag("hidden").orElse(false)) {
                            hidden.add(name);
                        }
                    });
                } else {
                    aliases.text(name).ifPresent(model -> alias.put(name, model));
                }
            }
        });
    }

    private static Map<ErrorClass, Integer> policy(Reading from, String key, String ending) {
        return from.map(key).map(policy -> policy(policy, ending)).orElse(Map.of());
    }

    private static Map<ErrorClass, Integer> policy(Reading policy, String ending) {
        Map<ErrorClass, Integer> counts = new EnumMap<>(ErrorClass.class);
        Map<String, ErrorClass> known = Arrays.stream(ErrorClass.values())
                .collect(Collectors.toMap(error -> error.word() + ending, Function.identity()));
        policy.knowing(known.keySet());
        known.forEach((word, error) -> policy.count(word, 0, 1_000_000).ifPresent(count -> counts.put(error, count)));
        return counts;
    }

    private Map<String, Map<ErrorClass, Integer>> groupPolicies() {
        Map<String, Map<ErrorClass, Integer>> policies = new HashMap<>();
        router.map("model_group_retry_policy")
                .ifPresent(groups -> groups.keys()
                        .forEach(group ->
                                groups.map(group).ifPresent(policy -> policies.put(group, policy(policy, "Retries")))));
        return policies;
    }

    /** A list of {@code {model: [others]}}. */
    private Map<String, List<String>> fallbacks(String key) {
        Map<String, List<String>> fallbacks = new LinkedHashMap<>();
        Reading from = router.has(key) ? router : litellm;
        for (Reading line : from.maps(key)) {
            for (String model : line.keys()) {
                List<String> others = new ArrayList<>(line.texts(model));
                others.removeIf(model::equals);
                fallbacks.merge(model, others, (before, more) -> {
                    List<String> all = new ArrayList<>(before);
                    all.addAll(more);
                    return all;
                });
            }
        }
        return fallbacks;
    }
}
