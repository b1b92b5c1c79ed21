package dev.guildhall.agents;

import java.time.Instant;

/**
 * A version of an agent: its definition and its lock at a time.
 *
 * @param change one line: {@code defined}, {@code instructions, model}, {@code upgraded @acme/pdf 1.2.0 to 1.3.0}, {@code rolled back to 3}
 */
public record AgentVersionRow(int version, String by, Instant at, String change, String digest, String lockDigest) {}
