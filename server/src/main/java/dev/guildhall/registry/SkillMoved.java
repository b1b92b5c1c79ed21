package dev.guildhall.registry;

import java.util.UUID;

/** Event: a skill was renamed or given to another owner; the old address leads to the new one. Fired inside the transaction that changes it. */
public record SkillMoved(UUID organisation, String owner, String name, String newOwner, String newName) {}
