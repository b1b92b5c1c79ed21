package dev.guildhall.platform;

import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A row that a statement answered; columns are counted from 0. */
public final class Row {
    private final @Nullable Object[] columns;

    public Row(@Nullable Object... columns) {
        this.columns = columns.clone();
    }

    private Object value(int column) {
        return Objects.requireNonNull(columns[column], () -> "column " + column + " is null");
    }

    public String text(int column) {
        return value(column).toString();
    }

    public Optional<String> optional(int column) {
        return Optional.ofNullable(columns[column]).map(Object::toString);
    }

    @Nullable
    public String nullable(int column) {
        Object value = columns[column];
        return value == null ? null : value.toString();
    }

    public UUID id(int column) {
        return value(column) instanceof UUID id ? id : UUID.fromString(text(column));
    }

    public long number(int column) {
        return ((Number) value(column)).longValue();
    }

    public int count(int column) {
        return Math.toIntExact(number(column));
    }

    public boolean flag(int column) {
        return (Boolean) value(column);
    }

    public byte[] bytes(int column) {
        return (byte[]) value(column);
    }

    public Instant time(int column) {
        return switch (value(column)) {
            case OffsetDateTime at -> at.toInstant();
            case Timestamp at -> at.toInstant();
            case LocalDateTime at -> at.toInstant(ZoneOffset.UTC);
            default -> throw new IllegalStateException("no time: " + columns[column]);
        };
    }

    /** A column selected as {@code array_to_string(x, chr(31))}. */
    public List<String> texts(int column) {
        return Sql.parted(text(column));
    }
}
