package dev.guildhall.budgets;

/** An account, or what may be done in its name, was changed on some node; told on every node within a second or two. */
public record AccountChanged(Account account) {}
