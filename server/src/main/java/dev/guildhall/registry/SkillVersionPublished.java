package dev.guildhall.registry;

import java.util.UUID;

/**
 * Event: a version was published; fired inside the transaction that stores it. {@code digest} is hex. What a check holds
 * is announced too, and after it as {@link SkillVersionHeld}.
 */
public record SkillVersionPublished(UUID organisation, String owner, String name, String version, String digest) {}
