package dev.guildhall.statistics;

/** A skill that was fetched often in the period; {@code downloads} in the period. */
public record TopSkill(String owner, String name, long downloads) {}
