package dev.guildhall.dialect.gemini;

import dev.guildhall.dialect.ChatRequest;
import dev.guildhall.dialect.ChatRequest.OutputFormat;
import dev.guildhall.dialect.ChatRequest.Reasoning;
import dev.guildhall.dialect.ChatRequest.Sampling;
import dev.guildhall.dialect.Fields;
import dev.guildhall.dialect.ModelTraits;
import dev.guildhall.dialect.ModelTraits.Ability;
import dev.guildhall.dialect.ModelTraits.Quirk;
import dev.guildhall.dialect.Unsaid;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** {@code generationConfig}: limits, samplings, the wanted shape, thinking. */
final class GeminiGeneration {
    private static final int MOST_STOPS = 5;
    private static final int MOST_CANDIDATES = 8;

    private final ChatRequest request;
    private final ModelTraits traits;
    private final Unsaid unsaid;

    GeminiGeneration(ChatRequest request, ModelTraits traits, Unsaid unsaid) {
        this.request = request;
        this.traits = traits;
        this.unsaid = unsaid;
    }

    /** @param shapedByTool whether a tool asks for the wanted shape */
    ObjectNode config(boolean shapedByTool) {
        ObjectNode config = Fields.object();
        Sampling sampling = request.sampling();
        unsaid.keep("max_tokens", sampling.maxTokens())
                .ifPresent(most -> config.put(
                        "maxOutputTokens",
                        Math.min(most, traits.maxOutputTokens().orElse(most))));
        unsaid.keep("temperature", sampling.temperature()).ifPresent(value -> config.put("temperature", value));
        unsaid.keep("top_p", sampling.topP()).ifPresent(value -> config.put("topP", value));
        unsaid.keep("top_k", sampling.topK()).ifPresent(value -> config.put("topK", value));
        stops(config);
        Optional<Long> seed = unsaid.keep("seed", sampling.seed());
        seed.ifPresent(value -> config.put("seed", (int) (value ^ (value >>> 32))));
        unsaid.keep("presence_penalty", sampling.presencePenalty())
                .filter(value -> value != 0)
                .ifPresent(value -> config.put("presencePenalty", value));
        unsaid.keep("frequency_penalty", sampling.frequencyPenalty())
                .filter(value -> value != 0)
                .ifPresent(value -> config.put("frequencyPenalty", value));
        unsaid.keep("n", sampling.n()).filter(n -> n > 1).ifPresent(n -> {
            if (n > MOST_CANDIDATES) {
                throw unsaid.content("n", "Gemini gives at most %d answers at once.".formatted(MOST_CANDIDATES));
            }
            config.put("candidateCount", n);
        });
        unsaid.keep("logprobs", sampling.topLogprobs()).ifPresent(top -> {
            config.put("responseLogprobs", true);
            if (top > 0) {
                config.put("logprobs", top);
            }
        });
        if (!shapedByTool) {
            format(config);
        }
        thinking(config);
        return config;
    }

    private void stops(ObjectNode config) {
        List<String> stops = unsaid
                .keep("stop", Optional.of(request.sampling().stop()).filter(list -> !list.isEmpty()))
                .orElse(List.of())
                .stream()
                .filter(stop -> !stop.isEmpty())
                .toList();
        if (stops.size() > MOST_STOPS) {
            unsaid.cannot("stop", true);
        }
        if (!stops.isEmpty()) {
            ArrayNode sequences = config.putArray("stopSequences");
            stops.stream().limit(MOST_STOPS).forEach(sequences::add);
        }
    }

    private void format(ObjectNode config) {
        if (request.format() instanceof OutputFormat.Text) {
            return;
        }
        config.put("responseMimeType", "application/json");
        if (request.format() instanceof OutputFormat.Schema schema) {
            config.set("responseSchema", GeminiSchema.toGemini(schema.schema()));
        }
    }

    private void thinking(ObjectNode config) {
        Reasoning reasoning = request.reasoning();
        Optional<String> effort = unsaid.keep("reasoning_effort", reasoning.effort());
        boolean asked = effort.isPresent() || reasoning.budgetTokens().isPresent() || reasoning.adaptive();
        if (!asked && reasoning.shown().isEmpty()) {
            return;
        }
        boolean off = effort.filter("none"::equals).isPresent();
        if (!traits.can(Ability.REASONING)) {
            unsaid.cannot("reasoning_effort", asked && !off);
            return;
        }
        ObjectNode thinking = config.putObject("thinkingConfig");
        if (traits.has(Quirk.THINKING_LEVEL)) {
            effort.or(() -> reasoning.budgetTokens().map(GeminiGeneration::level))
                    .ifPresent(word -> thinking.put("thinkingLevel", level(word)));
        } else if (off) {
            thinking.put("thinkingBudget", model().contains("pro") ? 128 : 0);
        } else if (reasoning.budgetTokens().isPresent()) {
            thinking.put("thinkingBudget", reasoning.budgetTokens().get());
        } else if (effort.isPresent()) {
            thinking.put("thinkingBudget", budget(effort.get()));
        } else if (reasoning.adaptive()) {
            thinking.put("thinkingBudget", -1);
        }
        if (reasoning.shown().orElse(!off)) {
            thinking.put("includeThoughts", true);
        }
    }

    /** Gemini 3 always thinks; its Pro models know fewer levels. */
    private String level(String effort) {
        boolean flash = model().contains("flash");
        return switch (effort) {
            case "none", "minimal" -> flash ? "minimal" : "low";
            case "low" -> "low";
            case "medium" -> model().contains("gemini-3-pro") ? "high" : "medium";
            default -> "high";
        };
    }

    private static String level(int budget) {
        return budget <= 2048 ? "low" : budget <= 8192 ? "medium" : "high";
    }

    /** As Google's own OpenAI endpoint maps them. */
    private static int budget(String effort) {
        return switch (effort) {
            case "minimal", "low" -> 1024;
            case "medium" -> 8192;
            default -> 24576;
        };
    }

    private String model() {
        return traits.model().toLowerCase(Locale.ROOT);
    }
}
