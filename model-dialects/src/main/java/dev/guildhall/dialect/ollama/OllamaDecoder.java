package dev.guildhall.dialect.ollama;

import dev.guildhall.dialect.ChatEvent;
import dev.guildhall.dialect.ChatEvent.Kind;
import dev.guildhall.dialect.Failure;
import dev.guildhall.dialect.Fields;
import dev.guildhall.dialect.Part;
import dev.guildhall.dialect.StreamDecoder;
import java.io.ByteArrayOutputStream;
import java.util.Optional;
import java.util.function.Consumer;

/** Reads lines of JSON, each a piece of the answer; the last has {@code done: true}. */
final class OllamaDecoder implements StreamDecoder {
    private static final int LONGEST_LINE = 16 * 1024 * 1024;

    private final ByteArrayOutputStream line = new ByteArrayOutputStream();
    private boolean started;
    private boolean over;
    private boolean done;
    private int block = -1;
    private int calls;
    private Optional<Kind> open = Optional.empty();

    @Override
    public void feed(byte[] bytes, int from, int to, Consumer<ChatEvent> events) {
        int begin = from;
        for (int i = from; i < to && !over; i++) {
            if (bytes[i] == '\n') {
                line.write(bytes, begin, i - begin);
                begin = i + 1;
                line(events);
            }
        }
        if (!over && begin < to) {
            if (line.size() + to - begin > LONGEST_LINE) {
                fail(Failure.of(Failure.Kind.BROKEN, "Ollama sent a line of more than 16 MiB."), events);
                return;
            }
            line.write(bytes, begin, to - begin);
        }
    }

    @Override
    public void end(Consumer<ChatEvent> events) {
        if (over) {
            return;
        }
        line(events);
        if (over) {
            return;
        }
        if (!done) {
            fail(Failure.of(Failure.Kind.BROKEN, "Ollama closed the stream before its end."), events);
            return;
        }
        over = true;
        events.accept(new ChatEvent.Ended());
    }

    private void line(Consumer<ChatEvent> events) {
        byte[] bytes = line.toByteArray();
        line.reset();
        if (new String(bytes, java.nio.charset.StandardCharsets.UTF_8).isBlank()) {
            return;
        }
        Optional<Fields> read = Fields.lenient(bytes);
        if (read.isEmpty()) {
            fail(Failure.of(Failure.Kind.BROKEN, "Ollama sent a line that is no JSON object."), events);
            return;
        }
        Fields piece = read.get();
        if (piece.has("error")) {
            fail(Failure.of(Failure.Kind.SERVER, piece.text("error", "Ollama reports an error.")), events);
            return;
        }
        if (!started) {
            started = true;
            events.accept(new ChatEvent.Started("", piece.text("model", ""), Optional.empty(), Optional.empty()));
        }
        piece.object("message").ifPresent(message -> {
            message.text("thinking")
                    .filter(text -> !text.isEmpty())
                    .ifPresent(text -> delta(Kind.THINKING, text, events));
            message.text("content").filter(text -> !text.isEmpty()).ifPresent(text -> delta(Kind.TEXT, text, events));
            message.objects("tool_calls").forEach(call -> call(OllamaChat.call(call, calls++), events));
        });
        if (piece.flag("done").orElse(false)) {
            close(events);
            done = true;
            events.accept(new ChatEvent.Stopped(
                    0, OllamaChat.stop(piece.text("done_reason", "stop"), calls > 0), Optional.empty()));
            events.accept(new ChatEvent.UsageReported(OllamaChat.usage(piece)));
        }
    }

    private void delta(Kind kind, String text, Consumer<ChatEvent> events) {
        if (open.filter(kind::equals).isEmpty()) {
            close(events);
            block++;
            open = Optional.of(kind);
            events.accept(new ChatEvent.BlockStarted(0, block, kind, "", ""));
        }
        events.accept(new ChatEvent.Delta(0, block, text));
    }

    private void call(Part.ToolCall call, Consumer<ChatEvent> events) {
        close(events);
        block++;
        events.accept(new ChatEvent.BlockStarted(0, block, Kind.TOOL_CALL, call.id(), call.name()));
        events.accept(new ChatEvent.Delta(0, block, call.arguments()));
        events.accept(new ChatEvent.BlockEnded(0, block));
    }

    private void close(Consumer<ChatEvent> events) {
        if (open.isPresent()) {
            open = Optional.empty();
            events.accept(new ChatEvent.BlockEnded(0, block));
        }
    }

    private void fail(Failure failure, Consumer<ChatEvent> events) {
        over = true;
        events.accept(new ChatEvent.Failed(failure));
    }
}
