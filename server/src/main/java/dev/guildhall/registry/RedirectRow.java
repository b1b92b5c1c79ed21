package dev.guildhall.registry;

import java.time.Instant;

/** An address that a skill had before; it leads to the skill. */
public record RedirectRow(String owner, String name, String createdBy, Instant createdAt) {}
