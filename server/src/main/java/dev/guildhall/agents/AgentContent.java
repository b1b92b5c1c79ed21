package dev.guildhall.agents;

import java.time.Instant;

/** One version of an agent as it is stored. */
record AgentContent(
        int version, String definition, String source, String digest, Lock lock, String change, String by, Instant at) {}
