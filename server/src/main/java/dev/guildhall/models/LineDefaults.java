package dev.guildhall.models;

import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;

/**
 * What lines of the model list that say nothing of their own go by.
 *
 * @param credentials values by {@code credential_name}, resolved
 * @param version of prices that a line sets itself
 * @param since the day such prices hold from
 */
record LineDefaults(
        RouterSettings router,
        boolean dropParameters,
        Optional<Integer> parallel,
        Map<String, Map<String, String>> credentials,
        String version,
        LocalDate since) {
    LineDefaults {
        credentials = Map.copyOf(credentials);
    }

    @Override
    public String toString() {
        return "LineDefaults[" + version + "]";
    }
}
