package dev.guildhall.web.gateway;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Locale;

/** US dollars as pages write them. */
public final class Usd {
    private static final int FINEST = 6;
    private static final BigDecimal LEAST = BigDecimal.ONE.movePointLeft(FINEST);

    private Usd() {}

    /** Whole cents from a dollar on; below, up to six decimals, for example {@code $0.00042}. */
    public static String of(BigDecimal amount) {
        if (amount.signum() == 0) {
            return "$0.00";
        } else if (amount.abs().compareTo(BigDecimal.ONE) >= 0) {
            return String.format(Locale.UK, "$%,.2f", amount);
        } else if (amount.signum() > 0 && amount.compareTo(LEAST) < 0) {
            return "under $0.000001";
        }
        BigDecimal rounded = amount.setScale(FINEST, RoundingMode.HALF_UP).stripTrailingZeros();
        return "$" + (rounded.scale() < 2 ? rounded.setScale(2, RoundingMode.UNNECESSARY) : rounded).toPlainString();
    }

    /** All digits there are. */
    public static String exact(BigDecimal amount) {
        return "$" + amount.stripTrailingZeros().toPlainString();
    }

    /** Millionths of a dollar, rounded. */
    static long millionths(BigDecimal amount) {
        return amount.movePointRight(FINEST).setScale(0, RoundingMode.HALF_UP).longValue();
    }

    static String ofMillionths(long millionths) {
        return of(BigDecimal.valueOf(millionths, FINEST));
    }

    /** How much of a limit is used, for the width of a bar: 0–100. */
    public static int share(BigDecimal spent, BigDecimal limit) {
        if (limit.signum() <= 0) {
            return 100;
        }
        BigDecimal share = spent.movePointRight(2).divide(limit, 0, RoundingMode.HALF_UP);
        return share.min(BigDecimal.valueOf(100)).max(BigDecimal.ZERO).intValue();
    }
}
