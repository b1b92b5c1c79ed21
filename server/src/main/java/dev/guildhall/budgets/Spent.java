package dev.guildhall.budgets;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * What one node spent of one window since it last wrote, and what it gives back of its lease.
 *
 * @param holds whether the node has a lease of the window
 */
record Spent(UUID budget, Instant starts, Optional<Instant> ends, BigDecimal cost, BigDecimal back, boolean holds) {}
