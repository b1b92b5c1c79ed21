package dev.guildhall.registry;

import java.util.UUID;

/** Event: a version was withdrawn; it stays downloadable by exact version. Fired inside the transaction that changes it. */
public record SkillVersionYanked(UUID organisation, String owner, String name, String version, String reason) {}
