package dev.guildhall.agents;

import java.time.Instant;
import java.util.List;

/**
 * What was last seen at one place where an agent is installed.
 *
 * @param place the caller's name for it: a machine and folder, 1–200 characters
 * @param state {@code in-step}, {@code behind} (an older plan, untouched), or that other files are there than planned
 */
public record ReceiptRow(
        String harness,
        String place,
        int agentVersion,
        String planDigest,
        String state,
        List<Change> changes,
        Instant seenAt,
        String seenBy) {
    public ReceiptRow {
        changes = List.copyOf(changes);
    }

    /** @param change what is the matter with the file: {@code missing}, {@code to-update}, {@code to-add}, {@code to-remove} */
    public record Change(String path, String change) {}
}
