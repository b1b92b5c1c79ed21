package dev.guildhall.dialect.openai;

import dev.guildhall.dialect.ClientDialect.Answer;
import dev.guildhall.dialect.Failure;
import dev.guildhall.dialect.Failure.Kind;
import dev.guildhall.dialect.Fields;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Failures as OpenAI writes them: {@code error: {message, type, param, code}}; a provider's own error of that shape goes through as it came. */
final class OpenAiFailures {
    private OpenAiFailures() {}

    static Answer answer(Failure failure) {
        Map<String, String> headers = new HashMap<>(Map.of("content-type", "application/json"));
        failure.retryAfter()
                .ifPresent(wait ->
                        headers.put("retry-after", Long.toString(Math.max(1, (wait.toMillis() + 999) / 1000))));
        return new Answer(
                failure.status() < 400 ? failure.kind().status() : failure.status(),
                headers,
                Fields.bytes(body(failure)));
    }

    static JsonNode body(Failure failure) {
        Optional<JsonNode> own = failure.original().filter(OpenAiFailures::isOurs);
        return own.isPresent() ? own.get() : Fields.object().set("error", error(failure));
    }

    static ObjectNode error(Failure failure) {
        return Fields.object()
                .put("message", failure.message())
                .put("type", type(failure))
                .put("param", failure.param().orElse(null))
                .put("code", code(failure));
    }

    private static boolean isOurs(JsonNode body) {
        JsonNode error = body.path("error");
        return error.path("message").isString()
                && error.has("type")
                && !body.has("type")
                && !error.path("status").isString();
    }

    private static String type(Failure failure) {
        return switch (failure.kind()) {
            case UNAUTHENTICATED -> "authentication_error";
            case FORBIDDEN -> "permission_error";
            case BUDGET -> failure.code().orElse("insufficient_quota");
            case RATE_LIMITED -> "rate_limit_error";
            case TIMEOUT -> "timeout_error";
            case SERVER, OVERLOADED, BROKEN -> "server_error";
            case BAD_REQUEST,
                    NOT_FOUND,
                    CONFLICT,
                    TOO_LARGE,
                    UNPROCESSABLE,
                    CONTEXT_WINDOW,
                    CONTENT_POLICY,
                    UNSUPPORTED -> "invalid_request_error";
        };
    }

    /** Words that clients look for; else the provider's own. */
    static String code(Failure failure) {
        if (failure.kind() == Kind.CONTEXT_WINDOW) {
            return "context_length_exceeded";
        }
        if (failure.kind() == Kind.CONTENT_POLICY) {
            return "content_filter";
        }
        return failure.code().orElseGet(() -> switch (failure.kind()) {
            case UNAUTHENTICATED -> "invalid_api_key";
            case FORBIDDEN -> "permission_denied";
            case BUDGET -> "insufficient_quota";
            case NOT_FOUND -> "model_not_found";
            case TIMEOUT -> "timeout";
            case CONFLICT -> "conflict";
            case TOO_LARGE -> "request_too_large";
            case RATE_LIMITED -> "rate_limit_exceeded";
            case UNSUPPORTED -> "unsupported_parameter";
            case OVERLOADED -> "server_overloaded";
            case SERVER, BROKEN -> "server_error";
            case BAD_REQUEST, UNPROCESSABLE, CONTEXT_WINDOW, CONTENT_POLICY -> "invalid_request";
        });
    }
}
