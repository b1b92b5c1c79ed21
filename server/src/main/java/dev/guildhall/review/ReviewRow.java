package dev.guildhall.review;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * A case in the queue.
 *
 * @param state {@code waiting}, {@code appealed}, {@code released} or {@code refused}
 * @param reason why the version is held or revoked
 * @param changedAt when somebody last did something about it
 * @param revision grows with every decision, appeal and new finding
 */
public record ReviewRow(
        UUID id,
        String owner,
        String name,
        String version,
        String state,
        Optional<String> reason,
        String verdict,
        String risk,
        String publishedBy,
        Instant openedAt,
        Instant changedAt,
        int revision) {

    public boolean open() {
        return state.equals("waiting") || state.equals("appealed");
    }
}
