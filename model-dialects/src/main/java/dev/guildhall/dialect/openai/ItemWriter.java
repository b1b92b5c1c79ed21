package dev.guildhall.dialect.openai;

import dev.guildhall.dialect.ChatRequest;
import dev.guildhall.dialect.ChatRequest.Role;
import dev.guildhall.dialect.ChatRequest.Turn;
import dev.guildhall.dialect.Dialect;
import dev.guildhall.dialect.Fields;
import dev.guildhall.dialect.ModelTraits;
import dev.guildhall.dialect.ModelTraits.Ability;
import dev.guildhall.dialect.Part;
import dev.guildhall.dialect.ToolNames;
import dev.guildhall.dialect.Unsaid;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Writes the items of {@code input}. Thoughts go back only where they are OpenAI's own, encrypted. */
final class ItemWriter {
    private final ChatRequest request;
    private final ModelTraits traits;
    private final Unsaid unsaid;
    private final ToolNames names;
    private final ArrayNode items = Fields.JSON.createArrayNode();

    ItemWriter(ChatRequest request, ModelTraits traits, Unsaid unsaid, ToolNames names) {
        this.request = request;
        this.traits = traits;
        this.unsaid = unsaid;
        this.names = names;
    }

    ArrayNode write() {
        request.turns().forEach(this::turn);
        return items;
    }

    private void turn(Turn turn) {
        if (turn.role() == Role.ASSISTANT) {
            turn.parts().forEach(this::said);
            return;
        }
        List<Part> rest = new ArrayList<>();
        for (Part part : turn.parts()) {
            if (part instanceof Part.ToolResult result) {
                result(result);
            } else {
                rest.add(part);
            }
        }
        if (!rest.isEmpty()) {
            ObjectNode item = items.addObject()
                    .put("type", "message")
                    .put("role", turn.role() == Role.SYSTEM ? "developer" : "user");
            content(item.putArray("content"), rest);
        }
    }

    private void result(Part.ToolResult result) {
        ObjectNode item =
                items.addObject().put("type", "function_call_output").put("call_id", ToolNames.wireId(result.callId()));
        if (result.content().stream().allMatch(Part.Text.class::isInstance)) {
            List<String> texts = new ArrayList<>();
            result.content().forEach(part -> texts.add(((Part.Text) part).text()));
            item.put("output", String.join("\n", texts));
        } else {
            content(item.putArray("output"), result.content());
        }
    }

    private void said(Part part) {
        switch (part) {
            case Part.Text text -> {
                if (!text.text().isEmpty()) {
                    message(text.text());
                }
            }
            case Part.Refusal refusal -> message(refusal.text());
            case Part.Thinking thinking -> {
                if (thinking.redacted().isPresent() && thinking.id().isPresent()) {
                    items.add(ReasoningItems.write(thinking.id().get(), thinking));
                }
            }
            case Part.ToolCall call ->
                items.addObject()
                        .put("type", "function_call")
                        .put("call_id", ToolNames.wireId(call.id()))
                        .put("name", names.wire(call.name()))
                        .put("arguments", call.arguments().isBlank() ? "{}" : call.arguments());
            case Part.Foreign foreign -> items.add(known(foreign));
            case Part.Media ignored -> throw unsaid.content("input", "An assistant's message holds text, no media.");
            case Part.ToolResult ignored ->
                throw unsaid.content("input", "A result of a tool belongs into a user's turn, not an assistant's.");
        }
    }

    /** As plain text, because parts of type {@code output_text} belong to items that have an id. */
    private void message(String text) {
        items.addObject().put("type", "message").put("role", "assistant").put("content", text);
    }

    private JsonNode known(Part.Foreign foreign) {
        if (foreign.dialect() == Dialect.OPENAI_RESPONSES) {
            return foreign.raw();
        }
        throw unsaid.content(
                "input",
                "Content of type '%s' is known only to providers of %s."
                        .formatted(
                                foreign.raw().path("type").asString("?"),
                                foreign.dialect().word()));
    }

    private void content(ArrayNode content, List<Part> parts) {
        for (Part part : parts) {
            content.add(
                    switch (part) {
                        case Part.Text text ->
                            Fields.object().put("type", "input_text").put("text", text.text());
                        case Part.Media media -> media(media);
                        case Part.Refusal refusal ->
                            Fields.object().put("type", "input_text").put("text", refusal.text());
                        case Part.Foreign foreign -> known(foreign);
                        case Part.Thinking ignored ->
                            throw unsaid.content("input", "A user's message holds no thoughts.");
                        case Part.ToolCall ignored ->
                            throw unsaid.content("input", "A user's message holds no calls of tools.");
                        case Part.ToolResult ignored ->
                            throw unsaid.content("input", "A result of a tool holds no other result.");
                    });
        }
    }

    private ObjectNode media(Part.Media media) {
        return switch (media.kind()) {
            case IMAGE -> {
                able(Ability.IMAGES, "images");
                ObjectNode node = Fields.object().put("type", "input_image");
                switch (media.source()) {
                    case Part.Media.Source.Data data -> node.put("image_url", MediaSources.url(data));
                    case Part.Media.Source.Url url -> node.put("image_url", url.url());
                    case Part.Media.Source.FileId id -> node.put("file_id", id.id());
                }
                yield node.put("detail", media.detail().orElse("auto"));
            }
            case FILE -> {
                if (MediaSources.text(media.source()).isPresent()) {
                    String title = media.name().map(name -> name + ":\n").orElse("");
                    yield Fields.object()
                            .put("type", "input_text")
                            .put(
                                    "text",
                                    title + MediaSources.text(media.source()).get());
                }
                able(Ability.FILES, "files");
                ObjectNode node = Fields.object().put("type", "input_file");
                switch (media.source()) {
                    case Part.Media.Source.Data data ->
                        node.put("filename", media.name().orElse("file.pdf")).put("file_data", MediaSources.url(data));
                    case Part.Media.Source.Url url -> node.put("file_url", url.url());
                    case Part.Media.Source.FileId id -> node.put("file_id", id.id());
                }
                yield node;
            }
            case AUDIO -> throw unsaid.content("input", "The responses API takes no audio.");
        };
    }

    private void able(Ability ability, String what) {
        if (!traits.can(ability)) {
            throw unsaid.content("input", "%s does not take %s.".formatted(traits.model(), what));
        }
    }
}
