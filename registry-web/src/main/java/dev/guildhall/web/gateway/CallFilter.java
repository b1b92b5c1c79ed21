package dev.guildhall.web.gateway;

import dev.guildhall.web.layout.Addresses;
import jakarta.ws.rs.core.MultivaluedMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What the list of calls is narrowed to: the parameters of {@code /api/v1/traces}.
 *
 * @param parameters those that are given
 */
public record CallFilter(Map<String, String> parameters) {
    /** Those that have a field in the form; the others stand below it, and can be taken away. */
    private static final List<String> FIELDS = List.of("q", "model", "status", "from", "to");

    private static final List<String> OTHERS =
            List.of("key", "team", "user", "customer", "agent", "session", "provider", "deployment", "tag");

    static CallFilter of(MultivaluedMap<String, String> asked) {
        Map<String, String> parameters = new LinkedHashMap<>();
        for (List<String> names : List.of(FIELDS, OTHERS)) {
            for (String name : names) {
                String value = asked.getFirst(name);
                if (value != null && !value.isBlank()) {
                    parameters.put(name, value);
                }
            }
        }
        return new CallFilter(parameters);
    }

    public String value(String name) {
        return parameters.getOrDefault(name, "");
    }

    public Map<String, String> others() {
        Map<String, String> others = new LinkedHashMap<>(parameters);
        FIELDS.forEach(others::remove);
        return others;
    }

    public String address(String path) {
        return Addresses.withQuery(path, parameters);
    }

    public String with(String name, String value) {
        Map<String, String> changed = new LinkedHashMap<>(parameters);
        changed.put(name, value);
        return Addresses.withQuery("/calls", changed);
    }

    public boolean isEmpty() {
        return parameters.isEmpty();
    }
}
