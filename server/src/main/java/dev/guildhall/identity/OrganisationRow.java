package dev.guildhall.identity;

import java.time.Instant;

/** A tenant. {@code home} is the one whose administrators manage the others. */
public record OrganisationRow(String name, String displayName, boolean home, Instant createdAt) {}
