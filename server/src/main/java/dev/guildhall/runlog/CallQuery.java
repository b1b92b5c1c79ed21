package dev.guildhall.runlog;

import java.time.Instant;
import java.util.Optional;

/**
 * Which calls are wanted; an empty part does not narrow.
 *
 * @param key id of the virtual key, or SHA-256 of the key in hexadecimal
 * @param provider of any attempt of the call; the row's figures are then of those attempts alone
 * @param deployment as {@code provider}
 * @param status {@code ok} (below 400), {@code error}, {@code unknown} (0), or an HTTP status
 * @param from inclusive
 * @param to exclusive
 * @param team as user, customer, agent, provider and deployment: {@code -} for calls that have none
 * @param q id of a call, its session, customer or key's alias, or words of its error
 */
public record CallQuery(
        Optional<String> key,
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
    /** As team, user, customer, agent, provider or deployment: calls that have none. */
    public static final String NONE = "-";

    public static CallQuery all() {
        return of(Optional.empty(), Optional.empty(), Optional.empty(), Period.ALWAYS);
    }

    public static CallQuery of(Optional<String> key, Optional<String> user, Optional<String> q, Period period) {
        return new CallQuery(
                key,
                Optional.empty(),
                user,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                period.from(),
                period.to(),
                q);
    }
}
