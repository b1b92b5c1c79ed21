package dev.guildhall.registry;

import java.util.UUID;

/**
 * Event: a reviewer refused a version; nobody but reviewers reads it any more. Fired inside the transaction that changes it.
 *
 * @param by login of the reviewer
 */
public record SkillVersionRevoked(
        UUID organisation, String owner, String name, String version, String reason, String by) {}
