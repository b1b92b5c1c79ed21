package dev.guildhall.registry;

import java.util.UUID;

/**
 * Event: newer rules found other things that ask for a reviewer in a version that was held or revoked already. Fired inside
 * the transaction that writes them down.
 *
 * @param change what asks now and did not, and what no longer does
 */
public record SkillVersionRescanned(UUID organisation, String owner, String name, String version, String change) {}
