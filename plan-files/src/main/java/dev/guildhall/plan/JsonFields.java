package dev.guildhall.plan;

import dev.guildhall.skill.Json;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The members of one JSON object, read by name and kind; what is missing or of another kind is refused by its place. */
final class JsonFields {
    private final String place;
    private final Map<?, ?> members;

    private JsonFields(String place, Map<?, ?> members) {
        this.place = place;
        this.members = members;
    }

    static JsonFields of(String what, String text) {
        try {
            return object(what, Json.read(text));
        } catch (IllegalArgumentException e) {
            throw new PlanRefused(what + " is no JSON: " + e.getMessage() + ".", e);
        }
    }

    private static JsonFields object(String place, @Nullable Object value) {
        if (value instanceof Map<?, ?> members) {
            return new JsonFields(place, members);
        }
        throw new PlanRefused(place + " must be a JSON object.");
    }

    String text(String name) {
        return textOrNone(name).orElseThrow(() -> wrong(name, "a string"));
    }

    Optional<String> textOrNone(String name) {
        Object value = members.get(name);
        if (value == null) {
            return Optional.empty();
        }
        if (value instanceof String text) {
            return Optional.of(text);
        }
        throw wrong(name, "a string");
    }

    boolean flag(String name) {
        if (members.get(name) instanceof Boolean flag) {
            return flag;
        }
        throw wrong(name, "true or false");
    }

    int number(String name) {
        long number = size(members.get(name), name);
        if (number > Integer.MAX_VALUE) {
            throw wrong(name, "a smaller number");
        }
        return (int) number;
    }

    private long size(@Nullable Object value, String name) {
        if (value instanceof Long number && number >= 0) {
            return number;
        }
        if (value instanceof BigDecimal) {
            throw wrong(name, "a whole number that fits");
        }
        throw wrong(name, "a whole number");
    }

    Optional<JsonFields> objectOrNone(String name) {
        Object value = members.get(name);
        return value == null ? Optional.empty() : Optional.of(object(place + "." + name, value));
    }

    <T> List<T> objects(String name, Function<JsonFields, T> read) {
        List<T> items = new ArrayList<>();
        for (Object item : list(name)) {
            items.add(read.apply(object(place + "." + name + "[" + items.size() + "]", item)));
        }
        return items;
    }

    <T> Optional<List<T>> objectsOrNone(String name, Function<JsonFields, T> read) {
        return members.get(name) == null ? Optional.empty() : Optional.of(objects(name, read));
    }

    List<String> texts(String name) {
        List<String> items = new ArrayList<>();
        for (Object item : list(name)) {
            if (!(item instanceof String text)) {
                throw wrong(name, "a list of strings");
            }
            items.add(text);
        }
        return items;
    }

    private List<?> list(String name) {
        if (members.get(name) instanceof List<?> items) {
            return items;
        }
        throw wrong(name, "a list");
    }

    Map<String, String> textMap(String name) {
        Map<String, String> map = new LinkedHashMap<>();
        entries(name).forEach((key, value) -> {
            if (!(value instanceof String text)) {
                throw wrong(name, "an object of strings");
            }
            map.put((String) key, text);
        });
        return map;
    }

    Map<String, Long> sizes(String name) {
        Map<String, Long> map = new LinkedHashMap<>();
        entries(name).forEach((key, value) -> map.put((String) key, size(value, name)));
        return map;
    }

    private Map<?, ?> entries(String name) {
        if (members.get(name) instanceof Map<?, ?> map) {
            return map;
        }
        throw wrong(name, "an object");
    }

    <E extends Enum<E>> E constant(String name, Class<E> type) {
        String text = text(name);
        for (E constant : type.getEnumConstants()) {
            if (constant.name().equalsIgnoreCase(text)) {
                return constant;
            }
        }
        throw wrong(name, "a known word, not \"" + text + "\"");
    }

    PlanRefused wrong(String name, String expected) {
        return new PlanRefused(place + "." + name + " must be " + expected + ".");
    }
}
