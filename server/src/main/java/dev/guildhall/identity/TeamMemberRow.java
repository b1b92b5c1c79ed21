package dev.guildhall.identity;

import java.time.Instant;

/** Somebody in a team. */
public record TeamMemberRow(String user, String displayName, Instant since) {}
