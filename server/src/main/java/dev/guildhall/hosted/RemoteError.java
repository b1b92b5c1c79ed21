package dev.guildhall.hosted;

import dev.guildhall.platform.OutboundRequest.Answer;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What an error answer says, in the shape {@code {type: error, error: {type, message}, request_id}}; short, on one line, and
 * without the key, whatever the other side repeats.
 *
 * @param asked what {@code Retry-After} asks for (RFC 9110 section 10.2.3)
 */
record RemoteError(String sentence, Optional<Duration> asked) {
    private static final int LONGEST = 300;

    static RemoteError of(Answer answer, String key) {
        String request = Optional.ofNullable(answer.headers().get("request-id"))
                .map(id -> " (request " + id + ")")
                .orElse("");
        String text = message(answer) + request;
        String shown =
                text.replace(key, "…").replaceAll("[\\p{Cntrl}\\s]+", " ").strip();
        return new RemoteError(
                shown.length() > LONGEST ? shown.substring(0, LONGEST) + "…" : shown,
                Optional.ofNullable(answer.headers().get("retry-after")).flatMap(RemoteError::pause));
    }

    private static String message(Answer answer) {
        String text = new String(answer.body(), StandardCharsets.UTF_8);
        try {
            Map<String, @Nullable Object> error =
                    Tree.members(Tree.object(text).get("error")).orElse(Map.of());
            String type = Tree.text(error, "type").orElse("error");
            return Tree.text(error, "message")
                    .map(message -> type + ", \"" + message + "\".")
                    .orElse("it does not say why.");
        } catch (IllegalArgumentException e) {
            return "it does not say why in JSON.";
        }
    }

    private static Optional<Duration> pause(String header) {
        String text = header.strip();
        try {
            if (text.matches("[0-9]{1,7}")) {
                return Optional.of(Duration.ofSeconds(Long.parseLong(text)));
            }
            Duration until =
                    Duration.between(Instant.now(), ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME));
            return Optional.of(until.isNegative() ? Duration.ZERO : until);
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
