package dev.guildhall.identity;

import java.time.Instant;

/** Whom an invitation is for, and until when. */
public record InvitedUser(String login, String displayName, Instant expiresAt) {}
