package dev.guildhall.models;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Where {@code os.environ/NAME} and keys that nobody wrote down come from.
 *
 * @param variables empty for what an organisation wrote: it has no part in the server's environment
 * @param open whether {@code os.environ/…} means anything
 */
record Environment(Map<String, String> variables, boolean open) {
    static final String PREFIX = "os.environ/";
    /** Of the server itself; a configuration has no business with them. */
    private static final String OWN = "GUILDHALL_";

    static final Environment NONE = new Environment(Map.of(), false);

    Environment {
        variables = Map.copyOf(variables);
    }

    static Environment of(Map<String, String> variables) {
        return new Environment(variables, true);
    }

    /** With more variables, which win. */
    Environment with(Map<String, String> more) {
        Map<String, String> all = new HashMap<>(variables);
        all.putAll(more);
        return new Environment(all, open);
    }

    Optional<String> value(String name) {
        return name.startsWith(OWN)
                ? Optional.empty()
                : Optional.ofNullable(variables.get(name)).map(String::strip).filter(value -> !value.isEmpty());
    }

    Optional<String> first(List<String> names) {
        return names.stream().flatMap(name -> value(name).stream()).findFirst();
    }
}
