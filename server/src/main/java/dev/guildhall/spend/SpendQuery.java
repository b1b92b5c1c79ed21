package dev.guildhall.spend;

import dev.guildhall.platform.PlatformProblem;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;

/**
 * Which figures are wanted.
 *
 * @param from first day (UTC)
 * @param to last day
 * @param by dimensions that are told apart, outermost first; none: one sum
 * @param only values that dimensions must have; {@code ""} for calls that have none
 */
public record SpendQuery(LocalDate from, LocalDate to, List<Dimension> by, Map<Dimension, String> only) {
    private static final int MOST_DAYS = 1_200;

    public SpendQuery {
        by = List.copyOf(by);
        only = Map.copyOf(only);
        if (to.isBefore(from)) {
            throw PlatformProblem.BAD_REQUEST.because(
                    "The range ends on %s, before it begins on %s.".formatted(to, from), Map.of("field", "to"));
        }
        if (ChronoUnit.DAYS.between(from, to) > MOST_DAYS) {
            throw PlatformProblem.BAD_REQUEST.because(
                    "The range is longer than %d days; ask for a part of it.".formatted(MOST_DAYS),
                    Map.of("field", "from"));
        }
        if (new LinkedHashSet<>(by).size() < by.size()) {
            throw PlatformProblem.BAD_REQUEST.because(
                    "by and then name the same dimension; leave out the second.", Map.of("field", "then"));
        }
    }

    public static SpendQuery of(LocalDate from, LocalDate to, Dimension... by) {
        return new SpendQuery(from, to, List.of(by), Map.of());
    }

    public SpendQuery only(Dimension dimension, String value) {
        Map<Dimension, String> more = new EnumMap<>(Dimension.class);
        more.putAll(only);
        more.put(dimension, value);
        return new SpendQuery(from, to, by, more);
    }

    /** Whether it is about tags: then each tag of a call counts, and calls without do not. */
    boolean tagged() {
        return by.contains(Dimension.TAG) || only.containsKey(Dimension.TAG);
    }
}
