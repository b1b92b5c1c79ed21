package dev.guildhall.dialect.anthropic;

import dev.guildhall.dialect.ClientDialect.Answer;
import dev.guildhall.dialect.Failure;
import dev.guildhall.dialect.Failure.Kind;
import dev.guildhall.dialect.FailureReader;
import dev.guildhall.dialect.Fields;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/** Failures as Anthropic's clients read them: {@code {"type":"error","error":{"type":…,"message":…}}}. */
final class MessageFailures {
    private static final int OVERLOADED = 529;

    private MessageFailures() {}

    /** What came with a 200 instead of an answer. */
    static Failure insteadOfAnswer(byte[] body) {
        return Fields.tree(body)
                .filter(tree -> tree.has("error"))
                .map(FailureReader::inStream)
                .orElseGet(() -> Failure.of(Kind.BROKEN, "Anthropic's answer is no message."));
    }

    static Answer write(Failure failure) {
        Map<String, String> headers = new HashMap<>();
        headers.put("content-type", "application/json");
        failure.retryAfter().ifPresent(wait -> headers.put("retry-after", seconds(wait)));
        return new Answer(status(failure), headers, Fields.bytes(body(failure)));
    }

    static ObjectNode body(Failure failure) {
        Optional<ObjectNode> own = failure.original()
                .filter(original -> original.path("type").asString("").equals("error")
                        && original.path("error").isObject())
                .map(ObjectNode.class::cast);
        if (own.isPresent()) {
            ObjectNode copy = own.get().deepCopy();
            ((ObjectNode) copy.get("error")).put("message", failure.message());
            return copy;
        }
        ObjectNode body = Fields.object().put("type", "error");
        body.putObject("error").put("type", type(failure.kind())).put("message", failure.message());
        return body;
    }

    private static int status(Failure failure) {
        if (failure.kind() == Kind.OVERLOADED) {
            return OVERLOADED;
        }
        return failure.status() >= 400 && failure.status() < 600
                ? failure.status()
                : failure.kind().status();
    }

    private static String seconds(Duration wait) {
        return Long.toString(Math.max(1, (wait.toMillis() + 999) / 1000));
    }

    private static String type(Kind kind) {
        return switch (kind) {
            case BAD_REQUEST, CONFLICT, UNPROCESSABLE, CONTEXT_WINDOW, CONTENT_POLICY, UNSUPPORTED ->
                "invalid_request_error";
            case UNAUTHENTICATED -> "authentication_error";
            case BUDGET -> "billing_error";
            case FORBIDDEN -> "permission_error";
            case NOT_FOUND -> "not_found_error";
            case TIMEOUT -> "timeout_error";
            case TOO_LARGE -> "request_too_large";
            case RATE_LIMITED -> "rate_limit_error";
            case OVERLOADED -> "overloaded_error";
            case SERVER, BROKEN -> "api_error";
        };
    }
}
