package dev.guildhall.dialect.openai;

import dev.guildhall.dialect.ChatEvent.BlockStarted;
import dev.guildhall.dialect.ChatEvent.Kind;
import dev.guildhall.dialect.ClientDialect.Echo;
import dev.guildhall.dialect.Fields;
import java.io.ByteArrayOutputStream;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** One item of a streamed response. Calls of tools begin at once, everything else with its first text. */
final class ItemEncoder {
    private static final int NOT_YET = -1;

    private final ResponsesEncoder stream;
    private final BlockStarted block;
    private final Echo echo;
    private final boolean custom;
    private final StringBuilder text = new StringBuilder();
    private int index = NOT_YET;
    private int carrierIndex = NOT_YET;
    private @Nullable String encrypted;
    private @Nullable ObjectNode whole;
    private @Nullable ObjectNode carrier;

    ItemEncoder(ResponsesEncoder stream, BlockStarted block, Echo echo) {
        this.stream = stream;
        this.block = block;
        this.echo = echo;
        this.custom = block.kind() == Kind.TOOL_CALL && CustomTools.is(block.name(), echo.request());
    }

    void begin(ByteArrayOutputStream to) {
        if (block.kind() == Kind.TOOL_CALL) {
            open(to);
        }
    }

    void delta(String piece, ByteArrayOutputStream to) {
        open(to);
        if (block.kind() == Kind.THINKING && text.isEmpty()) {
            stream.event("response.reasoning_summary_part.added", summaryPart(""), to);
        }
        text.append(piece);
        switch (block.kind()) {
            case TEXT -> {
                ObjectNode delta = content("delta", piece);
                delta.putArray("logprobs");
                stream.event("response.output_text.delta", delta, to);
            }
            case REFUSAL -> stream.event("response.refusal.delta", content("delta", piece), to);
            case THINKING ->
                stream.event("response.reasoning_summary_text.delta", summary().put("delta", piece), to);
            case TOOL_CALL -> {
                if (!custom) {
                    stream.event("response.function_call_arguments.delta", place().put("delta", piece), to);
                }
            }
            case FOREIGN -> {}
        }
    }

    void signature(String signature) {
        encrypted = block.kind() == Kind.TOOL_CALL
                ? ReasoningItems.call(block.id(), signature)
                : ReasoningItems.SIGNATURE + signature;
    }

    void redacted(String data) {
        encrypted = ReasoningItems.redacted(block.id(), data);
    }

    void raw(ObjectNode item) {
        whole = item;
    }

    void end(ByteArrayOutputStream to) {
        if (index == NOT_YET && encrypted == null && whole == null) {
            return;
        }
        open(to);
        switch (block.kind()) {
            case TEXT -> {
                ObjectNode done = content("text", text.toString());
                done.putArray("logprobs");
                stream.event("response.output_text.done", done, to);
                partDone(OutputItems.textPart(text.toString()), to);
            }
            case REFUSAL -> {
                stream.event("response.refusal.done", content("refusal", text.toString()), to);
                partDone(OutputItems.refusalPart(text.toString()), to);
            }
            case THINKING -> thoughtDone(to);
            case TOOL_CALL -> callDone(to);
            case FOREIGN -> {}
        }
        if (whole != null) {
            stream.event("response.output_item.done", item(index, whole), to);
        }
        carrier(to);
    }

    /** Adds the items that are whole, by their place in the output. */
    void whole(Map<Integer, ObjectNode> items) {
        if (whole != null && index != NOT_YET) {
            items.put(index, whole);
        }
        if (carrier != null) {
            items.put(carrierIndex, carrier);
        }
    }

    private void open(ByteArrayOutputStream to) {
        if (index != NOT_YET) {
            return;
        }
        index = stream.nextOutput();
        stream.event("response.output_item.added", item(index, begun()), to);
        if (block.kind() == Kind.TEXT) {
            stream.event("response.content_part.added", part(OutputItems.textPart("")), to);
        } else if (block.kind() == Kind.REFUSAL) {
            stream.event("response.content_part.added", part(OutputItems.refusalPart("")), to);
        }
    }

    private ObjectNode begun() {
        return switch (block.kind()) {
            case TEXT, REFUSAL -> OutputItems.message(id(), Optional.empty());
            case THINKING -> ReasoningItems.write(itemId(), "", Optional.empty());
            case TOOL_CALL -> OutputItems.call(id(), block.id(), block.name(), Optional.empty(), echo.request());
            case FOREIGN -> whole == null ? Fields.object() : whole;
        };
    }

    private void partDone(ObjectNode part, ByteArrayOutputStream to) {
        stream.event("response.content_part.done", part(part), to);
        whole = OutputItems.message(id(), Optional.of(part));
    }

    private void thoughtDone(ByteArrayOutputStream to) {
        if (!text.isEmpty()) {
            stream.event("response.reasoning_summary_text.done", summary().put("text", text.toString()), to);
            stream.event("response.reasoning_summary_part.done", summaryPart(text.toString()), to);
        }
        whole = ReasoningItems.write(itemId(), text.toString(), Optional.ofNullable(encrypted));
    }

    private void callDone(ByteArrayOutputStream to) {
        ObjectNode item =
                OutputItems.call(id(), block.id(), block.name(), Optional.of(text.toString()), echo.request());
        if (custom) {
            String input = item.path("input").asString();
            stream.event("response.custom_tool_call_input.delta", place().put("delta", input), to);
            stream.event("response.custom_tool_call_input.done", place().put("input", input), to);
        } else {
            stream.event(
                    "response.function_call_arguments.done",
                    place().put("name", item.path("name").asString())
                            .put("arguments", item.path("arguments").asString()),
                    to);
        }
        whole = item;
    }

    /** The signature of a call stands in a reasoning item of its own behind it, which the client gives back. */
    private void carrier(ByteArrayOutputStream to) {
        if (block.kind() != Kind.TOOL_CALL || encrypted == null) {
            return;
        }
        carrierIndex = stream.nextOutput();
        carrier = ReasoningItems.write("rs_" + echo.id() + "_" + carrierIndex, "", Optional.of(encrypted));
        stream.event("response.output_item.added", item(carrierIndex, carrier), to);
        stream.event("response.output_item.done", item(carrierIndex, carrier), to);
    }

    private String id() {
        return echo.id() + "_" + index;
    }

    private String itemId() {
        return switch (block.kind()) {
            case TEXT, REFUSAL -> "msg_" + id();
            case THINKING -> block.id().isEmpty() ? "rs_" + id() : block.id();
            case TOOL_CALL -> (custom ? "ctc_" : "fc_") + id();
            case FOREIGN -> id();
        };
    }

    private static ObjectNode item(int index, ObjectNode item) {
        return Fields.object().put("output_index", index).set("item", item);
    }

    private ObjectNode place() {
        return Fields.object().put("item_id", itemId()).put("output_index", index);
    }

    private ObjectNode content(String name, String value) {
        return place().put("content_index", 0).put(name, value);
    }

    private ObjectNode part(ObjectNode part) {
        return place().put("content_index", 0).set("part", part);
    }

    private ObjectNode summary() {
        return place().put("summary_index", 0);
    }

    private ObjectNode summaryPart(String value) {
        return summary().set("part", Fields.object().put("type", "summary_text").put("text", value));
    }
}
