package dev.guildhall.identity;

import java.time.Instant;

/** A member of an owner. {@code role} is {@code owner} (also manages members) or {@code publisher}. */
public record MemberRow(String user, String displayName, String role, Instant since) {}
