package dev.guildhall.identity;

import java.time.Instant;

/** A team and how many it has. */
public record TeamRow(String name, String displayName, int members, Instant createdAt) {}
