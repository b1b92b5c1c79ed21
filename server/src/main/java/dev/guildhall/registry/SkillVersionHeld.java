package dev.guildhall.registry;

import java.util.Optional;
import java.util.UUID;

/**
 * Event: a version was held for review; only reviewers and the owner's members read it. Fired inside the transaction
 * that changes it.
 *
 * @param by login of who held it; empty when a scan did
 */
public record SkillVersionHeld(
        UUID organisation, String owner, String name, String version, String reason, Optional<String> by) {}
