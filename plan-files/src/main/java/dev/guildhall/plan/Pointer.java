package dev.guildhall.plan;

import java.util.ArrayList;
import java.util.List;

/** A JSON Pointer (RFC 6901) taken apart. */
record Pointer(List<String> parts) {
    static final String END = "-";

    Pointer {
        parts = List.copyOf(parts);
    }

    static Pointer of(String text) {
        if (text.isEmpty()) {
            return new Pointer(List.of());
        }
        if (!text.startsWith("/")) {
            throw new PlanRefused("the pointer \"" + text + "\" must begin with /.");
        }
        List<String> parts = new ArrayList<>();
        for (String part : text.substring(1).split("/", -1)) {
            parts.add(part.replace("~1", "/").replace("~0", "~"));
        }
        return new Pointer(parts);
    }

    /** Whether it adds to the end of a list. */
    boolean appends() {
        return !parts.isEmpty() && parts.getLast().equals(END);
    }

    boolean root() {
        return parts.isEmpty();
    }

    String last() {
        return parts.getLast();
    }

    Pointer parent() {
        return new Pointer(parts.subList(0, parts.size() - 1));
    }

    Pointer child(String part) {
        List<String> longer = new ArrayList<>(parts);
        longer.add(part);
        return new Pointer(longer);
    }

    /** The first {@code count} parts. */
    Pointer first(int count) {
        return new Pointer(parts.subList(0, count));
    }

    boolean startsWith(Pointer other) {
        return parts.size() >= other.parts.size()
                && parts.subList(0, other.parts.size()).equals(other.parts);
    }

    String text() {
        StringBuilder out = new StringBuilder();
        parts.forEach(part -> out.append('/').append(part.replace("~", "~0").replace("/", "~1")));
        return out.toString();
    }
}
