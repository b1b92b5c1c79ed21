package dev.guildhall.gateway;

import dev.guildhall.models.Deployment;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** Where requests of the client's own dialect go at a provider. */
final class Addresses {
    private Addresses() {}

    /** @param path after the base's; may hold {@code ?…}, which the deployment's own query follows */
    static URI of(Deployment deployment, String path) {
        String base = deployment.base().toString();
        String query = deployment.query();
        String joint = query.isEmpty() ? "" : path.indexOf('?') < 0 ? "?" : "&";
        return URI.create(base + path + joint + query);
    }

    static String passing(Surface surface, Deployment deployment, boolean stream) {
        return switch (surface.dialect()) {
            case OPENAI_CHAT ->
                surface.operation() == Surface.Operation.EMBEDDINGS ? "/embeddings" : "/chat/completions";
            case OPENAI_RESPONSES -> "/responses";
            case ANTHROPIC ->
                surface.operation() == Surface.Operation.COUNT_TOKENS ? "/messages/count_tokens" : "/messages";
            case GEMINI ->
                "/models/" + segment(deployment.traits().model()) + ":"
                        + (surface.operation() == Surface.Operation.COUNT_TOKENS
                                ? "countTokens"
                                : stream ? "streamGenerateContent?alt=sse" : "generateContent");
            case BEDROCK, COHERE, OCI_GENERIC, OCI_COHERE, OLLAMA ->
                throw new IllegalArgumentException("No client speaks " + surface.dialect());
        };
    }

    private static String segment(String model) {
        return URLEncoder.encode(model, StandardCharsets.UTF_8)
                .replace("+", "%20")
                .replace("%2F", "/");
    }
}
