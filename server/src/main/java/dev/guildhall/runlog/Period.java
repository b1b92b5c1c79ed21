package dev.guildhall.runlog;

import dev.guildhall.platform.PlatformProblem;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * From when and until when, as it stands in an address: a time (RFC 3339), or a date, which is that whole day (UTC).
 *
 * @param from inclusive
 * @param to exclusive; a date given as the end is the start of the next day here
 */
public record Period(Optional<Instant> from, Optional<Instant> to) {
    public static final Period ALWAYS = new Period(Optional.empty(), Optional.empty());

    public static Period of(@Nullable String from, @Nullable String to) {
        return new Period(time("from", from, 0), time("to", to, 1));
    }

    private static Optional<Instant> time(String field, @Nullable String text, int daysLater) {
        if (text == null || text.isEmpty()) {
            return Optional.empty();
        }
        try {
            if (text.length() == "2026-11-24".length()) {
                return Optional.of(LocalDate.parse(text)
                        .plusDays(daysLater)
                        .atStartOfDay(ZoneOffset.UTC)
                        .toInstant());
            }
            return Optional.of(Instant.parse(text));
        } catch (DateTimeParseException e) {
            throw PlatformProblem.BAD_REQUEST.because(
                    field + " must be a date such as 2026-11-23 or a time such as 2026-11-23T09:30:00Z.",
                    Map.of("field", field));
        }
    }
}
