package dev.guildhall.keys;

import java.util.Optional;

/** Which keys of an organisation are asked for; what is empty does not matter. */
public record KeyQuery(
        Optional<String> team,
        Optional<String> user,
        Optional<String> agent,
        Optional<String> alias,
        Optional<String> hash) {
    public static final KeyQuery ALL =
            new KeyQuery(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
}
