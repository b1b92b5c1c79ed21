package dev.guildhall.plan;

import dev.guildhall.skill.Json;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Values of a JSON file with comments. New ones are written in the style of their neighbours. */
final class JsonFormat implements Format {
    private final String path;
    private final LastRead<Optional<JsonNode>> roots;

    JsonFormat(String path) {
        this.path = path;
        this.roots = new LastRead<>(text -> Optional.ofNullable(new JsonScan(path, text).whole()));
    }

    /** The deepest value on the way that is there, and how many parts of the pointer lead to it. */
    private record Reached(JsonNode node, int parts) {}

    @Override
    public Optional<Found> find(String text, Pointer pointer) {
        JsonNode root = roots.of(text).orElse(null);
        if (root == null) {
            return Optional.empty();
        }
        Reached reached = reach(text, root, pointer);
        if (reached.parts() < pointer.parts().size()) {
            return Optional.empty();
        }
        JsonNode node = reached.node();
        return Optional.of(new Found(node.value(), text.substring(node.start(), node.end())));
    }

    private Reached reach(String text, JsonNode root, Pointer pointer) {
        JsonNode node = root;
        for (int i = 0; i < pointer.parts().size(); i++) {
            Optional<JsonNode> next = step(text, node, pointer, i);
            if (next.isEmpty()) {
                return new Reached(node, i);
            }
            node = next.get();
        }
        return new Reached(node, pointer.parts().size());
    }

    private Optional<JsonNode> step(String text, JsonNode node, Pointer pointer, int part) {
        String name = pointer.parts().get(part);
        return switch (node.kind()) {
            case OBJECT -> {
                List<JsonNode.Item> named = node.items().stream()
                        .filter(item -> item.key().equals(name))
                        .toList();
                if (named.size() > 1) {
                    throw Places.unreadable(
                            path, text, named.get(1).start(), "the name \"" + name + "\" is here a second time");
                }
                yield named.stream().findFirst().map(JsonNode.Item::value);
            }
            case ARRAY -> {
                if (name.matches("[0-9]{1,6}")
                        && Integer.parseInt(name) < node.items().size()) {
                    yield Optional.of(node.items().get(Integer.parseInt(name)).value());
                }
                if (name.equals(Pointer.END) && part == pointer.parts().size() - 1) {
                    yield Optional.empty();
                }
                throw Places.unreadable(
                        path, text, node.start(), "a list is here where an object is needed to set " + pointer.text());
            }
            case OTHER ->
                throw Places.unreadable(
                        path,
                        text,
                        node.start(),
                        "a value without parts is here, which leaves no room for " + pointer.text());
        };
    }

    @Override
    public List<TextEdit> set(String text, Pointer pointer, @Nullable Object value) {
        JsonNode root = roots.of(text).orElse(null);
        if (root == null) {
            return fresh(text, pointer, value);
        }
        Reached reached = reach(text, root, pointer);
        JsonNode node = reached.node();
        if (reached.parts() == pointer.parts().size()) {
            return List.of(new TextEdit(node.start(), node.end() - node.start(), rendered(text, node, value)));
        }
        String name = pointer.parts().get(reached.parts());
        if (node.kind() == JsonNode.Kind.OBJECT
                && name.equals(Pointer.END)
                && pointer.appends()
                && reached.parts() == pointer.parts().size() - 1) {
            throw Places.unreadable(
                    path, text, node.start(), "an object is here where " + pointer.text() + " needs a list");
        }
        Object nested = nested(pointer, reached.parts() + 1, value);
        return new JsonInsertion(text, node).of(node.kind() == JsonNode.Kind.OBJECT ? name : null, nested);
    }

    /** The value inside the parents that are still missing. */
    static @Nullable Object nested(Pointer pointer, int from, @Nullable Object value) {
        @Nullable Object nested = value;
        for (int i = pointer.parts().size() - 1; i >= from; i--) {
            String part = pointer.parts().get(i);
            if (part.equals(Pointer.END) && i == pointer.parts().size() - 1) {
                List<@Nullable Object> list = new ArrayList<>();
                list.add(nested);
                nested = list;
            } else {
                Map<String, @Nullable Object> object = new LinkedHashMap<>();
                object.put(part, nested);
                nested = object;
            }
        }
        return nested;
    }

    private List<TextEdit> fresh(String text, Pointer pointer, @Nullable Object value) {
        String newline = Places.newline(text);
        String before = text.isEmpty() || text.equals("\uFEFF") || text.endsWith("\n") ? "" : newline;
        String whole = JsonPrint.lines(nested(pointer, 0, value), "", "  ", newline);
        return List.of(new TextEdit(text.length(), 0, before + whole + newline));
    }

    private static String rendered(String text, JsonNode node, @Nullable Object value) {
        int line = Places.lineStart(text, node.start());
        return text.strip().contains("\n")
                ? JsonPrint.lines(value, Places.blanks(text, line), Places.step(text), Places.newline(text))
                : JsonPrint.oneLine(value);
    }

    @Override
    public List<TextEdit> restore(String text, Pointer pointer, String raw) {
        JsonNode node = reach(text, root(text), pointer).node();
        return List.of(new TextEdit(node.start(), node.end() - node.start(), raw));
    }

    @Override
    public List<TextEdit> remove(String text, Pointer pointer, @Nullable Object value) {
        JsonNode parent = reach(text, root(text), pointer.parent()).node();
        int index = pointer.appends() && parent.value() instanceof List<?> items
                ? Values.indexOf(items, value)
                : place(parent, pointer.last());
        return JsonRemoval.of(text, parent, index);
    }

    private static int place(JsonNode parent, String name) {
        for (int i = 0; i < parent.items().size(); i++) {
            String key = parent.kind() == JsonNode.Kind.OBJECT
                    ? parent.items().get(i).key()
                    : Integer.toString(i);
            if (key.equals(name)) {
                return i;
            }
        }
        throw new IllegalStateException("removed what is not there: " + Json.write(name));
    }

    private JsonNode root(String text) {
        return roots.of(text).orElseThrow(() -> new IllegalStateException("nothing is in " + path));
    }

    @Override
    public boolean empty(String text) {
        return text.replace("\uFEFF", "").isBlank()
                || text.replace("\uFEFF", "").replaceAll("\\s", "").equals("{}");
    }
}
