package dev.guildhall.registry;

import java.util.UUID;

/** Event: a version was held for review; only reviewers and the owner's members read it. Fired inside the transaction that changes it. */
public record SkillVersionHeld(UUID organisation, String owner, String name, String version, String reason) {}
