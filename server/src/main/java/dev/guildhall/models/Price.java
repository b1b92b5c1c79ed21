package dev.guildhall.models;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * What a model costs: USD per token, exact.
 *
 * @param version names this price in records: {@code catalogue 2026-11-23}, {@code config}, {@code operator 3}
 * @param cacheWriteHour empty: as {@code cacheWrite}
 * @param reasoning per thinking token; empty: as output
 * @param thresholds whole requests with more input than {@code above} are at these prices; rising
 */
public record Price(
        String version,
        LocalDate since,
        BigDecimal input,
        BigDecimal output,
        Optional<BigDecimal> cacheRead,
        Optional<BigDecimal> cacheWrite,
        Optional<BigDecimal> cacheWriteHour,
        Optional<BigDecimal> reasoning,
        Optional<BigDecimal> audioInput,
        Optional<BigDecimal> audioOutput,
        List<Threshold> thresholds) {
    public Price {
        thresholds = List.copyOf(thresholds);
    }

    /** Of two prices per token without anything else. */
    public static Price of(String version, LocalDate since, BigDecimal input, BigDecimal output) {
        return new Price(
                version,
                since,
                input,
                output,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                List.of());
    }

    /** @param above tokens of input, those from a cache included, that a request must have more of */
    public record Threshold(
            long above,
            BigDecimal input,
            BigDecimal output,
            Optional<BigDecimal> cacheRead,
            Optional<BigDecimal> cacheWrite,
            Optional<BigDecimal> cacheWriteHour) {}
}
