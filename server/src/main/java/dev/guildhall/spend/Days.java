package dev.guildhall.spend;

import dev.guildhall.platform.PlatformProblem;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A range of days (UTC), both included. */
record Days(LocalDate from, LocalDate to) {
    private static final int DATE = "2026-11-24".length();

    /** Without a beginning: the month of the end so far; without an end: up to today. */
    static Days of(@Nullable String from, @Nullable String to) {
        LocalDate last = to == null || to.isEmpty() ? LocalDate.now(ZoneOffset.UTC) : date("to", to);
        return new Days(from == null || from.isEmpty() ? last.withDayOfMonth(1) : date("from", from), last);
    }

    SpendQuery query(List<Dimension> by) {
        return new SpendQuery(from, to, by, Map.of());
    }

    /** A date, or the date of a time. */
    static LocalDate date(String field, String text) {
        try {
            return LocalDate.parse(text.length() > DATE ? text.substring(0, DATE) : text);
        } catch (DateTimeParseException e) {
            throw PlatformProblem.BAD_REQUEST.because(
                    field + " must be a date such as 2026-11-23.", Map.of("field", field));
        }
    }
}
