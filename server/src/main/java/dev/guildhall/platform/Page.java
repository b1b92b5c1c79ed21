package dev.guildhall.platform;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * A part of a list and how to get the next one.
 *
 * @param next opaque cursor for {@code ?cursor=}; empty at the end
 */
public record Page<T>(List<T> items, Optional<String> next) {
    public Page {
        items = List.copyOf(items);
    }

    /**
     * Cuts what a query for {@code limit + 1} rows returned.
     *
     * @param cursorOf the cursor that continues after a row
     */
    public static <T> Page<T> of(List<T> rows, int limit, Function<T, String> cursorOf) {
        if (rows.size() <= limit) {
            return new Page<>(rows, Optional.empty());
        }
        List<T> items = rows.subList(0, limit);
        return new Page<>(items, Optional.of(cursorOf.apply(items.getLast())));
    }
}
