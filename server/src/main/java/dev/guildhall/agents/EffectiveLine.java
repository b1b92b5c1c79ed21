package dev.guildhall.agents;

/**
 * One line of the effective configuration.
 *
 * @param path {@code tools.allow[0]}
 * @param value as text
 * @param origin {@code agent}, {@code default}, {@code skill}, {@code lock}, {@code delegate}
 * @param where line of the definition, skill with version, or setting it comes from
 */
public record EffectiveLine(String path, String value, String origin, String where) {}
