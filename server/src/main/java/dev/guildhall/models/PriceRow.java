package dev.guildhall.models;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** What a model costs, for people: USD per million tokens. */
public record PriceRow(
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
    /** @param above tokens of input from which the whole request is at these prices */
    public record Threshold(long above, BigDecimal input, BigDecimal output) {}

    public PriceRow {
        thresholds = List.copyOf(thresholds);
    }

    public static PriceRow of(Price price) {
        return new PriceRow(
                price.version(),
                price.since(),
                million(price.input()),
                million(price.output()),
                price.cacheRead().map(PriceRow::million),
                price.cacheWrite().map(PriceRow::million),
                price.cacheWriteHour().map(PriceRow::million),
                price.reasoning().map(PriceRow::million),
                price.audioInput().map(PriceRow::million),
                price.audioOutput().map(PriceRow::million),
                price.thresholds().stream()
                        .map(one -> new Threshold(one.above(), million(one.input()), million(one.output())))
                        .toList());
    }

    private static BigDecimal million(BigDecimal perToken) {
        BigDecimal plain = perToken.movePointRight(6).stripTrailingZeros();
        return plain.scale() < 0 ? plain.setScale(0) : plain;
    }
}
