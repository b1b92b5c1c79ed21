package dev.guildhall.plan;

import dev.guildhall.skill.Json;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.common.FlowStyle;
import org.snakeyaml.engine.v2.nodes.CollectionNode;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/**
 * Values of a YAML file. New ones are written as JSON, which YAML takes as it is; where that does not fit between the lines
 * that are there, the file is refused.
 */
final class YamlFormat implements Format {
    private final String path;

    private final LastRead<YamlText> texts;

    YamlFormat(String path) {
        this.path = path;
        this.texts = new LastRead<>(text -> YamlText.read(path, text));
    }

    @Override
    public Optional<Found> find(String text, Pointer pointer) {
        YamlText yaml = texts.of(text);
        Object value = yaml.value();
        if (value == null) {
            return Optional.empty();
        }
        for (int i = 0; i < pointer.parts().size(); i++) {
            String part = pointer.parts().get(i);
            if (value instanceof Map<?, ?> members) {
                if (!members.containsKey(part)) {
                    return Optional.empty();
                }
                value = members.get(part);
            } else {
                int place = yaml.node(pointer.first(i)).map(yaml::start).orElse(0);
                throw Places.unreadable(
                        path, text, place, "a value without names is here, which leaves no room for " + pointer.text());
            }
        }
        Node node = yaml.node(pointer).orElseThrow();
        return Optional.of(new Found(value, text.substring(yaml.start(node), yaml.end(node))));
    }

    @Override
    public List<TextEdit> set(String text, Pointer pointer, @Nullable Object value) {
        YamlText yaml = texts.of(text);
        Optional<Node> there = pointer.appends() ? Optional.empty() : yaml.node(pointer);
        if (there.isPresent()) {
            return List.of(replaced(yaml, there.get(), JsonPrint.oneLine(value)));
        }
        int parts = pointer.parts().size() - 1;
        while (yaml.node(pointer.first(parts)).isEmpty() && parts > 0) {
            parts--;
        }
        String key = pointer.parts().get(parts);
        Object nested = JsonFormat.nested(pointer, parts + 1, value);
        Node parent = yaml.node(pointer.first(parts)).orElse(null);
        if (parent == null) {
            String before = text.isEmpty() || text.endsWith("\n") ? "" : Places.newline(text);
            return List.of(new TextEdit(text.length(), 0, before + item(key, nested) + Places.newline(text)));
        }
        if (parent instanceof SequenceNode sequence && key.equals(Pointer.END)) {
            return List.of(added(yaml, sequence, JsonPrint.oneLine(nested), "- " + JsonPrint.oneLine(nested)));
        }
        if (parent instanceof MappingNode mapping && !(key.equals(Pointer.END) && pointer.appends())) {
            return List.of(added(yaml, mapping, item(key, nested), item(key, nested)));
        }
        throw Places.unreadable(path, text, yaml.start(parent), "this leaves no room for " + pointer.text());
    }

    private static String item(String key, @Nullable Object value) {
        String name = key.matches("[A-Za-z_][A-Za-z0-9_-]*") && !key.matches("(?i)true|false|null|yes|no|on|off|y|n")
                ? key
                : Json.write(key);
        return name + ": " + JsonPrint.oneLine(value);
    }

    private static TextEdit added(YamlText yaml, CollectionNode<?> into, String inFlow, String onLine) {
        String text = yaml.text();
        List<?> items = into.getValue();
        if (into.getFlowStyle() == FlowStyle.FLOW) {
            int at = items.isEmpty() ? yaml.start(into) + 1 : yaml.end(last(items.getLast()));
            return new TextEdit(at, 0, items.isEmpty() ? inFlow : ", " + inFlow);
        }
        int start = yaml.start(into);
        String indent = " "
                .repeat(start
                        - Places.lineStart(text, start)
                        - (text.startsWith("\uFEFF") && Places.lineStart(text, start) == 0 ? 1 : 0));
        int at = Places.nextLine(text, yaml.end(last(items.getLast())));
        boolean open = at > 0 && text.charAt(at - 1) != '\n';
        String newline = Places.newline(text);
        return new TextEdit(at, 0, open ? newline + indent + onLine : indent + onLine + newline);
    }

    /** The node that an item begins with. */
    private static Node first(Object item) {
        return item instanceof NodeTuple tuple ? tuple.getKeyNode() : (Node) item;
    }

    /** The node that an item ends with. */
    private static Node last(Object item) {
        return item instanceof NodeTuple tuple ? tuple.getValueNode() : (Node) item;
    }

    private static TextEdit replaced(YamlText yaml, Node node, String with) {
        int start = yaml.start(node);
        boolean bare = start == yaml.end(node) && start > 0 && yaml.text().charAt(start - 1) == ':';
        return new TextEdit(start, yaml.end(node) - start, bare ? " " + with : with);
    }

    @Override
    public List<TextEdit> restore(String text, Pointer pointer, String raw) {
        YamlText yaml = texts.of(text);
        return List.of(replaced(yaml, yaml.node(pointer).orElseThrow(), raw));
    }

    @Override
    public List<TextEdit> remove(String text, Pointer pointer, @Nullable Object value) {
        YamlText yaml = texts.of(text);
        Node parent = yaml.node(pointer.parent()).orElseThrow();
        CollectionNode<?> collection = (CollectionNode<?>) parent;
        int index = pointer.appends()
                ? Values.indexOf(find(text, pointer.parent()).orElseThrow().value(), value)
                : yaml.index(parent, pointer.last());
        List<?> items = collection.getValue();
        int from = yaml.start(first(items.get(index)));
        int to = yaml.end(last(items.get(index)));
        if (collection.getFlowStyle() == FlowStyle.FLOW) {
            if (index > 0) {
                from = yaml.end(last(items.get(index - 1)));
            } else if (items.size() > 1) {
                to = yaml.start(first(items.get(1)));
            }
            return List.of(new TextEdit(from, to - from, ""));
        }
        if (items.size() == 1 && !pointer.parent().root()) {
            String empty = parent instanceof MappingNode ? "{}" : "[]";
            return List.of(new TextEdit(yaml.start(parent), to - yaml.start(parent), empty));
        }
        int line = Places.lineStart(text, from);
        if (!text.substring(line, from).replace("\uFEFF", "").matches("[ \\t]*(- *)?")
                || (text.substring(line, from).contains("-") && parent instanceof MappingNode)) {
            throw Places.unreadable(path, text, from, "this cannot be taken out without its neighbours");
        }
        int begin = text.startsWith("\uFEFF") && line == 0 ? 1 : line;
        return List.of(new TextEdit(begin, Places.nextLine(text, to) - begin, ""));
    }

    @Override
    public boolean empty(String text) {
        return text.replace("\uFEFF", "").isBlank();
    }
}
