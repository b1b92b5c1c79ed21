package dev.guildhall.budgets;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** USD as a whole number of billionths of a thousandth (10⁻¹²), which the hot path adds without allocating. */
final class Money {
    private static final int DIGITS = 12;
    private static final BigDecimal MOST = BigDecimal.valueOf(4_000_000);
    private static final long MOST_UNITS = MOST.movePointRight(DIGITS).longValueExact();

    private Money() {}

    /** Rounded up, and never more than four million dollars for one call. */
    static long units(BigDecimal usd) {
        if (usd.signum() <= 0) {
            return 0;
        }
        return usd.compareTo(MOST) >= 0
                ? MOST_UNITS
                : usd.setScale(DIGITS, RoundingMode.CEILING).unscaledValue().longValue();
    }

    /** Rounded down: of what is there. */
    static long floor(BigDecimal usd) {
        return usd.compareTo(MOST) >= 0
                ? MOST_UNITS
                : usd.setScale(DIGITS, RoundingMode.FLOOR).unscaledValue().longValue();
    }

    static BigDecimal usd(long units) {
        return BigDecimal.valueOf(units, DIGITS);
    }

    /** For people: without needless zeros, at least two decimals. */
    static String shown(BigDecimal usd) {
        BigDecimal rounded = usd.setScale(6, RoundingMode.HALF_UP).stripTrailingZeros();
        return (rounded.scale() < 2 ? rounded.setScale(2, RoundingMode.UNNECESSARY) : rounded).toPlainString();
    }
}
