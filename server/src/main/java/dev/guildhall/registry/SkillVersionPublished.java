package dev.guildhall.registry;

import java.util.UUID;

/** Event: a version was published; fired inside the transaction that stores it. {@code digest} is hex. */
public record SkillVersionPublished(UUID organisation, String owner, String name, String version, String digest) {}
