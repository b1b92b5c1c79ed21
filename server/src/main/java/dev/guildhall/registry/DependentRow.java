package dev.guildhall.registry;

/**
 * A skill that depends on another one.
 *
 * @param version its newest live version that does
 * @param latest whether that is its latest version
 * @param range what it asks for
 * @param named {@code @owner/name} as it stands there, which may be an earlier name
 * @param satisfied whether the latest version of the skill it depends on is in the range
 */
public record DependentRow(
        String owner, String name, String version, boolean latest, String range, String named, boolean satisfied) {}
