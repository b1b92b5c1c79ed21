package dev.guildhall.keys;

import java.time.Instant;

/** A user in a team of the gateway. {@code role} is {@code admin} or {@code user}. */
public record Member(String team, String user, String role, Instant since) {}
