package dev.guildhall.budgets;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * A call that a budget or a limit does not let begin; nothing is set aside.
 *
 * @param message for whoever calls: whose budget, its limit, what is spent, when it begins anew
 * @param what {@code budget}, {@code requests}, {@code tokens} or {@code parallel}
 * @param resetsAt when the budget or the minute begins anew; empty when it never does
 * @param retryAfter when it may be worth asking again
 * @param limit USD, or a number of requests or tokens
 * @param spent in the same unit
 */
public record Refused(
        String message,
        Account account,
        String what,
        Optional<Instant> resetsAt,
        Duration retryAfter,
        BigDecimal limit,
        BigDecimal spent)
        implements Reservation {}
