package dev.guildhall.dialect.openai;

import dev.guildhall.dialect.ChatRequest;
import dev.guildhall.dialect.ChatRequest.Tool;
import dev.guildhall.dialect.Fields;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/**
 * Tools of type {@code custom}, which take free text instead of JSON (Codex patches files with one): for other dialects a function with the
 * one argument {@code input}. The schema's wording tells them from functions when an answer comes back.
 */
final class CustomTools {
    private static final String INPUT = "input";
    private static final String WORDING = "The whole input of the tool, as plain text.";

    private CustomTools() {}

    static Tool.Function function(Fields tool) {
        ObjectNode schema = Fields.object().put("type", "object");
        schema.putObject("properties").putObject(INPUT).put("type", "string").put("description", WORDING);
        schema.putArray("required").add(INPUT);
        schema.put("additionalProperties", false);
        String grammar = tool.object("format")
                .flatMap(format -> format.text("definition"))
                .map(definition -> "\n\nThe input must follow this grammar:\n" + definition)
                .orElse("");
        return new Tool.Function(
                tool.required("name"),
                Optional.of(tool.text("description", "") + grammar).filter(text -> !text.isBlank()),
                Optional.of(schema),
                Optional.empty(),
                Optional.empty());
    }

    /** Whether the client's tool of this name takes free text. */
    static boolean is(String name, ChatRequest request) {
        return request.tools().tools().stream()
                .anyMatch(tool -> tool instanceof Tool.Function function
                        && function.name().equals(name)
                        && function.schema()
                                .map(schema -> schema.path("properties")
                                        .path(INPUT)
                                        .path("description")
                                        .asString(""))
                                .filter(WORDING::equals)
                                .isPresent());
    }

    static String wrapped(String input) {
        return Fields.object().put(INPUT, input).toString();
    }

    /** The text in the arguments; arguments that are no such object are the text themselves. */
    static String unwrapped(String arguments) {
        return Fields.tree(arguments)
                .map(Fields::lenient)
                .flatMap(fields -> fields.text(INPUT))
                .orElse(arguments);
    }
}
