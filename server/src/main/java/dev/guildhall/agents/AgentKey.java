package dev.guildhall.agents;

import java.util.Optional;
import java.util.UUID;

/** Which agent: its row, without what it says. */
record AgentKey(
        UUID id,
        UUID organisation,
        String name,
        Optional<UUID> team,
        Optional<String> teamName,
        String createdBy,
        int version,
        int revision,
        boolean staged) {}
