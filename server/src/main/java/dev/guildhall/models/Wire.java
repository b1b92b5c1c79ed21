package dev.guildhall.models;

import dev.guildhall.dialect.Dialect;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How one provider's model is spoken to, where that depends on the model.
 *
 * @param model the provider's name of it, without hints for routing
 * @param region from a name such as {@code us-east-1/anthropic.claude…}
 * @param reason why it cannot be spoken to; empty: it can
 */
record Wire(String model, Dialect dialect, Set<Dialect> also, Optional<String> region, Optional<String> reason) {
    private static final Pattern BEDROCK =
            Pattern.compile("(?:(?:converse|invoke|converse_like)/)?(?:([a-z]{2}(?:-gov)?-[a-z]+-[0-9])/)?(.+)");
    private static final Pattern OPEN_VERTEX =
            Pattern.compile("(?:meta|openai|deepseek-ai|qwen|xai|zai-org|moonshotai|minimaxai|google)/.+");

    static Wire of(Provider provider, String model) {
        return switch (provider.word()) {
            case "bedrock" -> bedrock(provider, model);
            case "oci" ->
                plain(provider, model, model.startsWith("cohere.") ? Dialect.OCI_COHERE : Dialect.OCI_GENERIC);
            case "openai", "azure", "openrouter", "xai" ->
                model.startsWith("responses/")
                        ? new Wire(
                                model.substring("responses/".length()),
                                Dialect.OPENAI_RESPONSES,
                                Set.of(),
                                Optional.empty(),
                                Optional.empty())
                        : plain(provider, model, provider.dialect());
            case "azure_ai" -> plain(provider, model, claude(model) ? Dialect.ANTHROPIC : Dialect.OPENAI_CHAT);
            case "vertex_ai" -> vertex(provider, model);
            default -> plain(provider, model, provider.dialect());
        };
    }

    private static Wire bedrock(Provider provider, String model) {
        if (model.startsWith("arn:")) {
            return plain(provider, model, provider.dialect());
        }
        Matcher matcher = BEDROCK.matcher(model);
        return matcher.matches()
                ? new Wire(
                        matcher.group(2),
                        provider.dialect(),
                        provider.also(),
                        Optional.ofNullable(matcher.group(1)),
                        Optional.empty())
                : plain(provider, model, provider.dialect());
    }

    private static Wire vertex(Provider provider, String model) {
        if (model.startsWith("gemini")) {
            return plain(provider, model, Dialect.GEMINI);
        }
        if (OPEN_VERTEX.matcher(model).matches()) {
            return plain(provider, model, Dialect.OPENAI_CHAT);
        }
        return new Wire(
                model,
                provider.dialect(),
                Set.of(),
                Optional.empty(),
                Optional.of(
                        "\"%s\" at Vertex AI is called by rawPredict, which this gateway does not speak; Gemini and the open models (meta/…, deepseek-ai/…) are."
                                .formatted(model)));
    }

    private static boolean claude(String model) {
        return model.startsWith("claude");
    }

    private static Wire plain(Provider provider, String model, Dialect dialect) {
        return new Wire(
                model,
                dialect,
                dialect == provider.dialect() ? provider.also() : Set.of(),
                Optional.empty(),
                Optional.empty());
    }
}
