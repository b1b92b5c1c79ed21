package dev.guildhall.registry;

import java.util.UUID;

/** Event: a version was deprecated; it keeps working and says why. Fired inside the transaction that changes it. */
public record SkillVersionDeprecated(UUID organisation, String owner, String name, String version, String reason) {}
