package dev.guildhall.registry;

import java.util.Optional;
import java.util.UUID;

/**
 * Event: a version was released from review. Fired inside the transaction that changes it.
 *
 * @param by login of the reviewer
 */
public record SkillVersionReleased(
        UUID organisation, String owner, String name, String version, Optional<String> reason, String by) {}
