package dev.guildhall.models;

import dev.guildhall.dialect.Dialect;
import dev.guildhall.dialect.ModelTraits;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * One place where a model can be called.
 *
 * @param id stable over restarts: {@code model_info.id}, or a hash of what makes it this one
 * @param name the name clients use; several deployments may share it; may be a wildcard ({@code openai/*})
 * @param organisation whose it is; empty: of every organisation on this node (from the configuration file)
 * @param provider word of the table of providers, such as {@code openai}, {@code groq}, {@code bedrock}
 * @param dialect what it speaks
 * @param also dialects it speaks besides, at addresses of the same base ({@code OPENAI_RESPONSES} at OpenAI itself)
 * @param base address before the dialect's path, such as {@code https://api.openai.com/v1}; without a slash at its end
 * @param auth how it is authenticated, with the secret's name, never printed
 * @param headers sent with every request
 * @param traits of the model behind
 * @param price empty: unknown, and said so
 * @param mode {@code chat} or {@code embedding}
 * @param tags of which requests choose one
 * @param query appended to every address, such as {@code api-version=2024-10-21}; empty: nothing
 */
public record Deployment(
        String id,
        String name,
        Optional<UUID> organisation,
        String provider,
        Dialect dialect,
        Set<Dialect> also,
        URI base,
        ProviderAuth auth,
        Map<String, String> headers,
        ModelTraits traits,
        Optional<Price> price,
        String mode,
        Limits limits,
        List<String> tags,
        String query) {
    public Deployment {
        also = Set.copyOf(also);
        headers = Map.copyOf(headers);
        tags = List.copyOf(tags);
    }

    /** Headers may hold keys. */
    @Override
    public String toString() {
        return "Deployment[%s, %s, %s/%s, %s]".formatted(id, name, provider, traits.model(), base);
    }

    /** One without authentication, limits and price. */
    public static Deployment of(String id, String name, Dialect dialect, URI base, String model) {
        return new Deployment(
                id,
                name,
                Optional.empty(),
                dialect.word(),
                dialect,
                Set.of(),
                base,
                new ProviderAuth(ProviderAuth.Scheme.NONE, Optional.empty(), Map.of()),
                Map.of(),
                ModelTraits.of(model),
                Optional.empty(),
                "chat",
                Limits.NONE,
                List.of(),
                "");
    }

    /**
     * @param weight share among deployments of one name; empty: not said
     * @param order lower is tried first; deployments without one come last
     * @param requestsPerMinute at most
     * @param tokensPerMinute at most
     * @param parallel requests at once at most
     * @param connect longest time to connect
     * @param firstByte longest time until the first byte of a stream ({@code stream_timeout}), or of a whole answer
     * @param total longest time for all
     * @param retries tries after the first when this one failed; empty: as the router's settings say
     */
    public record Limits(
            Optional<Integer> weight,
            Optional<Integer> order,
            Optional<Long> requestsPerMinute,
            Optional<Long> tokensPerMinute,
            Optional<Integer> parallel,
            Duration connect,
            Duration firstByte,
            Duration total,
            Optional<Integer> retries) {
        public static final Limits NONE = new Limits(
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Duration.ofSeconds(10),
                RouterSettings.DEFAULTS.streamTimeout(),
                RouterSettings.DEFAULTS.timeout(),
                Optional.empty());
    }
}
