package dev.guildhall.budgets;

import java.math.BigDecimal;
import java.util.Optional;

/**
 * What the database answered to a node that wants to set money aside.
 *
 * @param granted USD; zero when there is not enough room
 * @param hard empty when the budget is without bound by now
 * @param leased by all nodes, not yet spent
 */
record Lease(BigDecimal granted, Optional<BigDecimal> hard, BigDecimal spent, BigDecimal leased) {}
