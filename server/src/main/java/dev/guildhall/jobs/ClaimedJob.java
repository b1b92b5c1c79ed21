package dev.guildhall.jobs;

import java.util.Set;
import java.util.UUID;

/**
 * A job that this node holds.
 *
 * @param epoch of this claim; writes with an older one change nothing
 * @param attempts including this one
 * @param scopes what the starter might do when they started it
 */
record ClaimedJob(
        UUID id,
        UUID organisation,
        String kind,
        UUID startedBy,
        String login,
        Set<String> scopes,
        String input,
        long epoch,
        int attempts) {}
