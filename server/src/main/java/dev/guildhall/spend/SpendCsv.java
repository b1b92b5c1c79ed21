package dev.guildhall.spend;

import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Collectors;

/** A report as comma-separated values (RFC 4180), one line a figure, with a line of names first. */
final class SpendCsv {
    private static final String FORMULA = "=+-@\t\r";

    private SpendCsv() {}

    static String names(SpendQuery query) {
        return line(List.of(
                query.by().getFirst().word(),
                "name",
                query.by().size() > 1 ? query.by().get(1).word() : "",
                query.by().size() > 1 ? "name of " + query.by().get(1).word() : "",
                "calls",
                "failed",
                "attempts",
                "input tokens",
                "output tokens",
                "cache read tokens",
                "cache write tokens",
                "reasoning tokens",
                "cost USD",
                "attempts without price"));
    }

    static String line(SpendReport.Line line) {
        Figures figures = line.figures();
        return line(List.of(
                line.value(),
                line.label().orElse(""),
                line.then().orElse(""),
                line.thenLabel().orElse(""),
                number(figures.calls()),
                number(figures.failed()),
                number(figures.attempts()),
                number(figures.input()),
                number(figures.output()),
                number(figures.cacheRead()),
                number(figures.cacheWrite()),
                number(figures.reasoning()),
                plain(figures.cost()),
                number(figures.unpriced())));
    }

    private static String line(List<String> cells) {
        return cells.stream().map(SpendCsv::cell).collect(Collectors.joining(",", "", "\r\n"));
    }

    /** Names come from clients: one that a spreadsheet would take for a formula gets an apostrophe before it. */
    private static String cell(String text) {
        String safe = !text.isEmpty() && FORMULA.indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
        boolean quoted = safe.chars().anyMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
        return quoted ? "\"" + safe.replace("\"", "\"\"") + "\"" : safe;
    }

    private static String number(long number) {
        return Long.toString(number);
    }

    private static String plain(BigDecimal number) {
        return number.stripTrailingZeros().toPlainString();
    }
}
