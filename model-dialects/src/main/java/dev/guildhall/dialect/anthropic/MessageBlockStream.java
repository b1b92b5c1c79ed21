package dev.guildhall.dialect.anthropic;

import dev.guildhall.dialect.ChatEvent;
import dev.guildhall.dialect.ChatEvent.Kind;
import dev.guildhall.dialect.Fields;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * The blocks of a stream as they are written, one open at a time. A block is opened when its first content comes: an empty text leaves no
 * trace, a call without arguments is opened at its end.
 */
final class MessageBlockStream {
    private final BiConsumer<String, ObjectNode> frames;
    private final Map<Integer, ChatEvent.BlockStarted> interrupted = new HashMap<>();
    private ChatEvent.@Nullable BlockStarted current;
    private boolean opened;
    private int index;

    MessageBlockStream(BiConsumer<String, ObjectNode> frames) {
        this.frames = frames;
    }

    /** Writes what belongs to the event; false when it must wait for the open block to end. */
    boolean take(ChatEvent event) {
        return switch (event) {
            case ChatEvent.BlockStarted begun -> begin(begun);
            case ChatEvent.Delta delta ->
                at(delta.block(), begun -> {
                    if (!delta.text().isEmpty()) {
                        open(begun);
                        delta(type(begun.kind()), field(begun.kind()), delta.text());
                    }
                });
            case ChatEvent.Signature signature ->
                at(signature.block(), begun -> signature(begun, signature.signature()));
            case ChatEvent.Redacted redacted -> at(redacted.block(), begun -> redacted(begun, redacted.data()));
            case ChatEvent.Raw raw -> at(raw.block(), begun -> whole((ObjectNode) raw.raw()));
            case ChatEvent.BlockEnded ended -> {
                if (!interrupted.containsKey(ended.block())) {
                    yield at(ended.block(), begun -> close());
                }
                // While a call is open, more of the block may be waiting in front of its end.
                boolean free = current == null || current.kind() != Kind.TOOL_CALL;
                if (free) {
                    interrupted.remove(ended.block());
                }
                yield free;
            }
            default -> true;
        };
    }

    /** Ends the open block; nothing when there is none. */
    void close() {
        ChatEvent.BlockStarted begun = current;
        if (begun == null) {
            return;
        }
        if (begun.kind() == Kind.TOOL_CALL) {
            open(begun);
        }
        if (opened) {
            stopped();
        }
        current = null;
        opened = false;
    }

    private interface Content {
        void write(ChatEvent.BlockStarted block);
    }

    private boolean begin(ChatEvent.BlockStarted begun) {
        if (current != null && current.kind() == Kind.TOOL_CALL) {
            return false;
        }
        if (current != null) {
            interrupted.put(current.block(), current);
            close();
        }
        current = begun;
        return true;
    }

    private boolean at(int block, Content content) {
        if (current == null || current.block() != block) {
            ChatEvent.BlockStarted begun = interrupted.get(block);
            if (begun == null || !begin(begun)) {
                return false;
            }
            interrupted.remove(block);
        }
        ChatEvent.BlockStarted begun = current;
        if (begun != null) {
            content.write(begun);
        }
        return true;
    }

    private void open(ChatEvent.BlockStarted begun) {
        if (opened) {
            return;
        }
        opened = true;
        ObjectNode block = Fields.object();
        switch (begun.kind()) {
            case TEXT, REFUSAL, FOREIGN -> block.put("type", "text").put("text", "");
            case THINKING -> block.put("type", "thinking").put("thinking", "").put("signature", "");
            case TOOL_CALL -> {
                block.put("type", "tool_use")
                        .put("id", begun.id().isEmpty() ? "toolu_" + index : begun.id())
                        .put("name", begun.name());
                block.putObject("input");
            }
        }
        started(block);
    }

    private void signature(ChatEvent.BlockStarted begun, String signature) {
        if (begun.kind() == Kind.THINKING) {
            open(begun);
            delta("signature_delta", "signature", signature);
        } else if (begun.kind() == Kind.TOOL_CALL && !opened) {
            String carried =
                    MessageThoughts.carrier(signature).path("signature").asString();
            started(MessageThoughts.thinking("", ""));
            delta("signature_delta", "signature", carried);
            stopped();
        }
    }

    private void redacted(ChatEvent.BlockStarted begun, String data) {
        Optional<String> id = Optional.of(begun.id());
        if (opened) {
            delta("signature_delta", "signature", MessageThoughts.wire(id, data));
        } else {
            whole(MessageThoughts.redacted("", id, data));
        }
    }

    private void whole(ObjectNode block) {
        started(block);
        stopped();
    }

    private void started(ObjectNode block) {
        ObjectNode data = Fields.object().put("type", "content_block_start").put("index", index);
        data.set("content_block", block);
        frames.accept("content_block_start", data);
    }

    private void delta(String type, String field, String text) {
        ObjectNode data = Fields.object().put("type", "content_block_delta").put("index", index);
        data.putObject("delta").put("type", type).put(field, text);
        frames.accept("content_block_delta", data);
    }

    private void stopped() {
        frames.accept(
                "content_block_stop",
                Fields.object().put("type", "content_block_stop").put("index", index));
        index++;
    }

    private static String type(Kind kind) {
        return switch (kind) {
            case TEXT, REFUSAL, FOREIGN -> "text_delta";
            case THINKING -> "thinking_delta";
            case TOOL_CALL -> "input_json_delta";
        };
    }

    private static String field(Kind kind) {
        return switch (kind) {
            case TEXT, REFUSAL, FOREIGN -> "text";
            case THINKING -> "thinking";
            case TOOL_CALL -> "partial_json";
        };
    }
}
