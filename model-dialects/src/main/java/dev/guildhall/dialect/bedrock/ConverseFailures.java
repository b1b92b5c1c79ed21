package dev.guildhall.dialect.bedrock;

import dev.guildhall.dialect.Failure;
import dev.guildhall.dialect.Failure.Kind;
import dev.guildhall.dialect.Fields;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** What Bedrock's exceptions mean: by their name (header {@code x-amzn-errortype}, or in the stream), else by the status. */
final class ConverseFailures {
    private static final int LONGEST = 2000;

    private ConverseFailures() {}

    static Failure of(int status, Map<String, String> headers, byte[] body) {
        Optional<Fields> json = Fields.lenient(body);
        String message = json.flatMap(found -> found.text("message").or(() -> found.text("Message")))
                .orElseGet(() -> text(body));
        String name = headers.getOrDefault("x-amzn-errortype", json.flatMap(found -> found.text("__type")).orElse(""));
        Failure failure = named(name.replaceAll("[:#].*", ""), message, status);
        return new Failure(
                failure.kind(),
                failure.status(),
                failure.message(),
                failure.code(),
                Optional.empty(),
                seconds(headers.get("retry-after")),
                json.map(Fields::node));
    }

    /** @param exception such as {@code throttlingException}, first letter of either case */
    static Failure named(String exception, String message, int status) {
        String lower = message.toLowerCase(Locale.ROOT);
        Kind kind = switch (exception.toLowerCase(Locale.ROOT)) {
            case "throttlingexception", "servicequotaexceededexception", "toomanyrequestsexception" -> Kind.RATE_LIMITED;
            case "accessdeniedexception" -> Kind.FORBIDDEN;
            case "unrecognizedclientexception", "expiredtokenexception", "invalidsignatureexception", "missingauthenticationtokenexception" ->
                Kind.UNAUTHENTICATED;
            case "resourcenotfoundexception" -> Kind.NOT_FOUND;
            case "modeltimeoutexception" -> Kind.TIMEOUT;
            case "serviceunavailableexception", "modelnotreadyexception" -> Kind.OVERLOADED;
            case "internalserverexception", "modelerrorexception", "modelstreamerrorexception" -> Kind.SERVER;
            case "validationexception" -> lower.contains("too long") || lower.contains("context") ? Kind.CONTEXT_WINDOW : Kind.BAD_REQUEST;
            default -> byStatus(status);
        };
        return new Failure(
                kind,
                status >= 400 ? status : kind.status(),
                message.isBlank() ? "Bedrock answered " + (exception.isEmpty() ? status : exception) + " without a message." : message,
                exception.isEmpty() ? Optional.empty() : Optional.of(exception),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    private static Kind byStatus(int status) {
        return switch (status) {
            case 400 -> Kind.BAD_REQUEST;
            case 401 -> Kind.UNAUTHENTICATED;
            case 403 -> Kind.FORBIDDEN;
            case 404 -> Kind.NOT_FOUND;
            case 408, 504 -> Kind.TIMEOUT;
            case 413 -> Kind.TOO_LARGE;
            case 424 -> Kind.SERVER;
            case 429 -> Kind.RATE_LIMITED;
            case 503 -> Kind.OVERLOADED;
            default -> status >= 500 ? Kind.SERVER : status >= 400 ? Kind.BAD_REQUEST : Kind.BROKEN;
        };
    }

    private static Optional<Duration> seconds(@org.jspecify.annotations.Nullable String header) {
        return header != null && header.matches("\\d{1,6}") ? Optional.of(Duration.ofSeconds(Long.parseLong(header))) : Optional.empty();
    }

    private static String text(byte[] body) {
        String text = new String(body, StandardCharsets.UTF_8).replaceAll("<[^>]*>", " ").replaceAll("\\s+", " ").strip();
        return text.length() > LONGEST ? text.substring(0, LONGEST) : text;
    }
}
