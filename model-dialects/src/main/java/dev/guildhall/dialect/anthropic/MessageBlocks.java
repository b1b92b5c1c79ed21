package dev.guildhall.dialect.anthropic;

import dev.guildhall.dialect.ChatRequest.CacheHint;
import dev.guildhall.dialect.Dialect;
import dev.guildhall.dialect.Fields;
import dev.guildhall.dialect.MediaTypes;
import dev.guildhall.dialect.ModelTraits;
import dev.guildhall.dialect.ModelTraits.Ability;
import dev.guildhall.dialect.Part;
import dev.guildhall.dialect.Part.Media;
import dev.guildhall.dialect.Part.Media.Source;
import dev.guildhall.dialect.ToolNames;
import dev.guildhall.dialect.Unsaid;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Parts of a message as content blocks. Blank texts are left out: Anthropic refuses them. */
final class MessageBlocks {
    private static final Set<String> IMAGES = Set.of("image/jpeg", "image/png", "image/gif", "image/webp");

    private final ToolNames names;
    private final ModelTraits traits;
    private final Unsaid unsaid;
    private boolean usesFiles;

    MessageBlocks(ToolNames names, ModelTraits traits, Unsaid unsaid) {
        this.names = names;
        this.traits = traits;
        this.unsaid = unsaid;
    }

    /** Whether any part points at an uploaded file, which needs a header of its own. */
    boolean usesFiles() {
        return usesFiles;
    }

    void write(List<Part> parts, ArrayNode to) {
        for (Part part : parts) {
            switch (part) {
                case Part.Text text -> text(text, to);
                case Part.Refusal refusal -> text(Part.Text.of(refusal.text()), to);
                case Media media -> cache(media(media, to), media.cache());
                case Part.ToolCall call -> call(call, to);
                case Part.ToolResult result -> result(result, to);
                case Part.Thinking thinking -> {
                    // Anthropic refuses thoughts that it did not sign.
                    if (MessageThoughts.isOwn(thinking)) {
                        to.add(MessageThoughts.write(thinking));
                    }
                }
                case Part.Foreign foreign -> {
                    // What another provider's tools left behind; its words stand in the text.
                    if (foreign.dialect() == Dialect.ANTHROPIC) {
                        to.add(foreign.raw());
                    } else {
                        unsaid.leaveOut("messages." + foreign.dialect().word());
                    }
                }
            }
        }
    }

    void text(Part.Text text, ArrayNode to) {
        if (!text.text().isBlank()) {
            cache(to.addObject().put("type", "text").put("text", text.text()), text.cache());
        }
    }

    static void cache(ObjectNode block, Optional<CacheHint> cache) {
        cache.ifPresent(hint -> {
            ObjectNode mark = block.putObject("cache_control").put("type", "ephemeral");
            hint.ttl().ifPresent(ttl -> mark.put("ttl", ttl));
        });
    }

    private void call(Part.ToolCall call, ArrayNode to) {
        ObjectNode block = to.addObject()
                .put("type", "tool_use")
                .put("id", ToolNames.wireId(call.id()))
                .put("name", names.wire(call.name()));
        block.set("input", Fields.arguments(call.arguments()));
        cache(block, call.cache());
    }

    private void result(Part.ToolResult result, ArrayNode to) {
        ObjectNode block =
                to.addObject().put("type", "tool_result").put("tool_use_id", ToolNames.wireId(result.callId()));
        ArrayNode content = Fields.JSON.createArrayNode();
        write(result.content(), content);
        if (!content.isEmpty()) {
            block.set("content", content);
        }
        if (result.error()) {
            block.put("is_error", true);
        }
        cache(block, result.cache());
    }

    private ObjectNode media(Media media, ArrayNode to) {
        if (media.kind() == Media.Kind.AUDIO) {
            throw unsaid.content("messages", "%s takes no sound.".formatted(traits.model()));
        }
        boolean image = media.kind() == Media.Kind.IMAGE
                || (media.source() instanceof Source.Data data && data.type().startsWith("image/"));
        // Who reads images reads the pages of files.
        if (!traits.can(Ability.IMAGES) && (image || !traits.can(Ability.FILES))) {
            throw unsaid.content("messages", "%s takes no %s.".formatted(traits.model(), image ? "images" : "files"));
        }
        ObjectNode block = to.addObject().put("type", image ? "image" : "document");
        ObjectNode source = block.putObject("source");
        switch (media.source()) {
            case Source.Data data -> {
                if (image) {
                    image(data, source);
                } else {
                    file(data, source);
                }
            }
            case Source.Url url -> source.put("type", "url").put("url", url.url());
            case Source.FileId file -> {
                usesFiles = true;
                source.put("type", "file").put("file_id", file.id());
            }
        }
        if (!image) {
            media.name().ifPresent(name -> block.put("title", name));
        }
        return block;
    }

    private void image(Source.Data data, ObjectNode source) {
        String type = MediaTypes.ofImage(data);
        if (!IMAGES.contains(type)) {
            throw unsaid.content(
                    "messages", "Anthropic takes jpeg, png, gif and webp; this image is %s.".formatted(type));
        }
        source.put("type", "base64").put("media_type", type).put("data", data.base64());
    }

    private void file(Source.Data data, ObjectNode source) {
        String type = MediaTypes.plain(data.type());
        if (type.equals("application/pdf")) {
            source.put("type", "base64").put("media_type", type).put("data", data.base64());
        } else if (MediaTypes.isText(type)) {
            source.put("type", "text").put("media_type", "text/plain").put("data", MediaTypes.text(data));
        } else {
            throw unsaid.content("messages", "Anthropic takes PDF and text; this file is %s.".formatted(type));
        }
    }
}
