package dev.guildhall.dialect.openai;

import dev.guildhall.dialect.ChatEvent;
import dev.guildhall.dialect.ChatEvent.Kind;
import dev.guildhall.dialect.Dialect;
import dev.guildhall.dialect.Failure;
import dev.guildhall.dialect.FailureReader;
import dev.guildhall.dialect.Fields;
import dev.guildhall.dialect.Part;
import dev.guildhall.dialect.SseEvent;
import dev.guildhall.dialect.SseFramer;
import dev.guildhall.dialect.StreamDecoder;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Reads the events of a streamed response. Parts of items are blocks; what came only whole, in {@code output_item.done}, is told then. */
final class ResponsesDecoder implements StreamDecoder {
    private final SseFramer framer = new SseFramer();
    private final Map<String, Block> open = new LinkedHashMap<>();
    private int blocks;
    private boolean started;
    private boolean over;
    private boolean called;
    private boolean refused;

    private static final class Block {
        private final int number;
        private boolean empty = true;

        private Block(int number) {
            this.number = number;
        }
    }

    @Override
    public void feed(byte[] bytes, int from, int to, Consumer<ChatEvent> events) {
        framer.feed(bytes, from, to, (SseEvent event) -> event(event, events));
    }

    @Override
    public void end(Consumer<ChatEvent> events) {
        framer.end((SseEvent event) -> event(event, events));
        if (!over) {
            fail(
                    Failure.of(Failure.Kind.BROKEN, "The provider's stream broke off before 'response.completed'."),
                    events);
        }
    }

    private void event(SseEvent event, Consumer<ChatEvent> events) {
        if (over || event.data().strip().equals("[DONE]")) {
            return;
        }
        Optional<JsonNode> tree = Fields.tree(event.data()).filter(JsonNode::isObject);
        if (tree.isEmpty()) {
            fail(Failure.of(Failure.Kind.BROKEN, "The provider's stream holds what is no JSON object."), events);
            return;
        }
        Fields data = Fields.lenient(tree.get());
        String type = data.text("type", event.event());
        switch (type) {
            case "response.created", "response.in_progress", "response.queued" ->
                start(data.object("response").orElse(data), events);
            case "response.output_item.added" -> data.object("item").ifPresent(item -> added(data, item, events));
            case "response.output_text.delta" -> delta(data, Kind.TEXT, events);
            case "response.refusal.delta" -> delta(data, Kind.REFUSAL, events);
            case "response.reasoning_summary_text.delta", "response.reasoning_text.delta" ->
                delta(data, Kind.THINKING, events);
            case "response.reasoning_summary_part.added" -> {
                if (data.whole("summary_index", 0) > 0) {
                    text(place(data, Kind.THINKING), Kind.THINKING, "\n\n", events);
                }
            }
            case "response.function_call_arguments.delta" -> argument(data, events);
            case "response.output_item.done" -> data.object("item").ifPresent(item -> done(data, item, events));
            case "response.completed", "response.incomplete", "response.done" ->
                completed(data.object("response").orElse(data), events);
            case "response.failed", "response.cancelled", "error" ->
                fail(FailureReader.inStream(data.object("response").orElse(data).node()), events);
            default -> {}
        }
    }

    private void start(Fields response, Consumer<ChatEvent> events) {
        if (!started) {
            started = true;
            events.accept(new ChatEvent.Started(
                    response.text("id", ""),
                    response.text("model", ""),
                    ChatReplyReader.created(response),
                    Optional.empty()));
        }
    }

    private static String place(Fields data, Kind kind) {
        long part = kind == Kind.TEXT || kind == Kind.REFUSAL ? data.whole("content_index", 0) : 0;
        return data.whole("output_index", 0) + "/" + part;
    }

    private static String item(Fields data) {
        return data.whole("output_index", 0) + "/0";
    }

    private void added(Fields data, Fields item, Consumer<ChatEvent> events) {
        start(Fields.lenient(Fields.object()), events);
        switch (item.text("type", "")) {
            case "message" -> {}
            case "reasoning" -> open(item(data), Kind.THINKING, item.text("id", ""), "", events);
            case "function_call", "custom_tool_call" -> {
                called = true;
                open(
                        item(data),
                        Kind.TOOL_CALL,
                        item.text("call_id", item.text("id", "call_" + blocks)),
                        ResponsesTools.name(item),
                        events);
            }
            default -> open(item(data), Kind.FOREIGN, "", "", events);
        }
    }

    private Block open(String place, Kind kind, String id, String name, Consumer<ChatEvent> events) {
        Block block = new Block(blocks++);
        open.put(place, block);
        events.accept(new ChatEvent.BlockStarted(0, block.number, kind, id, name));
        return block;
    }

    private void delta(Fields data, Kind kind, Consumer<ChatEvent> events) {
        text(place(data, kind), kind, data.text("delta", ""), events);
    }

    private void text(String place, Kind kind, String text, Consumer<ChatEvent> events) {
        if (text.isEmpty()) {
            return;
        }
        start(Fields.lenient(Fields.object()), events);
        Block known = open.get(place);
        Block block = known == null ? open(place, kind, "", "", events) : known;
        refused |= kind == Kind.REFUSAL;
        block.empty = false;
        events.accept(new ChatEvent.Delta(0, block.number, text));
    }

    private void argument(Fields data, Consumer<ChatEvent> events) {
        Block block = open.get(item(data));
        String text = data.text("delta", "");
        if (block != null && !text.isEmpty()) {
            block.empty = false;
            events.accept(new ChatEvent.Delta(0, block.number, text));
        }
    }

    private void done(Fields data, Fields item, Consumer<ChatEvent> events) {
        @Nullable Block block = open.get(item(data));
        switch (item.text("type", "")) {
            case "message" -> message(data, item, events);
            case "reasoning" -> {
                Block thought =
                        block == null ? open(item(data), Kind.THINKING, item.text("id", ""), "", events) : block;
                thought(ReasoningItems.read(item), thought, events);
            }
            case "function_call", "custom_tool_call" -> {
                if (block == null) {
                    added(data, item, events);
                }
                Block call = open.get(item(data));
                String whole = item.text("type", "").equals("function_call")
                        ? item.text("arguments", "")
                        : CustomTools.wrapped(item.text("input", ""));
                if (call != null && call.empty && !whole.isEmpty()) {
                    events.accept(new ChatEvent.Delta(0, call.number, whole));
                }
            }
            default -> {
                Block foreign = block == null ? open(item(data), Kind.FOREIGN, "", "", events) : block;
                events.accept(new ChatEvent.Raw(0, foreign.number, Dialect.OPENAI_RESPONSES, item.node()));
            }
        }
        close(data.whole("output_index", 0) + "/", events);
    }

    private void message(Fields data, Fields item, Consumer<ChatEvent> events) {
        int index = 0;
        for (Fields part : item.objects("content")) {
            String place = data.whole("output_index", 0) + "/" + index++;
            if (!open.containsKey(place)) {
                boolean refusal = part.text("type", "").equals("refusal");
                text(place, refusal ? Kind.REFUSAL : Kind.TEXT, part.text(refusal ? "refusal" : "text", ""), events);
            }
        }
    }

    private static void thought(Part.Thinking thinking, Block block, Consumer<ChatEvent> events) {
        if (block.empty && !thinking.text().isEmpty()) {
            events.accept(new ChatEvent.Delta(0, block.number, thinking.text()));
        }
        thinking.signature().ifPresent(signature -> events.accept(new ChatEvent.Signature(0, block.number, signature)));
        thinking.redacted().ifPresent(data -> events.accept(new ChatEvent.Redacted(0, block.number, data)));
    }

    private void close(String prefix, Consumer<ChatEvent> events) {
        open.entrySet().removeIf(entry -> {
            boolean closes = entry.getKey().startsWith(prefix);
            if (closes) {
                events.accept(new ChatEvent.BlockEnded(0, entry.getValue().number));
            }
            return closes;
        });
    }

    private void completed(Fields response, Consumer<ChatEvent> events) {
        start(response, events);
        over = true;
        close("", events);
        events.accept(new ChatEvent.Stopped(0, ResponsesReplyReader.stop(response, called, refused), Optional.empty()));
        OpenAiUsage.in(response).ifPresent(usage -> events.accept(new ChatEvent.UsageReported(usage)));
        events.accept(new ChatEvent.Ended());
    }

    private void fail(Failure failure, Consumer<ChatEvent> events) {
        over = true;
        events.accept(new ChatEvent.Failed(failure));
    }
}
