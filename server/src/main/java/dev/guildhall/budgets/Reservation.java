package dev.guildhall.budgets;

/** The answer to a call that wants to begin: it may, and has its most cost set aside; or it may not, and is told why. */
public sealed interface Reservation permits Reserved, Refused {}
