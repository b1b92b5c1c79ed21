package dev.guildhall.dialect.oci;

import dev.guildhall.dialect.ChatEvent;
import dev.guildhall.dialect.ChatEvent.Kind;
import dev.guildhall.dialect.FailureReader;
import dev.guildhall.dialect.Fields;
import dev.guildhall.dialect.ObjectEvents;
import dev.guildhall.dialect.Part;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Reads the COHERE format's stream: pieces of text, then one event with {@code finishReason} that repeats the whole text. */
final class CohereFormatDecoder implements ObjectEvents.Reading {
    private boolean started;
    private boolean stopped;
    private int block = -1;
    private int calls;
    private boolean text;
    private boolean open;

    @Override
    public boolean stopped() {
        return stopped;
    }

    @Override
    public void object(Fields event, Consumer<ChatEvent> events) {
        if (event.has("errorMessage") || (event.has("code") && event.has("message"))) {
            events.accept(new ChatEvent.Failed(FailureReader.inStream(
                    Fields.object().put("message", event.text("errorMessage", event.text("message", ""))))));
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
}
