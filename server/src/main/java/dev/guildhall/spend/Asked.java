package dev.guildhall.spend;

import dev.guildhall.platform.PlatformProblem;
import jakarta.json.Json;
import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What LiteLLM's clients ask, read. */
final class Asked {
    private static final int ROWS = 100;
    private static final int MOST_ROWS = 1_000;
    private static final int PAGE = 50;
    private static final int MOST_PAGE = 100;
    private static final int MOST_PAGES = 1_000;
    private static final int MOST_BYTES = 1 << 20;
    private static final int KEPT_DAYS = 1_100;

    private Asked() {}

    static Optional<String> given(@Nullable String text) {
        return Optional.ofNullable(text).filter(value -> !value.isEmpty());
    }

    static int limit(@Nullable Integer limit) {
        return within("limit", limit, ROWS, MOST_ROWS);
    }

    static int number(@Nullable Integer page) {
        return within("page", page, 1, MOST_PAGES);
    }

    static int size(@Nullable Integer size) {
        return within("page_size", size, PAGE, MOST_PAGE);
    }

    /** Without a beginning: all that is kept. */
    static SpendQuery days(@Nullable String start, @Nullable String end) {
        LocalDate last = end == null || end.isEmpty() ? LocalDate.now(ZoneOffset.UTC) : Days.date("end_date", end);
        LocalDate first = start == null || start.isEmpty() ? last.minusDays(KEPT_DAYS) : Days.date("start_date", start);
        return new SpendQuery(first, last, List.of(), Map.of());
    }

    /** LiteLLM's pages send times with a blank between date and time. */
    @Nullable
    static String date(@Nullable String text) {
        return text == null ? null : text.split(" ", 2)[0];
    }

    /** The key's SHA-256, also when the key itself is given. */
    static String hash(String key) {
        if (!key.startsWith("sk-")) {
            return key;
        }
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(key.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Whatever its content type says: {@code curl -d} calls JSON a form. */
    static JsonObject json(InputStream body) throws IOException {
        byte[] bytes = body.readNBytes(MOST_BYTES + 1);
        if (bytes.length > MOST_BYTES) {
            throw PlatformProblem.TOO_LARGE.because("The body may have %d bytes at most.".formatted(MOST_BYTES));
        }
        try (JsonReader reader = Json.createReader(new ByteArrayInputStream(bytes))) {
            return reader.readObject();
        } catch (JsonException e) {
            throw PlatformProblem.BAD_REQUEST.because("The body is not a JSON object.");
        }
    }

    private static int within(String name, @Nullable Integer given, int usual, int most) {
        int number = given == null ? usual : given;
        if (number < 1 || number > most) {
            throw PlatformProblem.BAD_REQUEST.because(
                    "%s is %d; it must be between 1 and %d.".formatted(name, number, most), Map.of("field", name));
        }
        return number;
    }
}
