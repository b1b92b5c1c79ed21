package dev.guildhall.dialect.gemini;

import dev.guildhall.dialect.ClientDialect.Answer;
import dev.guildhall.dialect.Failure;
import dev.guildhall.dialect.Failure.Kind;
import dev.guildhall.dialect.FailureReader;
import dev.guildhall.dialect.Fields;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** {@code {"error":{"code":429,"message":…,"status":"RESOURCE_EXHAUSTED","details":[…]}}}, both ways. */
final class GeminiFailures {
    private GeminiFailures() {}

    /** Beside what all providers say: the wait stands in the details, and a bad key answers 400. */
    static Failure read(int status, Map<String, String> headers, byte[] body) {
        return completed(FailureReader.read(status, headers, body));
    }

    static Failure inStream(JsonNode event) {
        return completed(FailureReader.inStream(event));
    }

    /** What came with a 200 instead of an answer. */
    static Failure insteadOfAnswer(byte[] body) {
        return Fields.tree(body)
                .map(tree -> tree.isArray() ? tree.path(0) : tree)
                .filter(tree -> tree.has("error"))
                .map(GeminiFailures::inStream)
                .orElseGet(() -> Failure.of(Kind.BROKEN, "Gemini's answer holds no candidates."));
    }

    static Answer write(Failure failure) {
        Map<String, String> headers = new HashMap<>();
        headers.put("content-type", "application/json; charset=UTF-8");
        failure.retryAfter()
                .ifPresent(wait ->
                        headers.put("retry-after", Long.toString(Math.max(1, (wait.toMillis() + 999) / 1000))));
        return new Answer(status(failure), headers, Fields.bytes(body(failure)));
    }

    static ObjectNode body(Failure failure) {
        ObjectNode body = Fields.object();
        ObjectNode error = body.putObject("error");
        error.put("code", status(failure)).put("message", failure.message()).put("status", word(failure.kind()));
        failure.original()
                .map(original -> original.path("error").path("details"))
                .filter(details -> details.isArray() && details.path(0).has("@type"))
                .ifPresent(details -> error.set("details", details));
        return body;
    }

    private static Failure completed(Failure failure) {
        boolean badKey = failure.status() == 400
                && (failure.message().contains("API key not valid")
                        || failure.message().contains("API_KEY_INVALID"));
        Optional<Duration> wait =
                failure.retryAfter().or(() -> failure.original().flatMap(GeminiFailures::delay));
        return new Failure(
                badKey ? Kind.UNAUTHENTICATED : failure.kind(),
                failure.status(),
                failure.message(),
                failure.code(),
                failure.param(),
                wait,
                failure.original());
    }

    /** {@code google.rpc.RetryInfo}: seconds as text, {@code "34.07s"}. */
    private static Optional<Duration> delay(JsonNode original) {
        return original.path("error")
                .path("details")
                .valueStream()
                .map(detail -> detail.path("retryDelay").asString(""))
                .filter(delay -> delay.matches("\\d{1,6}(\\.\\d{1,9})?s"))
                .map(delay -> Duration.ofMillis((long)
                        Math.ceil(Double.parseDouble(delay.substring(0, delay.length() - 1)) * 1000)))
                .findFirst();
    }

    private static int status(Failure failure) {
        return failure.status() >= 400 && failure.status() < 600
                ? failure.status()
                : failure.kind().status();
    }

    private static String word(Kind kind) {
        return switch (kind) {
            case BAD_REQUEST, TOO_LARGE, UNPROCESSABLE, CONTEXT_WINDOW, CONTENT_POLICY, UNSUPPORTED ->
                "INVALID_ARGUMENT";
            case UNAUTHENTICATED -> "UNAUTHENTICATED";
            case FORBIDDEN -> "PERMISSION_DENIED";
            case NOT_FOUND -> "NOT_FOUND";
            case TIMEOUT -> "DEADLINE_EXCEEDED";
            case CONFLICT -> "ABORTED";
            case BUDGET, RATE_LIMITED -> "RESOURCE_EXHAUSTED";
            case OVERLOADED -> "UNAVAILABLE";
            case SERVER, BROKEN -> "INTERNAL";
        };
    }
}
