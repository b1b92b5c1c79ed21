package dev.guildhall.drafting;

import dev.guildhall.packages.YamlNode;
import jakarta.json.Json;
import jakarta.json.stream.JsonParser;
import jakarta.json.stream.JsonParsingException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Reads JSON into the same nodes as YAML, with lines. YAML's own parser refuses tabs, which JSON allows. */
final class JsonNodes {
    private final JsonParser parser;
    private final String file;
    private int nodes;

    private JsonNodes(JsonParser parser, String file) {
        this.parser = parser;
        this.file = file;
    }

    static YamlNode read(String text, String file) {
        try (JsonParser parser = Json.createParser(new StringReader(text))) {
            JsonNodes reading = new JsonNodes(parser, file);
            YamlNode top = reading.node(parser.next(), 1);
            if (parser.hasNext()) {
                throw reading.broken("there is more after its end");
            }
            return top;
        } catch (JsonParsingException e) {
            throw broken(file, e.getLocation().getLineNumber(), "it is no JSON: " + CleanText.line(reason(e), 160));
        }
    }

    private YamlNode node(JsonParser.Event event, int depth) {
        if (depth > ApiFile.BOUNDS.maxDepth()) {
            throw broken("it nests deeper than %d levels".formatted(ApiFile.BOUNDS.maxDepth()));
        }
        if (++nodes > ApiFile.BOUNDS.maxWeight()) {
            throw broken("it has more than %d nodes".formatted(ApiFile.BOUNDS.maxWeight()));
        }
        int line = line();
        return switch (event) {
            case START_OBJECT -> object(line, depth);
            case START_ARRAY -> array(line, depth);
            case VALUE_STRING -> new YamlNode.Scalar(parser.getString(), false, line);
            case VALUE_NUMBER -> new YamlNode.Scalar(parser.getString(), true, line);
            case VALUE_TRUE -> new YamlNode.Scalar("true", true, line);
            case VALUE_FALSE -> new YamlNode.Scalar("false", true, line);
            case VALUE_NULL -> new YamlNode.Scalar("null", true, line);
            case KEY_NAME, END_OBJECT, END_ARRAY -> throw new IllegalStateException("unexpected JSON event " + event);
        };
    }

    private YamlNode object(int line, int depth) {
        List<YamlNode.Entry> entries = new ArrayList<>();
        Set<String> keys = new HashSet<>();
        for (JsonParser.Event next = parser.next(); next != JsonParser.Event.END_OBJECT; next = parser.next()) {
            String key = parser.getString();
            int at = line();
            if (!keys.add(key)) {
                throw broken("the key \"%s\" stands twice".formatted(CleanText.line(key, 80)));
            }
            entries.add(new YamlNode.Entry(key, at, node(parser.next(), depth + 1)));
        }
        return new YamlNode.Mapping(List.copyOf(entries), line);
    }

    private YamlNode array(int line, int depth) {
        List<YamlNode> items = new ArrayList<>();
        for (JsonParser.Event next = parser.next(); next != JsonParser.Event.END_ARRAY; next = parser.next()) {
            items.add(node(next, depth + 1));
        }
        return new YamlNode.Sequence(List.copyOf(items), line);
    }

    private int line() {
        return (int) parser.getLocation().getLineNumber();
    }

    private RuntimeException broken(String what) {
        return broken(file, line(), what);
    }

    private static RuntimeException broken(String file, long line, String what) {
        return DraftingProblem.OPENAPI_BROKEN.because("%s, line %d: %s.".formatted(file, line, what));
    }

    private static String reason(JsonParsingException e) {
        return String.valueOf(e.getMessage()).lines().findFirst().orElse("");
    }
}
