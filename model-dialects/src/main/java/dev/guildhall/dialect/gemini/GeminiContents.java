package dev.guildhall.dialect.gemini;

import dev.guildhall.dialect.ChatRequest.Role;
import dev.guildhall.dialect.ChatRequest.Turn;
import dev.guildhall.dialect.Conversation;
import dev.guildhall.dialect.Dialect;
import dev.guildhall.dialect.Fields;
import dev.guildhall.dialect.MediaTypes;
import dev.guildhall.dialect.ModelTraits;
import dev.guildhall.dialect.ModelTraits.Ability;
import dev.guildhall.dialect.ModelTraits.Quirk;
import dev.guildhall.dialect.Part;
import dev.guildhall.dialect.Part.Media;
import dev.guildhall.dialect.Part.Media.Source;
import dev.guildhall.dialect.Signatures;
import dev.guildhall.dialect.ToolNames;
import dev.guildhall.dialect.Unsaid;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Turns as {@code contents}. Responses of functions stand in a content of their own, as many as there were calls. */
final class GeminiContents {
    private final Conversation conversation;
    private final Map<String, String> called;
    private final ToolNames names;
    private final ModelTraits traits;
    private final Unsaid unsaid;

    GeminiContents(Conversation conversation, ToolNames names, ModelTraits traits, Unsaid unsaid) {
        this.conversation = conversation;
        this.called = conversation.toolNames();
        this.names = names;
        this.traits = traits;
        this.unsaid = unsaid;
    }

    void write(ArrayNode contents) {
        for (Turn turn : conversation.turns()) {
            if (turn.role() == Role.ASSISTANT) {
                add(contents, "model", model(turn.parts()));
                continue;
            }
            ArrayNode responses = Fields.JSON.createArrayNode();
            ArrayNode parts = Fields.JSON.createArrayNode();
            for (Part part : turn.parts()) {
                if (part instanceof Part.ToolResult result) {
                    response(result, responses, parts);
                } else {
                    part(part, parts);
                }
            }
            add(contents, "user", responses);
            add(contents, "user", parts);
        }
    }

    private static void add(ArrayNode contents, String role, ArrayNode parts) {
        if (!parts.isEmpty()) {
            contents.addObject().put("role", role).set("parts", parts);
        }
    }

    private ArrayNode model(List<Part> turn) {
        ArrayNode parts = Fields.JSON.createArrayNode();
        boolean proven = false;
        for (Part part : turn) {
            if (part instanceof Part.ToolCall call) {
                ObjectNode written = parts.addObject();
                ObjectNode function =
                        written.putObject("functionCall").put("id", call.id()).put("name", names.wire(call.name()));
                function.set("args", Fields.arguments(call.arguments()));
                Optional<String> proof = own(call.signature());
                // Gemini 3 refuses the first call of a step without a proof; one that the client lost is said to be
                // lost.
                if (proof.isEmpty() && !proven && traits.has(Quirk.THINKING_LEVEL)) {
                    proof = Optional.of(GeminiSignatures.SKIP);
                }
                proof.ifPresent(signature -> written.put("thoughtSignature", signature));
                proven = true;
            } else {
                proven |= part instanceof Part.Thinking thinking
                        && own(thinking.signature()).isPresent();
                part(part, parts);
            }
        }
        return parts;
    }

    private void part(Part part, ArrayNode to) {
        switch (part) {
            case Part.Text text -> to.addObject().put("text", text.text());
            case Part.Refusal refusal -> to.addObject().put("text", refusal.text());
            case Part.Thinking thinking ->
                own(thinking.signature()).ifPresent(proof -> {
                    ObjectNode written = to.addObject().put("text", thinking.text());
                    if (!thinking.text().isEmpty()) {
                        written.put("thought", true);
                    }
                    written.put("thoughtSignature", proof);
                });
            case Media media -> to.add(media(media));
            case Part.Foreign foreign -> {
                // What another provider's tools left behind; its words stand in the text.
                if (foreign.dialect() == Dialect.GEMINI) {
                    to.add(foreign.raw());
                } else {
                    unsaid.leaveOut("messages." + foreign.dialect().word());
                }
            }
            case Part.ToolCall ignored -> throw unsaid.content("messages", "A tool call stands in a user's message.");
            case Part.ToolResult ignored ->
                throw unsaid.content("messages", "A tool result stands in the model's message.");
        }
    }

    private void response(Part.ToolResult result, ArrayNode responses, ArrayNode parts) {
        String name = result.name().orElseGet(() -> called.getOrDefault(result.callId(), "unknown"));
        StringBuilder text = new StringBuilder();
        for (Part part : result.content()) {
            switch (part) {
                case Part.Text said -> text.append(text.isEmpty() ? "" : "\n").append(said.text());
                case Media media -> parts.add(media(media));
                default -> part(part, parts);
            }
        }
        ObjectNode function = responses
                .addObject()
                .putObject("functionResponse")
                .put("id", result.callId())
                .put("name", names.wire(name));
        function.set("response", said(text.toString(), result.error()));
    }

    /** A JSON object is the response as it stands; anything else is wrapped. */
    private static JsonNode said(String text, boolean error) {
        if (!error && text.startsWith("{")) {
            Optional<JsonNode> object = Fields.tree(text).filter(JsonNode::isObject);
            if (object.isPresent()) {
                return object.get();
            }
        }
        return Fields.object().put(error ? "error" : "output", text);
    }

    private ObjectNode media(Media media) {
        Ability needed = switch (media.kind()) {
            case IMAGE -> Ability.IMAGES;
            case FILE -> Ability.FILES;
            case AUDIO -> Ability.AUDIO;
        };
        if (!traits.can(needed) && !(needed == Ability.FILES && traits.can(Ability.IMAGES))) {
            throw unsaid.content(
                    "messages",
                    "%s takes no %s.".formatted(traits.model(), needed.name().toLowerCase(Locale.ROOT)));
        }
        ObjectNode part = Fields.object();
        switch (media.source()) {
            case Source.Data data ->
                part.putObject("inlineData")
                        .put(
                                "mimeType",
                                media.kind() == Media.Kind.IMAGE
                                        ? MediaTypes.ofImage(data)
                                        : MediaTypes.plain(data.type()))
                        .put("data", data.base64());
            case Source.Url url -> {
                ObjectNode file = part.putObject("fileData");
                url.type()
                        .or(() -> MediaTypes.byName(url.url()))
                        .or(() -> Optional.of("image/jpeg").filter(type -> media.kind() == Media.Kind.IMAGE))
                        .ifPresent(type -> file.put("mimeType", type));
                file.put("fileUri", url.url());
            }
            case Source.FileId file -> {
                if (!file.id().startsWith("https://") && !file.id().startsWith("gs://")) {
                    throw unsaid.content(
                            "messages", "Gemini does not know the uploaded file '%s'.".formatted(file.id()));
                }
                part.putObject("fileData").put("fileUri", file.id());
            }
        }
        return part;
    }

    /** Gemini refuses other providers' proofs. */
    private static Optional<String> own(Optional<String> signature) {
        return signature.filter(given -> Signatures.isOf(Dialect.GEMINI, given)).map(Signatures::raw);
    }
}
