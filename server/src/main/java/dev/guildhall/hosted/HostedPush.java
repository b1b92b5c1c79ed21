package dev.guildhall.hosted;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * An agent at a hosted runtime.
 *
 * @param agentVersion what was pushed whole last; empty when nothing was yet
 * @param lockDigest of its lock
 * @param state {@code pushing}, {@code pushed}, {@code incomplete} or {@code removing}
 * @param problem why it is incomplete
 * @param job the last one that worked on it
 * @param drift {@code in-step} or {@code changed} when the runtime was asked
 * @param parts what it consists of there
 */
public record HostedPush(
        String runtime,
        String agent,
        String stage,
        Optional<Integer> agentVersion,
        Optional<String> lockDigest,
        String state,
        Optional<String> problem,
        UUID job,
        String changedBy,
        Instant changedAt,
        Optional<String> drift,
        List<Part> parts) {
    public HostedPush {
        parts = List.copyOf(parts);
    }

    /**
     * A skill, environment or agent over there.
     *
     * @param digest SHA-256 of what was sent
     * @param state as it is there when the runtime was asked: in step, changed, missing or extra, in kebab-case
     * @param changes what differs, in a word or two each
     */
    public record Part(
            String kind,
            String name,
            Optional<String> id,
            Optional<String> version,
            String digest,
            Optional<String> state,
            List<String> changes) {
        public Part {
            changes = List.copyOf(changes);
        }
    }
}
