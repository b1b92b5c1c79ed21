package dev.guildhall.web.gateway;

import dev.guildhall.spend.Dimension;
import dev.guildhall.web.layout.Addresses;
import jakarta.ws.rs.core.MultivaluedMap;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What the address of a page of figures asks for, as it stands there: the parameters of {@code /api/v1/spend}.
 *
 * @param parameters those that are given
 */
public record SpendFilter(Map<String, String> parameters) {
    private static final List<String> NAMES = names();

    private static List<String> names() {
        List<String> names = new ArrayList<>(List.of("from", "to", "by", "then"));
        for (Dimension dimension : Dimension.values()) {
            if (dimension != Dimension.DAY && dimension != Dimension.MONTH) {
                names.add(dimension.word());
            }
        }
        return List.copyOf(names);
    }

    static SpendFilter of(MultivaluedMap<String, String> asked) {
        Map<String, String> parameters = new LinkedHashMap<>();
        for (String name : NAMES) {
            String value = asked.getFirst(name);
            if (value != null && !value.isBlank()) {
                parameters.put(name, value.strip());
            }
        }
        return new SpendFilter(parameters);
    }

    public String value(String name) {
        return parameters.getOrDefault(name, "");
    }

    /** The dimensions that are narrowed, by word. */
    public Map<String, String> only() {
        Map<String, String> only = new LinkedHashMap<>(parameters);
        List.of("from", "to", "by", "then").forEach(only::remove);
        return only;
    }

    private SpendFilter with(Map<String, String> changes) {
        Map<String, String> changed = new LinkedHashMap<>(parameters);
        changed.putAll(new TreeMap<>(changes));
        return new SpendFilter(changed);
    }

    public String address(String path) {
        return Addresses.withQuery(path, parameters);
    }

    public String page(String cursor) {
        return with(Map.of("cursor", cursor)).address("/spend");
    }

    public String by(String dimension) {
        Map<String, String> changes =
                value("then").equals(dimension) ? Map.of("by", dimension, "then", "") : Map.of("by", dimension);
        return with(changes).address("/spend");
    }

    public String range(String from, String to) {
        return with(Map.of("from", from, "to", to)).address("/spend");
    }

    public String without(String name) {
        return with(Map.of(name, "")).address("/spend");
    }

    /** Narrowed to one value, told apart by the next thing one asks. */
    public String into(String dimension, String value, String next) {
        return with(Map.of(dimension, value.isEmpty() ? "-" : value, "by", next, "then", ""))
                .address("/spend");
    }
}
