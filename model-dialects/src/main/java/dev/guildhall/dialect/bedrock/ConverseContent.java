package dev.guildhall.dialect.bedrock;

import dev.guildhall.dialect.Fields;
import dev.guildhall.dialect.Part;
import dev.guildhall.dialect.Part.Media;
import dev.guildhall.dialect.ToolNames;
import dev.guildhall.dialect.Unsaid;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Parts of a message as Converse's content blocks. */
final class ConverseContent {
    private static final Map<String, String> DOCUMENTS = Map.of(
            "application/pdf", "pdf",
            "text/csv", "csv",
            "text/html", "html",
            "text/plain", "txt",
            "text/markdown", "md",
            "application/msword", "doc",
            "application/vnd.openxmlformats-officedocument.wordprocessingml.document", "docx",
            "application/vnd.ms-excel", "xls",
            "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "xlsx");

    private ConverseContent() {}

    static void write(List<Part> parts, ArrayNode to, ToolNames names, Unsaid unsaid) {
        for (Part part : parts) {
            switch (part) {
                case Part.Text text -> {
                    to.addObject().put("text", text.text());
                    ConverseWriter.cachePoint(to, text.cache());
                }
                case Part.Refusal refusal -> to.addObject().put("text", refusal.text());
                case Media media -> {
                    media(media, to, unsaid);
                    ConverseWriter.cachePoint(to, media.cache());
                }
                case Part.ToolCall call -> {
                    to.addObject()
                            .putObject("toolUse")
                            .put("toolUseId", ToolNames.wireId(call.id()))
                            .put("name", names.wire(call.name()))
                            .set("input", Fields.arguments(call.arguments()));
                    ConverseWriter.cachePoint(to, call.cache());
                }
                case Part.ToolResult result -> result(result, to, names, unsaid);
                case Part.Thinking thinking -> thinking(thinking, to);
                case Part.Foreign foreign -> {
                    if (ConverseWriter.isOwn(foreign.dialect())) {
                        to.add(foreign.raw());
                    } else {
                        throw unsaid.content(
                                "messages",
                                "A part of %s has no form at Bedrock."
                                        .formatted(foreign.dialect().word()));
                    }
                }
            }
        }
    }

    private static void result(Part.ToolResult result, ArrayNode to, ToolNames names, Unsaid unsaid) {
        ObjectNode block = to.addObject().putObject("toolResult").put("toolUseId", ToolNames.wireId(result.callId()));
        ArrayNode content = block.putArray("content");
        write(result.content(), content, names, unsaid);
        if (content.isEmpty()) {
            content.addObject().put("text", "(no output)");
        }
        if (result.error()) {
            block.put("status", "error");
        }
        ConverseWriter.cachePoint(to, result.cache());
    }

    /** Thoughts without a signature were another provider's; Bedrock would refuse them. */
    private static void thinking(Part.Thinking thinking, ArrayNode to) {
        if (thinking.redacted().isPresent() && thinking.id().isEmpty()) {
            to.addObject()
                    .putObject("reasoningContent")
                    .put("redactedContent", thinking.redacted().get());
        } else if (thinking.signature().isPresent()) {
            to.addObject()
                    .putObject("reasoningContent")
                    .putObject("reasoningText")
                    .put("text", thinking.text())
                    .put("signature", thinking.signature().get());
        }
    }

    private static void media(Media media, ArrayNode to, Unsaid unsaid) {
        switch (media.source()) {
            case Media.Source.Data data -> data(media, data, to, unsaid);
            case Media.Source.Url ignored ->
                throw unsaid.content(
                        "messages", "Bedrock takes images and files as data, not by address; send it as a data: URL.");
            case Media.Source.FileId ignored ->
                throw unsaid.content("messages", "Bedrock knows no uploaded files; send the file as data.");
        }
    }

    private static void data(Media media, Media.Source.Data data, ArrayNode to, Unsaid unsaid) {
        String type = data.type().toLowerCase(Locale.ROOT);
        if (media.kind() == Media.Kind.AUDIO) {
            throw unsaid.content("messages", "Bedrock's Converse takes no sound.");
        }
        if (type.startsWith("image/")) {
            String format = type.substring("image/".length()).replace("jpg", "jpeg");
            if (!List.of("png", "jpeg", "gif", "webp").contains(format)) {
                throw unsaid.content(
                        "messages", "Bedrock takes png, jpeg, gif and webp; this image is %s.".formatted(type));
            }
            to.addObject()
                    .putObject("image")
                    .put("format", format)
                    .putObject("source")
                    .put("bytes", data.base64());
            return;
        }
        String format = DOCUMENTS.get(type.replaceAll(";.*", ""));
        if (format == null) {
            throw unsaid.content("messages", "Bedrock takes no files of type %s.".formatted(type));
        }
        // Names may hold letters, digits, single blanks, hyphens and brackets only.
        String name = media.name()
                .orElse("document")
                .replaceAll("[^a-zA-Z0-9()\\[\\]-]+", " ")
                .strip();
        to.addObject()
                .putObject("document")
                .put("format", format)
                .put("name", name.isEmpty() ? "document" : name)
                .putObject("source")
                .put("bytes", data.base64());
    }
}
