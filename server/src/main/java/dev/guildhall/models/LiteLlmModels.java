package dev.guildhall.models;

import dev.guildhall.dialect.ModelTraits.Ability;
import jakarta.json.JsonValue;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;

/** Models in the shapes of LiteLLM's {@code /model/info} and {@code /model_group/info}; pure. */
final class LiteLlmModels {
    private static final Map<String, Ability> ABILITIES = new TreeMap<>(Map.of(
            "supports_function_calling", Ability.TOOLS,
            "supports_parallel_function_calling", Ability.PARALLEL_TOOLS,
            "supports_tool_choice", Ability.TOOL_CHOICE,
            "supports_vision", Ability.IMAGES,
            "supports_pdf_input", Ability.FILES,
            "supports_audio_input", Ability.AUDIO,
            "supports_reasoning", Ability.REASONING,
            "supports_response_schema", Ability.JSON_SCHEMA,
            "supports_prompt_caching", Ability.CACHE));

    private LiteLlmModels() {}

    /** {@code {model_name, litellm_params, model_info}}; a price that nobody said is null, never zero. */
    static Map<String, Object> info(ModelEntry entry) {
        Map<String, Object> info = new LinkedHashMap<>();
        info.put("id", entry.id());
        info.put("db_model", entry.organisation().isPresent());
        info.put("key", entry.model());
        info.put("litellm_provider", entry.provider());
        entry.info().forEach(info::putIfAbsent);
        Optional<Deployment> deployment = entry.deployment();
        info.put("mode", deployment.map(Deployment::mode).orElse("chat"));
        putOrNull(info, "max_tokens", deployment.flatMap(one -> one.traits().maxOutputTokens()));
        putOrNull(
                info, "max_input_tokens", deployment.flatMap(one -> one.traits().contextTokens()));
        putOrNull(
                info,
                "max_output_tokens",
                deployment.flatMap(one -> one.traits().maxOutputTokens()));
        Optional<Price> price = deployment.flatMap(Deployment::price);
        putOrNull(info, "input_cost_per_token", price.map(Price::input));
        putOrNull(info, "output_cost_per_token", price.map(Price::output));
        putOrNull(info, "cache_read_input_token_cost", price.flatMap(Price::cacheRead));
        putOrNull(info, "cache_creation_input_token_cost", price.flatMap(Price::cacheWrite));
        putOrNull(info, "price_version", price.map(Price::version));
        Set<Ability> abilities = deployment.map(one -> one.traits().abilities()).orElse(Set.of());
        ABILITIES.forEach((key, ability) -> putOrNull(
                info, key, abilities.isEmpty() ? Optional.empty() : Optional.of(abilities.contains(ability))));
        entry.off().ifPresent(why -> info.put("off", why));
        Map<String, Object> model = new LinkedHashMap<>();
        model.put("model_name", entry.name());
        model.put("litellm_params", entry.params());
        model.put("model_info", info);
        return model;
    }

    /** What all deployments of one name can and cost: the widest limits, the dearest prices. */
    static Map<String, Object> group(String name, List<Deployment> deployments) {
        Map<String, Object> group = new LinkedHashMap<>();
        group.put("model_group", name);
        group.put(
                "providers",
                deployments.stream().map(Deployment::provider).distinct().toList());
        putOrNull(
                group, "max_input_tokens", most(deployments, one -> one.traits().contextTokens()));
        putOrNull(
                group,
                "max_output_tokens",
                most(deployments, one -> one.traits().maxOutputTokens()));
        putOrNull(
                group,
                "input_cost_per_token",
                most(deployments, one -> one.price().map(Price::input)));
        putOrNull(
                group,
                "output_cost_per_token",
                most(deployments, one -> one.price().map(Price::output)));
        group.put("mode", deployments.getFirst().mode());
        putOrNull(group, "tpm", sum(deployments, one -> one.limits().tokensPerMinute()));
        putOrNull(group, "rpm", sum(deployments, one -> one.limits().requestsPerMinute()));
        ABILITIES.forEach((key, ability) -> group.put(
                key,
                deployments.stream().anyMatch(one -> one.traits().abilities().contains(ability))));
        group.put("supported_openai_params", List.of());
        return group;
    }

    private static <T extends Comparable<T>> Optional<T> most(
            List<Deployment> deployments, Function<Deployment, Optional<T>> of) {
        return deployments.stream().flatMap(one -> of.apply(one).stream()).max(Comparator.naturalOrder());
    }

    private static Optional<BigDecimal> sum(List<Deployment> deployments, Function<Deployment, Optional<Long>> of) {
        Stream<Long> all = deployments.stream().flatMap(one -> of.apply(one).stream());
        return all.map(BigDecimal::valueOf).reduce(BigDecimal::add);
    }

    /** LiteLLM's clients look for the key; what is not known is null there. */
    private static void putOrNull(Map<String, Object> map, String key, Optional<?> value) {
        map.put(key, value.isPresent() ? value.get() : JsonValue.NULL);
    }
}
