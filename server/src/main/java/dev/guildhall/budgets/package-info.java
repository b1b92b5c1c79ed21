/**
 * Money and contingents: what an account may spend and how often it may call, reserved before and settled after.
 *
 * <p>{@code Budgets.reserve → (call) → Budgets.settle | release}, in memory against leases that are taken from PostgreSQL in chunks: the sum
 * over all nodes never exceeds a hard budget.
 */
@NullMarked
@Feature(level = 2)
package dev.guildhall.budgets;

import dev.guildhall.platform.Feature;
import org.jspecify.annotations.NullMarked;
