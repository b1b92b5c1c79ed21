package dev.guildhall.audit;

import java.time.Instant;
import java.util.UUID;

/**
 * One line of the record.
 *
 * @param canonical RFC 8785 canonical JSON of the whole entry, details included
 * @param leafHash lower-case hex of {@code SHA-256(0x00 || canonical)} (RFC 6962 section 2.1)
 */
public record AuditEntry(
        UUID id, Instant at, String actor, String action, String target, String canonical, String leafHash) {}
