package dev.guildhall.spend;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * Figures told apart by one or two dimensions.
 *
 * @param total of the whole range and all filters; not the sum of the lines when these are tags, as a call may have several
 * @param rows address of the list of calls that the total is made of
 * @param next cursor for more lines; empty at the end
 */
public record SpendReport(
        LocalDate from,
        LocalDate to,
        Dimension by,
        Optional<Dimension> then,
        List<Line> items,
        Figures total,
        String rows,
        Optional<String> next) {
    public SpendReport {
        items = List.copyOf(items);
    }

    /**
     * @param value of {@code by}; empty for calls that have none
     * @param label what people call it, when that is something else
     * @param then value of the second dimension, when there is one
     * @param rows address of the list of calls that the figures are made of
     */
    public record Line(
            String value,
            Optional<String> label,
            Optional<String> then,
            Optional<String> thenLabel,
            Figures figures,
            String rows) {}
}
