package dev.guildhall.runlog;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * Which calls are wanted; an empty part does not narrow.
 *
 * @param key id of the virtual key
 * @param provider of any attempt of the call; the row's figures are then of those attempts alone
 * @param deployment as {@code provider}
 * @param status {@code ok} (below 400), {@code error}, {@code unknown} (0), or an HTTP status
 * @param from inclusive
 * @param to exclusive
 * @param team as user, customer and agent: {@code -} for calls that have none
 * @param q id of a call, its session, customer or key's alias, or words of its error
 */
public record CallQuery(
        Optional<UUID> key,
        Optional<String> team,
        Optional<String> user,
        Optional<String> customer,
        Optional<String> agent,
        Optional<String> session,
        Optional<String> model,
        Optional<String> provider,
        Optional<String> deployment,
        Optional<String> tag,
        Optional<String> status,
        Optional<Instant> from,
        Optional<Instant> to,
        Optional<String> q) {
    /** As team, user, customer or agent: calls that have none. */
    public static final String NONE = "-";

    public static CallQuery all() {
        return new CallQuery(
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }
}
