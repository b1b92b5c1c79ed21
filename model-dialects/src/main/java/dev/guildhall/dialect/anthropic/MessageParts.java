package dev.guildhall.dialect.anthropic;

import dev.guildhall.dialect.ChatRequest.CacheHint;
import dev.guildhall.dialect.Dialect;
import dev.guildhall.dialect.Fields;
import dev.guildhall.dialect.Part;
import dev.guildhall.dialect.Part.Media;
import dev.guildhall.dialect.Part.Media.Source;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.StringJoiner;
import tools.jackson.databind.JsonNode;

/** Content blocks as parts of a message. */
final class MessageParts {
    private MessageParts() {}

    /** @param name the field of the content: one text or a list of blocks */
    static List<Part> read(Fields holder, String name) {
        Optional<JsonNode> content = holder.at(name);
        if (content.filter(JsonNode::isString).isPresent()) {
            return List.of(Part.Text.of(holder.required(name)));
        }
        List<Part> parts = new ArrayList<>();
        Optional<String> signature = Optional.empty();
        for (Fields block : holder.objects(name)) {
            Optional<String> carried = MessageThoughts.carried(block);
            if (carried.isPresent()) {
                signature = carried;
                continue;
            }
            if (block.required("type").equals("document")) {
                document(block, parts);
                continue;
            }
            Part part = part(block, signature);
            if (part instanceof Part.ToolCall) {
                signature = Optional.empty();
            }
            parts.add(part);
        }
        return parts;
    }

    static Optional<CacheHint> cache(Fields block) {
        return block.object("cache_control").map(cache -> new CacheHint(cache.text("ttl")));
    }

    /** @param signature what a call gets that comes next; see {@link MessageThoughts#carrier} */
    static Part part(Fields block, Optional<String> signature) {
        return switch (block.required("type")) {
            case "text" -> new Part.Text(block.required("text"), cache(block));
            case "image" ->
                new Media(Media.Kind.IMAGE, source(block), Optional.empty(), Optional.empty(), cache(block));
            case "tool_use" ->
                new Part.ToolCall(
                        block.required("id"), block.required("name"), arguments(block), signature, cache(block));
            case "tool_result" ->
                new Part.ToolResult(
                        block.required("tool_use_id"),
                        Optional.empty(),
                        read(block, "content"),
                        block.flag("is_error").orElse(false),
                        cache(block));
            case "thinking", "redacted_thinking" -> MessageThoughts.read(block);
            case "search_result" -> new Part.Text(found(block), cache(block));
            default -> new Part.Foreign(Dialect.ANTHROPIC, block.node());
        };
    }

    /** What a client's own search found: its title, where it is from, its texts. */
    private static String found(Fields block) {
        StringJoiner text = new StringJoiner("\n");
        text.add(block.text("title", "")).add(block.text("source", "")).add("");
        block.objects("content").forEach(inner -> text.add(inner.text("text", "")));
        return text.toString();
    }

    private static String arguments(Fields block) {
        return block.at("input").map(JsonNode::toString).orElse("{}");
    }

    /** A document may itself hold texts and images: then it is those. */
    private static void document(Fields block, List<Part> to) {
        Fields source = block.object("source").orElseThrow(() -> block.missing("source"));
        if (source.text("type", "").equals("content")) {
            to.addAll(read(source, "content"));
        } else {
            to.add(new Media(Media.Kind.FILE, source(block), block.text("title"), Optional.empty(), cache(block)));
        }
    }

    private static Source source(Fields block) {
        Fields source = block.object("source").orElseThrow(() -> block.missing("source"));
        return switch (source.required("type")) {
            case "base64" -> new Source.Data(source.required("media_type"), source.required("data"));
            case "text" ->
                new Source.Data(
                        "text/plain",
                        Base64.getEncoder()
                                .encodeToString(source.required("data").getBytes(StandardCharsets.UTF_8)));
            case "url" -> new Source.Url(source.required("url"), Optional.empty());
            case "file" -> new Source.FileId(source.required("file_id"));
            default -> throw source.wrong("type", "must be \"base64\", \"url\", \"text\" or \"file\".");
        };
    }
}
