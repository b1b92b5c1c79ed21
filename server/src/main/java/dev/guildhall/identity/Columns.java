package dev.guildhall.identity;

import java.sql.Timestamp;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Reads and writes single columns of native queries. */
final class Columns {
    private Columns() {}

    static Instant instant(Object value) {
        return value instanceof OffsetDateTime at ? at.toInstant() : ((Timestamp) value).toInstant();
    }

    static Optional<Instant> optionalInstant(@Nullable Object value) {
        return Optional.ofNullable(value).map(Columns::instant);
    }

    static UUID uuid(Object value) {
        return value instanceof UUID id ? id : UUID.fromString(value.toString());
    }

    static String text(@Nullable Object value) {
        return value == null ? "" : value.toString();
    }

    static Optional<String> optionalText(@Nullable Object value) {
        return Optional.ofNullable(value).map(Object::toString);
    }

    static int number(Object value) {
        return ((Number) value).intValue();
    }

    /** The parts of an array that the query joined with spaces. */
    static List<String> words(@Nullable Object value) {
        return Arrays.stream(text(value).split(" ", -1))
                .filter(word -> !word.isEmpty())
                .toList();
    }

    static OffsetDateTime at(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
