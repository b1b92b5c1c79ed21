package dev.guildhall.identity;

import java.time.Instant;
import java.util.Optional;

/**
 * By what a user gets in.
 *
 * @param sessions browser sessions that are open
 * @param tokens API tokens that are neither expired nor revoked
 * @param invitedUntil when the open invitation expires; empty when there is none
 */
public record UserAccess(int sessions, int tokens, Optional<Instant> invitedUntil) {}
