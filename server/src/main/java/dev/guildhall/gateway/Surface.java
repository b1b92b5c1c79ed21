package dev.guildhall.gateway;

import dev.guildhall.dialect.Dialect;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What an address of the gateway asks for.
 *
 * @param dialect how the client speaks
 * @param model from the address (Gemini, one model of the list); empty: from the body, or all
 * @param stream whether the address asks for a stream (Gemini)
 * @param jsonArray whether that stream is to be one JSON array instead of events (Gemini without {@code alt=sse})
 */
record Surface(Dialect dialect, Operation operation, String model, boolean stream, boolean jsonArray) {
    enum Operation {
        CHAT("chat"),
        EMBEDDINGS("embeddings"),
        COUNT_TOKENS("count-tokens"),
        MODELS("models");

        private final String word;

        Operation(String word) {
            this.word = word;
        }

        String word() {
            return word;
        }
    }

    private static final String V1 = "/v1";
    private static final String V1BETA = "/v1beta";
    private static final String MODELS = "/models";

    /** Word of the surface in records. */
    String word() {
        return operation == Operation.EMBEDDINGS ? "openai-embeddings" : dialect.word();
    }

    /** Empty: there is no such address here, or not with this method. */
    static Optional<Surface> of(String method, String path, @Nullable String query, boolean anthropic) {
        String bare = path.endsWith("/") && path.length() > 1 ? path.substring(0, path.length() - 1) : path;
        boolean beta = bare.startsWith(V1BETA + "/");
        if (!beta && bare.startsWith(V1 + "/")) {
            bare = bare.substring(V1.length());
        } else if (beta) {
            bare = bare.substring(V1BETA.length());
        }
        if (method.equals("POST")) {
            return beta || bare.startsWith(MODELS + "/") ? action(bare, query) : posted(bare);
        }
        if (method.equals("GET") && (bare.equals(MODELS) || bare.startsWith(MODELS + "/"))) {
            Dialect dialect = beta ? Dialect.GEMINI : anthropic ? Dialect.ANTHROPIC : Dialect.OPENAI_CHAT;
            String model = bare.length() > MODELS.length() ? bare.substring(MODELS.length() + 1) : "";
            return Optional.of(new Surface(dialect, Operation.MODELS, model, false, false));
        }
        return Optional.empty();
    }

    private static Optional<Surface> posted(String path) {
        return switch (path) {
            case "/chat/completions" -> of(Dialect.OPENAI_CHAT, Operation.CHAT);
            case "/responses" -> of(Dialect.OPENAI_RESPONSES, Operation.CHAT);
            case "/embeddings" -> of(Dialect.OPENAI_CHAT, Operation.EMBEDDINGS);
            case "/messages" -> of(Dialect.ANTHROPIC, Operation.CHAT);
            case "/messages/count_tokens" -> of(Dialect.ANTHROPIC, Operation.COUNT_TOKENS);
            default -> Optional.empty();
        };
    }

    private static Optional<Surface> of(Dialect dialect, Operation operation) {
        return Optional.of(new Surface(dialect, operation, "", false, false));
    }

    /** {@code /models/MODEL:ACTION}; a model's name may hold slashes and colons. */
    private static Optional<Surface> action(String path, @Nullable String query) {
        int colon = path.lastIndexOf(':');
        if (!path.startsWith(MODELS + "/") || colon < 0) {
            return Optional.empty();
        }
        String model = path.substring(MODELS.length() + 1, colon);
        boolean events = query != null && ("&" + query + "&").contains("&alt=sse&");
        return switch (path.substring(colon + 1)) {
            case "generateContent" -> gemini(Operation.CHAT, model, false, false);
            case "streamGenerateContent" -> gemini(Operation.CHAT, model, true, !events);
            case "countTokens" -> gemini(Operation.COUNT_TOKENS, model, false, false);
            default -> Optional.empty();
        };
    }

    private static Optional<Surface> gemini(Operation operation, String model, boolean stream, boolean jsonArray) {
        return Optional.of(new Surface(Dialect.GEMINI, operation, model, stream, jsonArray));
    }

    /** The dialect in which an address that is none of ours is refused. */
    static Dialect guess(String path, boolean anthropic) {
        if (path.startsWith(V1BETA)) {
            return Dialect.GEMINI;
        }
        return anthropic || path.contains("/messages") ? Dialect.ANTHROPIC : Dialect.OPENAI_CHAT;
    }
}
