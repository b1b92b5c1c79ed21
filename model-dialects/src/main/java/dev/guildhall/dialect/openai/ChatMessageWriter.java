package dev.guildhall.dialect.openai;

import dev.guildhall.dialect.ChatRequest;
import dev.guildhall.dialect.ChatRequest.OutputFormat;
import dev.guildhall.dialect.ChatRequest.Role;
import dev.guildhall.dialect.ChatRequest.Turn;
import dev.guildhall.dialect.Dialect;
import dev.guildhall.dialect.Fields;
import dev.guildhall.dialect.ModelTraits;
import dev.guildhall.dialect.ModelTraits.Ability;
import dev.guildhall.dialect.ModelTraits.Quirk;
import dev.guildhall.dialect.Part;
import dev.guildhall.dialect.RequestRefused;
import dev.guildhall.dialect.ToolNames;
import dev.guildhall.dialect.Unsaid;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Writes {@code messages}: one system message in front; each result of a tool a message of its own, directly behind the calls; what a result
 * shows besides text in a user message behind all results, because {@code tool} messages hold text only.
 */
final class ChatMessageWriter {
    /** Longest id of a call that OpenAI takes. */
    private static final int LONGEST_ID = 40;

    private final ChatRequest request;
    private final ModelTraits traits;
    private final Unsaid unsaid;
    private final ToolNames names;
    private final ArrayNode messages = Fields.JSON.createArrayNode();

    ChatMessageWriter(ChatRequest request, ModelTraits traits, Unsaid unsaid, ToolNames names) {
        this.request = request;
        this.traits = traits;
        this.unsaid = unsaid;
        this.names = names;
    }

    ArrayNode write() {
        List<String> system = new ArrayList<>();
        request.system().stream()
                .map(Part.Text::text)
                .filter(text -> !text.isBlank())
                .forEach(system::add);
        if (request.format() instanceof OutputFormat.Schema schema && ChatRequestWriter.noSchemas(traits)) {
            system.add(
                    "Answer with one JSON object and nothing else. It must fit this JSON Schema:\n" + schema.schema());
        }
        if (!system.isEmpty()) {
            messages.addObject().put("role", "system").put("content", String.join("\n\n", system));
        }
        int asked = lastQuestion();
        for (int i = 0; i < request.turns().size(); i++) {
            turn(request.turns().get(i), i > asked);
        }
        return messages;
    }

    /** The last turn in which the user said something besides results of tools. */
    private int lastQuestion() {
        for (int i = request.turns().size() - 1; i >= 0; i--) {
            Turn turn = request.turns().get(i);
            if (turn.role() == Role.USER && !turn.parts().stream().allMatch(Part.ToolResult.class::isInstance)) {
                return i;
            }
        }
        return -1;
    }

    /** @param current whether the model is still at work on the last question, so that its thoughts count */
    private void turn(Turn turn, boolean current) {
        if (turn.role() == Role.SYSTEM) {
            messages.addObject().put("role", "system").put("content", joined(turn.parts()));
        } else if (turn.role() == Role.ASSISTANT) {
            assistant(turn.parts(), current && traits.has(Quirk.REASONING_BACK));
        } else {
            user(turn.parts());
        }
    }

    private void user(List<Part> parts) {
        List<Part> rest = new ArrayList<>();
        for (Part part : parts) {
            if (part instanceof Part.ToolResult result) {
                rest.addAll(result(result));
            }
        }
        parts.stream().filter(part -> !(part instanceof Part.ToolResult)).forEach(rest::add);
        if (!rest.isEmpty() || parts.isEmpty()) {
            content(messages.addObject().put("role", "user"), rest);
        }
    }

    /** What cannot stand in it. */
    private List<Part> result(Part.ToolResult result) {
        List<Part> media = new ArrayList<>();
        List<String> texts = new ArrayList<>();
        for (Part part : result.content()) {
            if (part instanceof Part.Text text) {
                texts.add(text.text());
            } else if (part instanceof Part.Media) {
                media.add(part);
            } else {
                throw unsaid.content(
                        "messages",
                        "A result of a tool may hold texts, images and files for this model, nothing else.");
            }
        }
        String id = id(result.callId());
        if (!media.isEmpty()) {
            media.addFirst(Part.Text.of("What the tool call %s returned besides text:".formatted(id)));
            if (texts.isEmpty()) {
                texts.add("The result stands in the next user message.");
            }
        }
        messages.addObject().put("role", "tool").put("tool_call_id", id).put("content", String.join("\n", texts));
        return media;
    }

    private void assistant(List<Part> parts, boolean thoughtsToo) {
        ObjectNode message = messages.addObject().put("role", "assistant");
        List<String> texts = new ArrayList<>();
        List<Part.Thinking> thoughts = new ArrayList<>();
        ArrayNode calls = Fields.JSON.createArrayNode();
        for (Part part : parts) {
            switch (part) {
                case Part.Text text -> texts.add(text.text());
                case Part.Refusal refusal -> message.put("refusal", refusal.text());
                case Part.Thinking thinking -> thoughts.add(thinking);
                case Part.ToolCall call -> calls.add(call(call));
                case Part.Foreign foreign -> throw foreign(foreign);
                case Part.Media ignored ->
                    throw unsaid.content("messages", "This model's assistant messages hold text, no media.");
                case Part.ToolResult ignored ->
                    throw unsaid.content(
                            "messages", "A result of a tool belongs into a user's turn, not an assistant's.");
            }
        }
        String text = texts.stream().filter(piece -> !piece.isEmpty()).collect(Collectors.joining("\n"));
        if (text.isEmpty() && (!calls.isEmpty() || message.has("refusal"))) {
            message.putNull("content");
        } else {
            message.put("content", text);
        }
        if (thoughtsToo) {
            String thought = thoughts.stream().map(Part.Thinking::text).collect(Collectors.joining());
            if (!thought.isEmpty()) {
                message.put("reasoning_content", thought);
            }
        }
        if (!calls.isEmpty()) {
            message.set("tool_calls", calls);
        }
    }

    private ObjectNode call(Part.ToolCall call) {
        ObjectNode node = Fields.object().put("id", id(call.id())).put("type", "function");
        node.putObject("function")
                .put("name", names.wire(call.name()))
                .put("arguments", call.arguments().isBlank() ? "{}" : call.arguments());
        call.signature()
                .ifPresent(signature ->
                        node.putObject("extra_content").putObject("google").put("thought_signature", signature));
        return node;
    }

    private String id(String id) {
        if (traits.has(Quirk.NINE_CHARACTER_IDS)) {
            return ToolNames.nineCharacterId(id);
        }
        return id.length() > LONGEST_ID ? ToolNames.wireId(id + "#") : ToolNames.wireId(id);
    }

    private void content(ObjectNode message, List<Part> parts) {
        if (traits.has(Quirk.FLAT_CONTENT)
                || parts.isEmpty()
                || (parts.size() == 1 && parts.getFirst() instanceof Part.Text)) {
            message.put("content", joined(parts));
            return;
        }
        ArrayNode content = message.putArray("content");
        parts.forEach(part -> content.add(part(part)));
    }

    private String joined(List<Part> parts) {
        List<String> texts = new ArrayList<>();
        for (Part part : parts) {
            if (part instanceof Part.Text text) {
                texts.add(text.text());
            } else {
                throw unsaid.content("messages", "%s takes text only.".formatted(traits.model()));
            }
        }
        return String.join("\n", texts);
    }

    private ObjectNode part(Part part) {
        return switch (part) {
            case Part.Text text -> Fields.object().put("type", "text").put("text", text.text());
            case Part.Media media -> media(media);
            case Part.Foreign foreign -> known(foreign);
            case Part.Refusal refusal -> Fields.object().put("type", "text").put("text", refusal.text());
            case Part.Thinking ignored -> throw unsaid.content("messages", "A user's message holds no thoughts.");
            case Part.ToolCall ignored -> throw unsaid.content("messages", "A user's message holds no calls of tools.");
            case Part.ToolResult ignored -> throw new IllegalStateException("results are messages of their own");
        };
    }

    private ObjectNode known(Part.Foreign foreign) {
        if (foreign.dialect() == Dialect.OPENAI_CHAT) {
            return (ObjectNode) foreign.raw();
        }
        throw foreign(foreign);
    }

    private RequestRefused foreign(Part.Foreign foreign) {
        return unsaid.content(
                "messages",
                "Content of type '%s' is known only to providers of %s."
                        .formatted(
                                foreign.raw().path("type").asString("?"),
                                foreign.dialect().word()));
    }

    private ObjectNode media(Part.Media media) {
        return switch (media.kind()) {
            case IMAGE -> image(media);
            case FILE -> file(media);
            case AUDIO -> audio(media);
        };
    }

    private ObjectNode image(Part.Media media) {
        able(Ability.IMAGES, "images");
        ObjectNode node = Fields.object().put("type", "image_url");
        ObjectNode image = node.putObject("image_url")
                .put(
                        "url",
                        switch (media.source()) {
                            case Part.Media.Source.Data data -> MediaSources.url(data);
                            case Part.Media.Source.Url url -> url.url();
                            case Part.Media.Source.FileId ignored ->
                                throw unsaid.content(
                                        "messages",
                                        "Images by file id are not known to chat completions; send the image or its"
                                                + " address.");
                        });
        media.detail().ifPresent(detail -> image.put("detail", detail));
        return node;
    }

    private ObjectNode file(Part.Media media) {
        if (MediaSources.text(media.source()).isPresent()) {
            String title = media.name().map(name -> name + ":\n").orElse("");
            return Fields.object()
                    .put("type", "text")
                    .put("text", title + MediaSources.text(media.source()).get());
        }
        able(Ability.FILES, "files");
        ObjectNode node = Fields.object().put("type", "file");
        ObjectNode file = node.putObject("file");
        switch (media.source()) {
            case Part.Media.Source.Data data ->
                file.put("filename", media.name().orElse("file.pdf")).put("file_data", MediaSources.url(data));
            case Part.Media.Source.FileId id -> file.put("file_id", id.id());
            case Part.Media.Source.Url ignored ->
                throw unsaid.content("messages", "Files by address are not known to chat completions; send the file.");
        }
        return node;
    }

    private ObjectNode audio(Part.Media media) {
        able(Ability.AUDIO, "audio");
        if (!(media.source() instanceof Part.Media.Source.Data data)) {
            throw unsaid.content("messages", "Audio must be sent as data.");
        }
        ObjectNode node = Fields.object().put("type", "input_audio");
        node.putObject("input_audio")
                .put("data", data.base64())
                .put(
                        "format",
                        data.type().equals("audio/mpeg") ? "mp3" : data.type().replaceFirst("^audio/(x-)?", ""));
        return node;
    }

    private void able(Ability ability, String what) {
        if (!traits.can(ability)) {
            throw unsaid.content("messages", "%s does not take %s.".formatted(traits.model(), what));
        }
    }
}
