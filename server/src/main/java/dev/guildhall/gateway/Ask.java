package dev.guildhall.gateway;

import dev.guildhall.dialect.Dialect;
import dev.guildhall.dialect.ModelTraits.Ability;
import dev.guildhall.models.Deployment;
import java.util.Set;

/**
 * What a route is looked for.
 *
 * @param model the name the client used, or the fallback that is tried
 * @param mode {@code chat} or {@code embedding}
 * @param inputTokens estimated
 * @param outputTokens most that is asked for; 0: not said
 * @param tags of the request
 */
record Ask(
        String model,
        Dialect client,
        String mode,
        boolean stream,
        long inputTokens,
        long outputTokens,
        Set<String> tags) {
    static final String CHAT = "chat";
    static final String EMBEDDING = "embedding";

    Ask {
        tags = Set.copyOf(tags);
    }

    Ask of(String other) {
        return new Ask(other, client, mode, stream, inputTokens, outputTokens, tags);
    }

    boolean isFor(Deployment deployment) {
        boolean embeds = deployment.mode().equals(EMBEDDING);
        return mode.equals(EMBEDDING)
                ? embeds || deployment.traits().abilities().contains(Ability.EMBEDDINGS)
                : !embeds;
    }
}
