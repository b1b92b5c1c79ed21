package dev.guildhall.models;

import dev.guildhall.dialect.Failure;
import java.util.Optional;

/** Kinds of failure that retries and cooldowns are set for, by LiteLLM's words ({@code RateLimitErrorRetries}, {@code TimeoutErrorAllowedFails}). */
public enum ErrorClass {
    BAD_REQUEST("BadRequestError"),
    AUTHENTICATION("AuthenticationError"),
    TIMEOUT("TimeoutError"),
    RATE_LIMIT("RateLimitError"),
    CONTENT_POLICY("ContentPolicyViolationError"),
    INTERNAL_SERVER("InternalServerError"),
    SERVICE_UNAVAILABLE("ServiceUnavailableError"),
    BAD_GATEWAY("BadGatewayError"),
    NOT_FOUND("NotFoundError"),
    /** What has no line of its own. */
    DEFAULT("Default");

    private final String word;

    ErrorClass(String word) {
        this.word = word;
    }

    /** LiteLLM's word, before {@code Retries} or {@code AllowedFails}. */
    public String word() {
        return word;
    }

    static Optional<ErrorClass> ofWord(String word) {
        for (ErrorClass known : values()) {
            if (known.word.equals(word)) {
                return Optional.of(known);
            }
        }
        return Optional.empty();
    }

    public static ErrorClass of(Failure.Kind kind) {
        return switch (kind) {
            case BAD_REQUEST, CONFLICT, TOO_LARGE, UNPROCESSABLE, CONTEXT_WINDOW, UNSUPPORTED, BUDGET -> BAD_REQUEST;
            case UNAUTHENTICATED, FORBIDDEN -> AUTHENTICATION;
            case NOT_FOUND -> NOT_FOUND;
            case TIMEOUT -> TIMEOUT;
            case RATE_LIMITED -> RATE_LIMIT;
            case CONTENT_POLICY -> CONTENT_POLICY;
            case SERVER -> INTERNAL_SERVER;
            case OVERLOADED -> SERVICE_UNAVAILABLE;
            case BROKEN -> BAD_GATEWAY;
        };
    }
}
