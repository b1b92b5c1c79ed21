package dev.guildhall.models;

import dev.guildhall.dialect.Usage;
import java.math.BigDecimal;
import java.util.Optional;

/**
 * What a call costs: {@code · tokens by kind × price of the kind}, exact, never rounded.
 *
 * <p>Every token is paid once: of the input those from a cache, into a cache and of sound at their own prices, the rest at the plain one; of the
 * output thinking and sound likewise. A kind without a price of its own costs what its whole does. When the input passes a threshold the
 * whole request is at the prices of the highest one passed; what it says nothing of stays as it is below.
 */
public final class Cost {
    private Cost() {}

    /** USD. */
    public static BigDecimal of(Price price, Usage usage) {
        Rates rates = Rates.of(price, usage.input());
        long special = usage.cacheRead() + usage.cacheWrite() + usage.cacheWriteHour() + usage.audioInput();
        long plainInput = Math.max(0, usage.input() - special);
        long plainOutput = Math.max(0, usage.output() - usage.reasoning() - usage.audioOutput());
        BigDecimal cacheWrite = rates.cacheWrite.orElse(rates.input);
        return times(plainInput, rates.input)
                .add(times(usage.cacheRead(), rates.cacheRead.orElse(rates.input)))
                .add(times(usage.cacheWrite(), cacheWrite))
                .add(times(usage.cacheWriteHour(), rates.cacheWriteHour.orElse(cacheWrite)))
                .add(times(usage.audioInput(), price.audioInput().orElse(rates.input)))
                .add(times(plainOutput, rates.output))
                .add(times(usage.reasoning(), rates.reasoning.orElse(rates.output)))
                .add(times(usage.audioOutput(), price.audioOutput().orElse(rates.output)));
    }

    /** The most that a call can cost: nothing from a cache, all of the input written into one, all of the output of the dearest kind. */
    public static BigDecimal most(Price price, long input, long output) {
        Rates rates = Rates.of(price, input);
        BigDecimal in = rates.input
                .max(rates.cacheWrite.orElse(rates.input))
                .max(rates.cacheWriteHour.orElse(rates.input))
                .max(price.audioInput().orElse(rates.input));
        BigDecimal out = rates.output
                .max(rates.reasoning.orElse(rates.output))
                .max(price.audioOutput().orElse(rates.output));
        return times(input, in).add(times(output, out));
    }

    private static BigDecimal times(long tokens, BigDecimal price) {
        return tokens == 0 ? BigDecimal.ZERO : price.multiply(BigDecimal.valueOf(tokens));
    }

    /** The prices that hold for a request of this size. */
    private record Rates(
            BigDecimal input,
            BigDecimal output,
            Optional<BigDecimal> cacheRead,
            Optional<BigDecimal> cacheWrite,
            Optional<BigDecimal> cacheWriteHour,
            Optional<BigDecimal> reasoning) {
        static Rates of(Price price, long input) {
            Rates rates = new Rates(
                    price.input(),
                    price.output(),
                    price.cacheRead(),
                    price.cacheWrite(),
                    price.cacheWriteHour(),
                    price.reasoning());
            for (Price.Threshold threshold : price.thresholds()) {
                if (input > threshold.above()) {
                    rates = new Rates(
                            threshold.input(),
                            threshold.output(),
                            threshold.cacheRead().or(price::cacheRead),
                            threshold.cacheWrite().or(price::cacheWrite),
                            threshold.cacheWriteHour().or(price::cacheWriteHour),
                            // Thinking is written at the higher rate too, unless it is dearer anyway.
                            price.reasoning().map(threshold.output()::max));
                }
            }
            return rates;
        }
    }
}
