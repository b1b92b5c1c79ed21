package dev.guildhall.dialect;

import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What must be known of a provider's model to write a request for it.
 *
 * @param model the provider's name of the model
 * @param maxOutputTokens the most it can write; needed where the dialect wants a limit in every request
 * @param contextTokens the most it can read and write together
 * @param abilities what it can; empty set: unknown, nothing is refused
 * @param dropParameters whether what it cannot may be left out (LiteLLM {@code drop_params}) instead of refused
 * @param alwaysDropped fields always left out (LiteLLM {@code additional_drop_params})
 * @param quirks words for small differences between providers of one dialect
 * @param settings of the deployment that its requests carry in the body: {@code compartmentId}, {@code endpointId}, {@code inputType}
 */
public record ModelTraits(
        String model,
        Optional<Integer> maxOutputTokens,
        Optional<Integer> contextTokens,
        Set<Ability> abilities,
        boolean dropParameters,
        Set<String> alwaysDropped,
        Set<Quirk> quirks,
        Map<String, String> settings) {
    public ModelTraits {
        abilities = Set.copyOf(abilities);
        alwaysDropped = Set.copyOf(alwaysDropped);
        quirks = Set.copyOf(quirks);
        settings = Map.copyOf(settings);
    }

    public static ModelTraits of(String model) {
        return new ModelTraits(
                model, Optional.empty(), Optional.empty(), Set.of(), false, Set.of(), Set.of(), Map.of());
    }

    /** Whether it can, or nothing is known of what it can. */
    public boolean can(Ability ability) {
        return abilities.isEmpty() || abilities.contains(ability);
    }

    public boolean has(Quirk quirk) {
        return quirks.contains(quirk);
    }

    public enum Ability {
        TOOLS,
        PARALLEL_TOOLS,
        TOOL_CHOICE,
        IMAGES,
        FILES,
        AUDIO,
        REASONING,
        JSON_SCHEMA,
        CACHE,
        SYSTEM,
        STREAM,
        EMBEDDINGS
    }

    public enum Quirk {
        /** {@code max_completion_tokens} instead of {@code max_tokens}; refuses temperature (OpenAI's reasoning models). */
        MAX_COMPLETION_TOKENS,
        /** Does not know {@code stream_options}. */
        NO_STREAM_OPTIONS,
        /** Does not know the role {@code developer}. */
        NO_DEVELOPER_ROLE,
        /** Tool-call ids must be nine letters or digits (Mistral). */
        NINE_CHARACTER_IDS,
        /** Content of messages must be one text. */
        FLAT_CONTENT,
        /** Does not know {@code response_format: json_schema}, only {@code json_object}. */
        NO_JSON_SCHEMA,
        /** Thinks by {@code thinking: {type: adaptive}} and {@code output_config.effort} (newer Claude models). */
        ADAPTIVE_THINKING,
        /** Thinks by {@code thinkingLevel} (Gemini 3), not by {@code thinkingBudget}. */
        THINKING_LEVEL,
        /**
         * Wants its thoughts back in {@code reasoning_content} of assistant messages while it calls tools for one question (DeepSeek, Moonshot,
         * Qwen, Z.AI, MiniMax).
         */
        REASONING_BACK
    }
}
