package dev.guildhall.dialect;

import dev.guildhall.dialect.Failure.Kind;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/**
 * Reads what providers answer instead of an answer, in whichever of the usual shapes: {@code error: {message, code, type | status}}, {@code
 * error: "…"}, {@code message}, {@code detail}, a page of HTML, or nothing. Keys in it are replaced by {@code [key]}.
 */
public final class FailureReader {
    private static final int LONGEST = 2000;
    private static final Pattern KEYS = Pattern.compile(
            "\\b(?:sk|pk|rk|gsk|xai|hf|r8|nvapi|AIza|AKIA|ASIA|gh[a-z]|fw|pplx|tgp|csk)[-_][-_A-Za-z0-9*.…]{5,}[-_A-Za-z0-9*…]|\\bAIza[-_A-Za-z0-9]{20,}|\\b(?:AKIA|ASIA)[A-Z0-9]{12,}|(?<=Bearer"
                    + " )[-_.A-Za-z0-9*]{5,}[-_A-Za-z0-9*=]");
    private static final Pattern TITLE = Pattern.compile("<title[^>]*>([^<]{1,200})", Pattern.CASE_INSENSITIVE);
    private static final Pattern CONTEXT = Pattern.compile(
            "context[_ ]?length|context window|maximum context|prompt is too long|too many (input )?tokens|input is"
                    + " too long|exceeds? the (model'?s )?max(imum)?( number of)? (input )?tokens|input token count"
                    + " .{0,40}exceeds|string_above_max_length|exceed.{0,20}context",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern POLICY = Pattern.compile(
            "content[_ -]?(filter|policy|management)|responsibleai|safety system|content_moderation|flagged as",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern MONEY = Pattern.compile(
            "insufficient[_ ](quota|balance|credit|funds)|billing[_ ]|credit balance|budget_exceeded|payment"
                    + " required|exceeded your current quota",
            Pattern.CASE_INSENSITIVE);

    private FailureReader() {}

    /** @param headers by name, in any case */
    public static Failure read(int status, Map<String, String> headers, byte[] body) {
        String text = redacted(new String(body, 0, Math.min(body.length, 1 << 20), StandardCharsets.UTF_8));
        Optional<JsonNode> tree =
                Fields.tree(text).map(FailureReader::unwrapped).filter(JsonNode::isObject);
        Optional<Duration> retryAfter = retryAfter(headers);
        if (tree.isPresent()) {
            return of(status, tree.get(), retryAfter, header(headers, "x-amzn-errortype"));
        }
        return new Failure(
                kind(status, text),
                status,
                plain(status, text),
                Optional.empty(),
                Optional.empty(),
                retryAfter,
                Optional.empty());
    }

    /** An error that came as an event of a stream, or in the body of a 200. */
    public static Failure inStream(JsonNode event) {
        JsonNode safe = Fields.tree(redacted(event.toString()))
                .map(FailureReader::unwrapped)
                .orElse(event);
        return of(0, safe, Optional.empty(), Optional.empty());
    }

    /** The text with whatever looks like a key replaced. */
    public static String redacted(String text) {
        return KEYS.matcher(text).replaceAll("[key]");
    }

    private static JsonNode unwrapped(JsonNode node) {
        return node.isArray() && !node.isEmpty() ? node.get(0) : node;
    }

    private static Failure of(int answered, JsonNode tree, Optional<Duration> retryAfter, Optional<String> type) {
        Fields outer = Fields.lenient(tree);
        Fields error = outer.object("error").orElse(outer);
        Optional<String> code = error.text("code")
                .filter(word -> !word.isBlank() && !isNumber(word))
                .or(() -> error.text("type").filter(word -> !word.isBlank() && !word.equals("error")))
                .or(() -> error.text("status"))
                .or(() -> error.text("__type"))
                .or(() -> type.map(word -> word.replaceAll("[:#].*", "")));
        String message = error.text("message")
                .or(() -> error.text("Message"))
                .or(() -> outer.text("error"))
                .or(() -> outer.text("detail"))
                .or(() -> outer.at("detail").map(JsonNode::toString))
                .or(() -> outer.text("msg"))
                .filter(text -> !text.isBlank())
                .orElseGet(() -> tree.toString());
        int status = answered > 0 ? answered : statusOf(error, code.orElse(""));
        String words = code.orElse("") + ' ' + error.text("type", "") + ' ' + message + ' ' + innerCode(error);
        return new Failure(
                kind(status, words), status, cut(message), code, error.text("param"), retryAfter, Optional.of(tree));
    }

    private static String innerCode(Fields error) {
        return error.object("innererror").map(inner -> inner.text("code", "")).orElse("");
    }

    private static boolean isNumber(String word) {
        return word.chars().allMatch(Character::isDigit);
    }

    private static int statusOf(Fields error, String code) {
        Optional<Integer> said = error.at("code")
                .or(() -> error.at("status_code"))
                .or(() -> error.at("status"))
                .flatMap(JsonNode::asStringOpt)
                .filter(word -> word.matches("[45]\\d\\d"))
                .map(Integer::valueOf);
        return said.orElseGet(() -> switch (code.toLowerCase(Locale.ROOT)) {
            case "invalid_request_error",
                    "invalid_argument",
                    "failed_precondition",
                    "validationexception",
                    "invalid_prompt" -> 400;
            case "authentication_error", "invalid_api_key", "unauthenticated" -> 401;
            case "permission_error", "permission_denied", "accessdeniedexception" -> 403;
            case "not_found_error", "not_found", "model_not_found", "resourcenotfoundexception" -> 404;
            case "request_too_large" -> 413;
            case "rate_limit_error",
                    "rate_limit_exceeded",
                    "resource_exhausted",
                    "throttlingexception",
                    "insufficient_quota",
                    "tokens",
                    "requests" -> 429;
            case "overloaded_error",
                    "unavailable",
                    "server_overloaded",
                    "serviceunavailableexception",
                    "modelnotreadyexception" -> 503;
            case "timeout_error", "deadline_exceeded", "modeltimeoutexception" -> 504;
            default -> 500;
        });
    }

    private static Kind kind(int status, String words) {
        boolean rejected = status >= 400 && status < 500;
        if (rejected && CONTEXT.matcher(words).find() && status != 429) {
            return Kind.CONTEXT_WINDOW;
        }
        if (rejected && POLICY.matcher(words).find()) {
            return Kind.CONTENT_POLICY;
        }
        if (status == 402 || (rejected && MONEY.matcher(words).find())) {
            return Kind.BUDGET;
        }
        return switch (status) {
            case 401 -> Kind.UNAUTHENTICATED;
            case 403 -> Kind.FORBIDDEN;
            case 404, 410 -> Kind.NOT_FOUND;
            case 408, 504, 524 -> Kind.TIMEOUT;
            case 409 -> Kind.CONFLICT;
            case 413 -> Kind.TOO_LARGE;
            case 422 -> Kind.UNPROCESSABLE;
            case 429 -> Kind.RATE_LIMITED;
            case 503, 529, 498 -> Kind.OVERLOADED;
            default -> rejected ? Kind.BAD_REQUEST : status >= 500 ? Kind.SERVER : Kind.BROKEN;
        };
    }

    private static String plain(int status, String text) {
        if (text.isBlank()) {
            return "The provider answered %d without saying why.".formatted(status);
        }
        Matcher title = TITLE.matcher(text);
        if (title.find()) {
            return "The provider answered %d with a page: %s"
                    .formatted(status, title.group(1).strip());
        }
        if (text.stripLeading().startsWith("<")) {
            String words =
                    text.replaceAll("<[^>]*>", " ").replaceAll("\\s+", " ").strip();
            return "The provider answered %d with a page: %s"
                    .formatted(status, words.substring(0, Math.min(200, words.length())));
        }
        return cut(text.strip());
    }

    private static String cut(String message) {
        return message.length() <= LONGEST ? message : message.substring(0, LONGEST) + "…";
    }

    /** {@code Retry-After} in seconds or as a date (against the answer's own {@code Date}), or {@code retry-after-ms}. */
    private static Optional<Duration> retryAfter(Map<String, String> headers) {
        Optional<Duration> exact = header(headers, "retry-after-ms")
                .filter(value -> value.matches("\\d{1,12}"))
                .map(value -> Duration.ofMillis(Long.parseLong(value)));
        return exact.or(() -> header(headers, "retry-after").flatMap(value -> {
            if (value.matches("\\d{1,9}(\\.\\d{1,9})?")) {
                return Optional.of(Duration.ofMillis((long) (Double.parseDouble(value) * 1000)));
            }
            return header(headers, "date").flatMap(now -> between(now, value));
        }));
    }

    private static Optional<Duration> between(String now, String then) {
        try {
            Duration wait = Duration.between(
                    ZonedDateTime.parse(now, DateTimeFormatter.RFC_1123_DATE_TIME),
                    ZonedDateTime.parse(then, DateTimeFormatter.RFC_1123_DATE_TIME));
            return Optional.of(wait.isNegative() ? Duration.ZERO : wait);
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static Optional<String> header(Map<String, String> headers, String name) {
        return headers.entrySet().stream()
                .filter(header -> header.getKey().equalsIgnoreCase(name))
                .map(header -> header.getValue().strip())
                .findFirst();
    }
}
