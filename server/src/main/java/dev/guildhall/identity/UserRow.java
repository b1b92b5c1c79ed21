package dev.guildhall.identity;

import dev.guildhall.platform.Revised;
import java.time.Instant;
import java.util.List;

/** A user. {@code state} is {@code active} or {@code disabled}; {@code hasPassword} says whether they can sign in with one. */
public record UserRow(
        String login,
        String displayName,
        String role,
        String state,
        boolean hasPassword,
        List<String> teams,
        Instant createdAt,
        int revision)
        implements Revised {}
