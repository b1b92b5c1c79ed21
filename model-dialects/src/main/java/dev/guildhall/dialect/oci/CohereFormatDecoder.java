package dev.guildhall.dialect.oci;

import dev.guildhall.dialect.ChatEvent;
import dev.guildhall.dialect.ChatEvent.Kind;
import dev.guildhall.dialect.Failure;
import dev.guildhall.dialect.FailureReader;
import dev.guildhall.dialect.Fields;
import dev.guildhall.dialect.Part;
import dev.guildhall.dialect.SseEvent;
import dev.guildhall.dialect.SseFramer;
import dev.guildhall.dialect.StreamDecoder;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import tools.jackson.databind.JsonNode;

/** Reads the COHERE format's stream: pieces of text, then one event with {@code finishReason} that repeats the whole text. */
final class CohereFormatDecoder implements StreamDecoder {
    private final SseFramer framer = new SseFramer();
    private boolean started;
    private boolean stopped;
    private boolean over;
    private int block = -1;
    private int calls;
    private boolean text;
    private boolean open;

    @Override
    public void feed(byte[] bytes, int from, int to, Consumer<ChatEvent> events) {
        framer.feed(bytes, from, to, (SseEvent event) -> event(event.data(), events));
    }

    @Override
    public void end(Consumer<ChatEvent> events) {
        framer.end((SseEvent event) -> event(event.data(), events));
        if (over) {
            return;
        }
        if (!stopped) {
            fail(Failure.of(Failure.Kind.BROKEN, "OCI closed the stream before its end."), events);
            return;
        }
        over = true;
        events.accept(new ChatEvent.Ended());
    }

    private void event(String data, Consumer<ChatEvent> events) {
        if (over || data.isBlank() || data.equals("[DONE]")) {
            return;
        }
        Optional<Fields> read = Fields.tree(data).filter(JsonNode::isObject).map(Fields::lenient);
        if (read.isEmpty()) {
            fail(Failure.of(Failure.Kind.BROKEN, "OCI sent an event that is no JSON object."), events);
            return;
        }
        Fields event = read.get();
        if (event.has("errorMessage") || (event.has("code") && event.has("message"))) {
            fail(
                    FailureReader.inStream(
                            Fields.object().put("message", event.text("errorMessage", event.text("message", "")))),
                    events);
            return;
        }
        if (!started) {
            started = true;
            events.accept(new ChatEvent.Started("", "", Optional.empty(), Optional.empty()));
        }
        Optional<String> reason = event.text("finishReason");
        if (reason.isEmpty() || !text) {
            event.text("text").filter(piece -> !piece.isEmpty()).ifPresent(piece -> delta(piece, events));
        }
        List<Fields> called = event.objects("toolCalls");
        if (calls == 0) {
            called.forEach(call -> call(OciCohere.call(call, calls++), events));
        }
        reason.filter(word -> !stopped).ifPresent(word -> {
            close(events);
            stopped = true;
            events.accept(new ChatEvent.Stopped(0, OciCohere.stop(word, calls > 0), Optional.empty()));
        });
        event.object("usage").ifPresent(usage -> events.accept(new ChatEvent.UsageReported(OciWords.usage(usage))));
    }

    private void delta(String piece, Consumer<ChatEvent> events) {
        if (!open) {
            open = true;
            text = true;
            block++;
            events.accept(new ChatEvent.BlockStarted(0, block, Kind.TEXT, "", ""));
        }
        events.accept(new ChatEvent.Delta(0, block, piece));
    }

    private void call(Part.ToolCall call, Consumer<ChatEvent> events) {
        close(events);
        block++;
        events.accept(new ChatEvent.BlockStarted(0, block, Kind.TOOL_CALL, call.id(), call.name()));
        events.accept(new ChatEvent.Delta(0, block, call.arguments()));
        events.accept(new ChatEvent.BlockEnded(0, block));
    }

    private void close(Consumer<ChatEvent> events) {
        if (open) {
            open = false;
            events.accept(new ChatEvent.BlockEnded(0, block));
        }
    }

    private void fail(Failure failure, Consumer<ChatEvent> events) {
        over = true;
        events.accept(new ChatEvent.Failed(failure));
    }
}
