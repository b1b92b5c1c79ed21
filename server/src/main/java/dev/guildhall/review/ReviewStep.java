package dev.guildhall.review;

import java.time.Instant;

/**
 * One thing that happened to a version under review.
 *
 * @param what {@code held}, {@code released}, {@code refused}, {@code appealed} or {@code rescanned}
 * @param by login, or {@code scan}
 */
public record ReviewStep(Instant at, String what, String by, String note) {}
