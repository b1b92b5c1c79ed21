package dev.guildhall.dialect.openai;

import dev.guildhall.dialect.ChatRequest.Role;
import dev.guildhall.dialect.ChatRequest.Turn;
import dev.guildhall.dialect.Dialect;
import dev.guildhall.dialect.Fields;
import dev.guildhall.dialect.Part;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** Reads {@code instructions} and {@code input}: items of the model that follow each other are one turn, so are results of tools. */
final class InputItems {
    private final List<Part.Text> system = new ArrayList<>();
    private final List<Turn> turns = new ArrayList<>();
    private final List<Part> open = new ArrayList<>();
    private Role openRole = Role.USER;
    private final Map<String, String> names = new HashMap<>();
    private final Map<String, String> signatures = new HashMap<>();

    private InputItems() {}

    static InputItems read(Fields request) {
        InputItems items = new InputItems();
        request.text("instructions")
                .filter(text -> !text.isBlank())
                .map(Part.Text::of)
                .ifPresent(items.system::add);
        JsonNode input = request.at("input").orElseThrow(() -> request.missing("input"));
        if (input.isString()) {
            items.turns.add(new Turn(Role.USER, List.of(Part.Text.of(input.asString()))));
            return items;
        }
        List<Fields> all = request.objects("input");
        all.forEach(items::signature);
        all.forEach(items::item);
        items.close();
        if (items.turns.isEmpty() && items.system.isEmpty()) {
            throw request.missing("input");
        }
        return items;
    }

    List<Part.Text> system() {
        return system;
    }

    List<Turn> turns() {
        return turns;
    }

    private void signature(Fields item) {
        String content = item.text("encrypted_content", "");
        if (content.startsWith(ReasoningItems.CALL)) {
            int colon = content.indexOf(':', ReasoningItems.CALL.length());
            if (colon > 0) {
                signatures.put(content.substring(ReasoningItems.CALL.length(), colon), content.substring(colon + 1));
            }
        }
    }

    private void item(Fields item) {
        switch (item.text("type", "message")) {
            case "message" -> message(item);
            case "reasoning" -> {
                if (!item.text("encrypted_content", "").startsWith(ReasoningItems.CALL)) {
                    add(Role.ASSISTANT, ReasoningItems.read(item));
                }
            }
            case "function_call" -> call(item, item.text("arguments", ""));
            case "custom_tool_call" -> call(item, CustomTools.wrapped(item.text("input", "")));
            case "function_call_output", "custom_tool_call_output" -> result(item);
            case "item_reference" ->
                throw item.wrong(
                        "type", "points to an item that was stored; this model has no store, so send the item itself.");
            default -> add(Role.ASSISTANT, new Part.Foreign(Dialect.OPENAI_RESPONSES, item.node()));
        }
    }

    private void message(Fields item) {
        List<Part> parts = parts(item, "content");
        switch (item.required("role")) {
            case "system", "developer" -> {
                if (turns.isEmpty() && open.isEmpty()) {
                    parts.forEach(part -> system.add(text(item, part)));
                } else {
                    close();
                    turns.add(new Turn(Role.SYSTEM, parts));
                }
            }
            case "user" -> {
                close();
                turns.add(new Turn(Role.USER, parts));
            }
            case "assistant" -> parts.forEach(part -> add(Role.ASSISTANT, part));
            default -> throw item.wrong("role", "must be 'system', 'developer', 'user' or 'assistant'.");
        }
    }

    private static Part.Text text(Fields item, Part part) {
        if (part instanceof Part.Text text) {
            return text;
        }
        throw item.wrong("content", "must be text for the role '%s'.".formatted(item.text("role", "")));
    }

    private void call(Fields item, String arguments) {
        String id = item.required("call_id");
        item.required("name");
        String name = ResponsesTools.name(item);
        names.put(id, name);
        add(
                Role.ASSISTANT,
                new Part.ToolCall(id, name, arguments, Optional.ofNullable(signatures.get(id)), Optional.empty()));
    }

    private void result(Fields item) {
        String id = item.required("call_id");
        add(
                Role.USER,
                new Part.ToolResult(
                        id, Optional.ofNullable(names.get(id)), parts(item, "output"), false, Optional.empty()));
    }

    private void add(Role role, Part part) {
        if (role != openRole) {
            close();
            openRole = role;
        }
        open.add(part);
    }

    private void close() {
        if (!open.isEmpty()) {
            turns.add(new Turn(openRole, open));
            open.clear();
        }
    }

    /** A text, or parts. */
    private static List<Part> parts(Fields item, String name) {
        Optional<JsonNode> content = item.at(name);
        if (content.isEmpty()) {
            return List.of();
        }
        if (content.get().isString()) {
            String text = content.get().asString();
            return text.isEmpty() ? List.of() : List.of(Part.Text.of(text));
        }
        return item.objects(name).stream().map(InputItems::part).toList();
    }

    private static Part part(Fields part) {
        return switch (part.required("type")) {
            case "input_text", "output_text", "text", "summary_text" ->
                new Part.Text(part.required("text"), ChatTools.cache(part));
            case "refusal" -> new Part.Refusal(part.required("refusal"));
            case "input_image" ->
                new Part.Media(
                        Part.Media.Kind.IMAGE,
                        part.text("file_id")
                                .<Part.Media.Source>map(Part.Media.Source.FileId::new)
                                .orElseGet(() -> MediaSources.of(part.required("image_url"), "image/png")),
                        Optional.empty(),
                        part.text("detail"),
                        ChatTools.cache(part));
            case "input_file" ->
                new Part.Media(
                        Part.Media.Kind.FILE,
                        ChatMessages.source(part),
                        part.text("filename"),
                        Optional.empty(),
                        ChatTools.cache(part));
            case "input_audio" -> {
                Fields audio = part.object("input_audio").orElse(part);
                yield new Part.Media(
                        Part.Media.Kind.AUDIO,
                        new Part.Media.Source.Data("audio/" + audio.text("format", "wav"), audio.required("data")),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty());
            }
            default -> new Part.Foreign(Dialect.OPENAI_RESPONSES, part.node());
        };
    }
}
