package dev.guildhall.hosted;

import dev.guildhall.skill.Json;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** JSON objects as maps: what is read of them, and when two say the same. */
final class Tree {
    private Tree() {}

    /** @throws IllegalArgumentException when it is no JSON object */
    static Map<String, @Nullable Object> object(String text) {
        return members(Json.read(text)).orElseThrow(() -> new IllegalArgumentException("it is no JSON object"));
    }

    static Optional<Map<String, @Nullable Object>> members(@Nullable Object value) {
        if (!(value instanceof Map<?, ?> map)) {
            return Optional.empty();
        }
        Map<String, @Nullable Object> members = new LinkedHashMap<>();
        map.forEach((name, member) -> members.put(String.valueOf(name), member));
        return Optional.of(members);
    }

    static List<Map<String, @Nullable Object>> objects(@Nullable Object value) {
        List<Map<String, @Nullable Object>> objects = new ArrayList<>();
        if (value instanceof List<?> list) {
            list.forEach(item -> members(item).ifPresent(objects::add));
        }
        return objects;
    }

    /** A text or number that is there and not empty. */
    static Optional<String> text(Map<String, @Nullable Object> object, String... names) {
        for (String name : names) {
            Object value = object.get(name);
            if ((value instanceof String || value instanceof Number)
                    && !value.toString().isEmpty()) {
                return Optional.of(value.toString());
            }
        }
        return Optional.empty();
    }

    /** With the members of every object in the order of their names. */
    static String canonical(@Nullable Object value) {
        return Json.write(sorted(value));
    }

    private static @Nullable Object sorted(@Nullable Object value) {
        if (value instanceof Map<?, ?> map) {
            Map<String, @Nullable Object> sorted = new TreeMap<>();
            map.forEach((name, member) -> sorted.put(String.valueOf(name), sorted(member)));
            return sorted;
        } else if (value instanceof List<?> list) {
            List<@Nullable Object> items = new ArrayList<>();
            list.forEach(item -> items.add(sorted(item)));
            return items;
        }
        return value;
    }

    /** With each object replaced by what is made of it, from the inside out. */
    static @Nullable Object mapped(@Nullable Object value, UnaryOperator<Object> object) {
        if (value instanceof Map<?, ?> map) {
            Map<String, @Nullable Object> members = new LinkedHashMap<>();
            map.forEach((name, member) -> members.put(String.valueOf(name), mapped(member, object)));
            return object.apply(members);
        } else if (value instanceof List<?> list) {
            List<@Nullable Object> items = new ArrayList<>();
            list.forEach(item -> items.add(mapped(item, object)));
            return items;
        }
        return value;
    }

    /**
     * Whether what is there says all that was sent. The other side may add members of its own, write a text as an object
     * with that id, and leave out what is null, empty or false.
     */
    static boolean says(@Nullable Object there, @Nullable Object sent) {
        if (sent == null || sent.equals("") || sent.equals(List.of()) || sent.equals(Map.of())) {
            return there == null || there.equals("") || there.equals(List.of()) || there.equals(Map.of());
        } else if (sent.equals(false)) {
            return there == null || there.equals(false);
        } else if (sent instanceof Map<?, ?> members) {
            return there instanceof Map<?, ?> map
                    && members.entrySet().stream()
                            .allMatch(member -> says(map.get(member.getKey()), member.getValue()));
        } else if (sent instanceof List<?> items) {
            return there instanceof List<?> list
                    && list.size() == items.size()
                    && IntStream.range(0, items.size()).allMatch(i -> says(list.get(i), items.get(i)));
        } else if (there instanceof Map<?, ?> map && sent instanceof String) {
            return sent.equals(map.get("id"));
        }
        return there != null && sent.toString().equals(there.toString());
    }

    /** Names of the members that do not say what was sent. */
    static List<String> differences(Map<String, @Nullable Object> there, Map<String, @Nullable Object> sent) {
        return sent.entrySet().stream()
                .filter(member -> !says(there.get(member.getKey()), member.getValue()))
                .map(Map.Entry::getKey)
                .toList();
    }
}
