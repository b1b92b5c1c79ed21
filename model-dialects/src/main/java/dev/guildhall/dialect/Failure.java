package dev.guildhall.dialect;

import java.time.Duration;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * Why a call did not succeed, in no dialect.
 *
 * @param status the HTTP status: the provider's, or the one that the client is to get
 * @param message for people; no keys in it
 * @param code the provider's word ({@code invalid_api_key}, {@code overloaded_error}…), when it gave one
 * @param param the field of the request it is about, when known
 * @param retryAfter how long the provider asks to wait
 * @param original the provider's body, when it was JSON; given on only to clients of the same dialect
 */
public record Failure(
        Kind kind,
        int status,
        String message,
        Optional<String> code,
        Optional<String> param,
        Optional<Duration> retryAfter,
        Optional<JsonNode> original) {
    /** What it means for retries, fallbacks and cooldowns. */
    public enum Kind {
        BAD_REQUEST(400),
        UNAUTHENTICATED(401),
        /** Money or contingent is used up: at the provider, or a budget here. */
        BUDGET(402),
        FORBIDDEN(403),
        NOT_FOUND(404),
        TIMEOUT(408),
        CONFLICT(409),
        TOO_LARGE(413),
        UNPROCESSABLE(422),
        RATE_LIMITED(429),
        /** The input is longer than the model's context. */
        CONTEXT_WINDOW(400),
        CONTENT_POLICY(400),
        /** What the client asks for cannot be said in the provider's dialect. */
        UNSUPPORTED(400),
        SERVER(500),
        OVERLOADED(503),
        /** The answer broke off, or was not what the dialect says. */
        BROKEN(502);

        private final int status;

        Kind(int status) {
            this.status = status;
        }

        public int status() {
            return status;
        }
    }

    public static Failure of(Kind kind, String message) {
        return new Failure(
                kind, kind.status(), message, Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
    }

    public Failure about(String field) {
        return new Failure(kind, status, message, code, Optional.of(field), retryAfter, original);
    }

    /** As an exception, for readers and writers. */
    public RequestRefused refused() {
        return new RequestRefused(this);
    }
}
