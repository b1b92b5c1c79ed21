package dev.guildhall.rules.broken.high;

import javax.transaction.xa.XAException;

/** The one {@code javax.transaction} package of the JDK stands for those that are not. */
public record OldTransaction(XAException cause) {}
