package dev.guildhall.spend;

import java.math.BigDecimal;

/**
 * Sums over calls and their attempts.
 *
 * @param calls counted at the attempt that decided the answer
 * @param failed of them
 * @param attempts at deployments
 * @param input tokens
 * @param output tokens
 * @param cacheRead of the input
 * @param cacheWrite of the input
 * @param reasoning of the output
 * @param cost USD, exact, of the attempts that have a price
 * @param unpriced attempts that have none: what they cost is not known, not nothing
 */
public record Figures(
        long calls,
        long failed,
        long attempts,
        long input,
        long output,
        long cacheRead,
        long cacheWrite,
        long reasoning,
        BigDecimal cost,
        long unpriced) {
    public static final Figures NONE = new Figures(0, 0, 0, 0, 0, 0, 0, 0, BigDecimal.ZERO, 0);

    public Figures plus(Figures more) {
        return new Figures(
                calls + more.calls,
                failed + more.failed,
                attempts + more.attempts,
                input + more.input,
                output + more.output,
                cacheRead + more.cacheRead,
                cacheWrite + more.cacheWrite,
                reasoning + more.reasoning,
                cost.add(more.cost),
                unpriced + more.unpriced);
    }

    public long tokens() {
        return input + output;
    }
}
