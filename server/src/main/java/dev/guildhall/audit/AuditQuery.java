package dev.guildhall.audit;

import java.time.Instant;
import java.util.Optional;

/** Which entries are wanted; an empty part does not narrow. {@code from} is inclusive, {@code to} exclusive. */
public record AuditQuery(
        Optional<String> actor,
        Optional<String> action,
        Optional<String> target,
        Optional<Instant> from,
        Optional<Instant> to) {
    public static AuditQuery all() {
        return new AuditQuery(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
    }
}
