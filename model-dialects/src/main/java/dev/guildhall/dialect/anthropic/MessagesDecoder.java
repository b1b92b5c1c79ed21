package dev.guildhall.dialect.anthropic;

import dev.guildhall.dialect.ChatEvent;
import dev.guildhall.dialect.ChatEvent.Kind;
import dev.guildhall.dialect.Dialect;
import dev.guildhall.dialect.Failure;
import dev.guildhall.dialect.FailureReader;
import dev.guildhall.dialect.Fields;
import dev.guildhall.dialect.OutputTool;
import dev.guildhall.dialect.SseEvent;
import dev.guildhall.dialect.SseFramer;
import dev.guildhall.dialect.StreamDecoder;
import dev.guildhall.dialect.Usage;
import java.io.ByteArrayOutputStream;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Reads a stream. Usage of {@code message_delta} is the sum so far; what it leaves out stands as {@code message_start} said. */
final class MessagesDecoder implements StreamDecoder {
    private static final int MOST_HEAD = 64 << 10;

    private final ByteArrayOutputStream head = new ByteArrayOutputStream(0);
    private final SseFramer framer = new SseFramer();
    private final Map<Integer, Open> open = new TreeMap<>();
    private final Set<Integer> unwrapping = new HashSet<>();
    private Consumer<ChatEvent> to = event -> {};
    private Usage usage = Usage.NONE;
    private boolean framed;
    private boolean stopped;
    private boolean over;

    /** A block under way; {@code foreign} collects one that only Anthropic understands. */
    private record Open(Kind kind, Optional<ObjectNode> foreign, StringBuilder input) {}

    @Override
    public void feed(byte[] bytes, int from, int end, Consumer<ChatEvent> events) {
        to = OutputTool.unwrapped(events, unwrapping);
        if (!framed && head.size() < MOST_HEAD) {
            head.write(bytes, from, Math.min(end - from, MOST_HEAD - head.size()));
        }
        framer.feed(bytes, from, end, this::event);
    }

    @Override
    public void end(Consumer<ChatEvent> events) {
        to = OutputTool.unwrapped(events, unwrapping);
        framer.end(this::event);
        if (over) {
            return;
        }
        if (stopped) {
            finish();
        } else if (!framed && Fields.tree(head.toByteArray()).isPresent()) {
            // One JSON object instead of a stream: mostly an error.
            fail(MessageFailures.insteadOfAnswer(head.toByteArray()));
        } else {
            fail(Failure.of(Failure.Kind.BROKEN, "Anthropic's stream broke off before its end."));
        }
    }

    private void event(SseEvent event) {
        framed = true;
        if (over) {
            return;
        }
        Optional<Fields> json =
                Fields.tree(event.data()).filter(JsonNode::isObject).map(Fields::lenient);
        if (json.isEmpty()) {
            if (!event.data().equals("[DONE]")) {
                fail(Failure.of(Failure.Kind.BROKEN, "Anthropic's stream holds an event that is no JSON object."));
            }
            return;
        }
        Fields data = json.get();
        if (event.event().equals("error") || data.has("error")) {
            fail(FailureReader.inStream(data.node()));
            return;
        }
        switch (data.text("type", event.event())) {
            case "message_start" -> start(data);
            case "content_block_start" -> data.object("content_block").ifPresent(block -> begin(index(data), block));
            case "content_block_delta" -> data.object("delta").ifPresent(delta -> delta(index(data), delta));
            case "content_block_stop" -> stop(index(data));
            case "message_delta" -> messageDelta(data);
            case "message_stop" -> finish();
            default -> {
                // Pings, and kinds of events that came later than this reader.
            }
        }
    }

    private void start(Fields data) {
        Optional<Fields> message = data.object("message");
        message.flatMap(found -> found.object("usage")).ifPresent(found -> usage = MessageWords.usage(found, usage));
        to.accept(new ChatEvent.Started(
                message.flatMap(found -> found.text("id")).orElse(""),
                message.flatMap(found -> found.text("model")).orElse(""),
                Optional.empty(),
                message.filter(found -> found.has("usage")).map(found -> usage)));
    }

    private void begin(int index, Fields block) {
        String type = block.text("type", "");
        Kind kind = switch (type) {
            case "text" -> Kind.TEXT;
            case "thinking", "redacted_thinking" -> Kind.THINKING;
            case "tool_use" -> Kind.TOOL_CALL;
            default -> Kind.FOREIGN;
        };
        Optional<ObjectNode> foreign =
                kind == Kind.FOREIGN ? Optional.of((ObjectNode) block.node().deepCopy()) : Optional.empty();
        open.put(index, new Open(kind, foreign, new StringBuilder()));
        boolean call = kind == Kind.TOOL_CALL;
        to.accept(new ChatEvent.BlockStarted(
                0, index, kind, call ? block.text("id", "") : "", call ? block.text("name", "") : ""));
        switch (type) {
            case "text" -> some(index, block.text("text", ""));
            case "thinking" -> {
                some(index, block.text("thinking", ""));
                signature(index, block);
            }
            case "redacted_thinking" ->
                block.text("data").ifPresent(data -> to.accept(new ChatEvent.Redacted(0, index, data)));
            // Some who are compatible give the whole input at the start.
            case "tool_use" ->
                block.object("input")
                        .filter(input -> !input.node().isEmpty())
                        .ifPresent(input -> some(index, input.node().toString()));
            default -> {
                // Collected.
            }
        }
    }

    private void delta(int index, Fields delta) {
        Open block = open.get(index);
        if (block == null) {
            return;
        }
        switch (delta.text("type", "")) {
            case "text_delta" -> some(index, delta.text("text", ""));
            case "thinking_delta" -> some(index, delta.text("thinking", ""));
            case "signature_delta" -> signature(index, delta);
            case "input_json_delta" -> {
                String json = delta.text("partial_json", "");
                if (block.kind() == Kind.FOREIGN) {
                    block.input().append(json);
                } else {
                    some(index, json);
                }
            }
            default -> {
                // Citations: they have no form in other dialects.
            }
        }
    }

    private void stop(int index) {
        Open block = open.remove(index);
        if (block == null) {
            return;
        }
        block.foreign().ifPresent(raw -> {
            if (!block.input().isEmpty()) {
                raw.set("input", Fields.arguments(block.input().toString()));
            }
            to.accept(new ChatEvent.Raw(0, index, Dialect.ANTHROPIC, raw));
        });
        to.accept(new ChatEvent.BlockEnded(0, index));
    }

    private void messageDelta(Fields data) {
        Optional<Fields> delta = data.object("delta");
        data.object("usage").ifPresent(found -> usage = MessageWords.usage(found, usage));
        delta.flatMap(found -> found.text("stop_reason"))
                .filter(reason -> !stopped)
                .ifPresent(reason -> {
                    closeAll();
                    stopped = true;
                    to.accept(new ChatEvent.Stopped(
                            0, MessageWords.stop(reason), delta.flatMap(found -> found.text("stop_sequence"))));
                });
        if (data.has("usage")) {
            to.accept(new ChatEvent.UsageReported(usage));
        }
    }

    private void finish() {
        closeAll();
        over = true;
        to.accept(new ChatEvent.Ended());
    }

    private void closeAll() {
        Set.copyOf(open.keySet()).stream().sorted().forEach(this::stop);
    }

    private void signature(int index, Fields from) {
        from.text("signature")
                .filter(signature -> !signature.isEmpty())
                .ifPresent(signature -> to.accept(new ChatEvent.Signature(0, index, signature)));
    }

    private void some(int index, String text) {
        if (!text.isEmpty()) {
            to.accept(new ChatEvent.Delta(0, index, text));
        }
    }

    private void fail(Failure failure) {
        over = true;
        to.accept(new ChatEvent.Failed(failure));
    }

    private static int index(Fields data) {
        return data.integer("index").orElse(0);
    }
}
