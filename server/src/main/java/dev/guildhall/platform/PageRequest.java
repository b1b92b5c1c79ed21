package dev.guildhall.platform;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What part of a list is wanted: {@code ?limit=&cursor=}.
 *
 * @param limit 1–100, 25 when not given
 * @param after the decoded parts of the cursor; empty for the first page
 */
public record PageRequest(int limit, List<String> after) {
    private static final char SEPARATOR = '\u001f';

    public PageRequest {
        after = List.copyOf(after);
    }

    /** Reads the query parameters; anything that is no cursor of ours is a 400. */
    public static PageRequest of(@Nullable Integer limit, @Nullable String cursor) {
        int wanted = limit == null ? 25 : limit;
        if (wanted < 1 || wanted > 100) {
            throw PlatformProblem.BAD_REQUEST.because("limit is %d; it must be between 1 and 100.".formatted(wanted));
        }
        return new PageRequest(wanted, cursor == null || cursor.isEmpty() ? List.of() : decode(cursor));
    }

    public static PageRequest first(int limit) {
        return new PageRequest(limit, List.of());
    }

    /** The cursor made of these parts; the reverse of {@link #after()}. */
    public static String cursor(String... parts) {
        byte[] bytes = String.join(String.valueOf(SEPARATOR), parts).getBytes(StandardCharsets.UTF_8);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /** The cursor's only or {@code index}-th part, or empty on the first page; a cursor of another list is a 400. */
    public Optional<String> part(int index, int parts) {
        if (after.isEmpty()) {
            return Optional.empty();
        }
        if (after.size() != parts) {
            throw badCursor();
        }
        return Optional.of(after.get(index));
    }

    public static Problem badCursor() {
        return PlatformProblem.BAD_REQUEST.because(
                "cursor was not given out by this list. Use the value of \"next\" from the previous answer, or leave it out.");
    }

    private static List<String> decode(String cursor) {
        try {
            String text = new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8);
            return List.of(text.split(String.valueOf(SEPARATOR), -1));
        } catch (IllegalArgumentException e) {
            throw badCursor();
        }
    }
}
