package dev.guildhall.registry;

import java.util.Optional;
import java.util.UUID;

/** Event: a version came back from being yanked or deprecated. Fired inside the transaction that changes it. */
public record SkillVersionRestored(
        UUID organisation, String owner, String name, String version, Optional<String> reason) {}
