package dev.guildhall.plan;

import dev.guildhall.skill.Json;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Plain values as {@link Json} reads them: compared, and filled in. */
final class Values {
    private static final String WORKSPACE = "${workspace}";

    private Values() {}

    static @Nullable Object read(String json) {
        try {
            return Json.read(json);
        } catch (IllegalArgumentException e) {
            throw new PlanRefused("a value of the plan is no JSON: " + e.getMessage() + ".", e);
        }
    }

    /** Numbers by what they are worth, objects without regard to order. */
    static boolean same(@Nullable Object one, @Nullable Object other) {
        if (one instanceof Number a && other instanceof Number b) {
            return decimal(a).compareTo(decimal(b)) == 0;
        }
        if (one instanceof List<?> a && other instanceof List<?> b) {
            if (a.size() != b.size()) {
                return false;
            }
            for (int i = 0; i < a.size(); i++) {
                if (!same(a.get(i), b.get(i))) {
                    return false;
                }
            }
            return true;
        }
        if (one instanceof Map<?, ?> a && other instanceof Map<?, ?> b) {
            return a.keySet().equals(b.keySet()) && a.keySet().stream().allMatch(key -> same(a.get(key), b.get(key)));
        }
        return Objects.equals(one, other);
    }

    private static BigDecimal decimal(Number number) {
        return number instanceof BigDecimal decimal ? decimal : new BigDecimal(number.toString());
    }

    /** Place of an element in a list; -1 when it is not there. */
    static int indexOf(@Nullable Object list, @Nullable Object value) {
        List<?> items = list instanceof List<?> elements ? elements : List.of();
        for (int i = 0; i < items.size(); i++) {
            if (same(items.get(i), value)) {
                return i;
            }
        }
        return -1;
    }

    /** What a document is once a value is set in it. */
    static Object with(@Nullable Object document, Pointer pointer, @Nullable Object value) {
        String part = pointer.parts().getFirst();
        Pointer rest = new Pointer(pointer.parts().subList(1, pointer.parts().size()));
        if (document instanceof List<?> || (document == null && part.equals(Pointer.END) && rest.root())) {
            List<@Nullable Object> changed = new ArrayList<>(document instanceof List<?> old ? old : List.of());
            if (part.equals(Pointer.END)) {
                changed.add(value);
            } else {
                int index = Integer.parseInt(part);
                changed.set(index, rest.root() ? value : with(changed.get(index), rest, value));
            }
            return changed;
        }
        Map<Object, @Nullable Object> changed = new LinkedHashMap<>();
        if (document instanceof Map<?, ?> members) {
            changed.putAll(members);
        }
        changed.put(part, rest.root() ? value : with(changed.get(part), rest, value));
        return changed;
    }

    /** A patch's value as JSON, with the workspace's path in its strings. */
    static String inWorkspace(String json, String workspace) {
        return json.contains(WORKSPACE) ? Json.write(filled(read(json), workspace)) : json;
    }

    private static @Nullable Object filled(@Nullable Object value, String workspace) {
        if (value instanceof String text) {
            return text.replace(WORKSPACE, workspace);
        }
        if (value instanceof List<?> items) {
            List<@Nullable Object> filled = new ArrayList<>();
            items.forEach(item -> filled.add(filled(item, workspace)));
            return filled;
        }
        if (value instanceof Map<?, ?> members) {
            Map<Object, @Nullable Object> filled = new LinkedHashMap<>();
            members.forEach((key, member) -> filled.put(key, filled(member, workspace)));
            return filled;
        }
        return value;
    }
}
