package dev.guildhall.budgets;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * After what time a budget begins anew, in UTC: {@code 1d} and {@code daily} at midnight, {@code 7d} and {@code weekly} on Monday,
 * {@code 1mo} and {@code monthly} on the first; other spans such as {@code 30d} or {@code 5m} one after the other since the budget was
 * made; {@code total} never.
 */
public final class Period {
    public static final Period TOTAL = new Period("total");

    private static final Pattern SPAN = Pattern.compile("([1-9][0-9]{0,5})(s|mo|m|h|d|w|y)");
    private static final int MOST_MONTHS = 1200;

    private final String word;

    private Period(String word) {
        this.word = word;
    }

    /** @param word as {@link #word} gave it */
    static Period stored(String word) {
        return new Period(word);
    }

    /** As it is stored and shown: a number with {@code s}, {@code m}, {@code h}, {@code d} or {@code mo}, or {@code total}. */
    public String word() {
        return word;
    }

    /** From {@code start} on, until before {@code end}; {@link Instant#MAX} when it never ends. */
    public record Span(Instant start, Instant end) {
        public Optional<Instant> ends() {
            return end.equals(Instant.MAX) ? Optional.empty() : Optional.of(end);
        }
    }

    /** Reads what people write: also {@code monthly}, {@code 24h}, {@code 2w}; empty for what is no period. */
    public static Optional<Period> of(String text) {
        String word = text.strip().toLowerCase(Locale.ROOT);
        String known = switch (word) {
            case "hourly" -> "1h";
            case "daily", "24h" -> "1d";
            case "weekly", "1w" -> "7d";
            case "monthly" -> "1mo";
            case "yearly", "1y" -> "12mo";
            case "total", "never" -> "total";
            default -> word;
        };
        if (known.equals("total")) {
            return Optional.of(TOTAL);
        }
        Matcher span = SPAN.matcher(known);
        if (!span.matches()) {
            return Optional.empty();
        }
        int count = Integer.parseInt(span.group(1));
        return switch (span.group(2)) {
            case "w" -> Optional.of(new Period(count * 7L + "d"));
            case "y" -> count * 12L > MOST_MONTHS ? Optional.empty() : Optional.of(new Period(count * 12 + "mo"));
            case "mo" -> count > MOST_MONTHS ? Optional.empty() : Optional.of(new Period(known));
            default -> Optional.of(new Period(known));
        };
    }

    /** A span of time such as the life of a key: {@code 30d} is thirty days, {@code 1mo} one month from {@code start}. */
    public Instant after(Instant start) {
        if (isTotal()) {
            return Instant.MAX;
        }
        return months() > 0
                ? start.atOffset(ZoneOffset.UTC).plusMonths(months()).toInstant()
                : start.plus(span());
    }

    public boolean isTotal() {
        return word.equals("total");
    }

    /** The window that {@code now} is in; never one before the anchor's. */
    public Span around(Instant now, Instant anchor) {
        LocalDate day = now.atOffset(ZoneOffset.UTC).toLocalDate();
        return switch (word) {
            case "total" -> new Span(Instant.EPOCH, Instant.MAX);
            case "1h" -> {
                Instant start = now.truncatedTo(ChronoUnit.HOURS);
                yield new Span(start, start.plus(1, ChronoUnit.HOURS));
            }
            case "1d" -> days(day, 1);
            case "7d" -> days(day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY)), 7);
            case "1mo" -> {
                LocalDate first = day.withDayOfMonth(1);
                yield new Span(midnight(first), midnight(first.plusMonths(1)));
            }
            default -> since(now, anchor);
        };
    }

    private Span since(Instant now, Instant anchor) {
        if (months() > 0) {
            LocalDate first = anchor.atOffset(ZoneOffset.UTC).toLocalDate().withDayOfMonth(1);
            long passed = Math.max(
                    0,
                    ChronoUnit.MONTHS.between(
                            first, now.atOffset(ZoneOffset.UTC).toLocalDate()));
            LocalDate start = first.plusMonths(passed / months() * months());
            return new Span(midnight(start), midnight(start.plusMonths(months())));
        }
        Duration span = span();
        Instant first =
                word.endsWith("d") ? anchor.truncatedTo(ChronoUnit.DAYS) : anchor.truncatedTo(ChronoUnit.SECONDS);
        long passed = Math.max(0, Duration.between(first, now).toMillis()) / span.toMillis();
        Instant start = first.plus(span.multipliedBy(passed));
        return new Span(start, start.plus(span));
    }

    private static Span days(LocalDate first, int days) {
        return new Span(midnight(first), midnight(first.plusDays(days)));
    }

    private static Instant midnight(LocalDate day) {
        return day.atStartOfDay(ZoneOffset.UTC).toInstant();
    }

    private int months() {
        return word.endsWith("mo") ? Integer.parseInt(word.substring(0, word.length() - 2)) : 0;
    }

    private Duration span() {
        long count = Long.parseLong(word.substring(0, word.length() - 1));
        return switch (word.charAt(word.length() - 1)) {
            case 's' -> Duration.ofSeconds(count);
            case 'm' -> Duration.ofMinutes(count);
            case 'h' -> Duration.ofHours(count);
            case 'd' -> Duration.ofDays(count);
            default -> throw new IllegalStateException("no period: " + word);
        };
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Period period && period.word.equals(word);
    }

    @Override
    public int hashCode() {
        return word.hashCode();
    }

    @Override
    public String toString() {
        return word;
    }
}
