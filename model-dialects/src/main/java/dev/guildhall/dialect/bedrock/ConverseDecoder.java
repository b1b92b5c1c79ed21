package dev.guildhall.dialect.bedrock;

import dev.guildhall.dialect.ChatEvent;
import dev.guildhall.dialect.ChatEvent.Kind;
import dev.guildhall.dialect.Failure;
import dev.guildhall.dialect.FailureReader;
import dev.guildhall.dialect.Fields;
import dev.guildhall.dialect.OutputTool;
import dev.guildhall.dialect.StreamDecoder;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import software.amazon.eventstream.HeaderValue;
import software.amazon.eventstream.Message;
import software.amazon.eventstream.MessageDecoder;

/**
 * Reads {@code application/vnd.amazon.eventstream}: frames with checksums, each an event of Converse or an exception.
 *
 * <p>Text blocks come without a start; one is made at their first delta.
 */
final class ConverseDecoder implements StreamDecoder {
    private final MessageDecoder frames;
    private final Set<Integer> open = new HashSet<>();
    private final Set<Integer> unwrapping = new HashSet<>();
    private Consumer<ChatEvent> to = event -> {};
    private boolean started;
    private boolean stopped;
    private boolean over;

    ConverseDecoder() {
        this.frames = new MessageDecoder(this::message);
    }

    @Override
    public void feed(byte[] bytes, int from, int end, Consumer<ChatEvent> events) {
        if (over) {
            return;
        }
        to = OutputTool.unwrapped(events, unwrapping);
        try {
            frames.feed(bytes, from, end - from);
        } catch (IllegalArgumentException | ArithmeticException e) {
            fail(Failure.of(
                    Failure.Kind.BROKEN, "Bedrock's stream is damaged: a frame's checksum or length is wrong."));
        }
    }

    @Override
    public void end(Consumer<ChatEvent> events) {
        if (over) {
            return;
        }
        to = OutputTool.unwrapped(events, unwrapping);
        if (!stopped) {
            fail(Failure.of(Failure.Kind.BROKEN, "Bedrock closed the stream before its end."));
            return;
        }
        over = true;
        to.accept(new ChatEvent.Ended());
    }

    private void message(Message message) {
        if (over) {
            return;
        }
        String type = header(message, ":message-type");
        Fields body = Fields.lenient(message.getPayload()).orElseGet(() -> Fields.lenient(Fields.object()));
        if (!type.equals("event")) {
            String name =
                    type.equals("exception") ? header(message, ":exception-type") : header(message, ":error-code");
            String said = body.text("message").orElseGet(() -> header(message, ":error-message"));
            fail(FailureReader.inStream(Fields.object().put("__type", name).put("message", said)));
            return;
        }
        event(header(message, ":event-type"), body);
    }

    private void event(String type, Fields body) {
        int block = body.integer("contentBlockIndex").orElse(0);
        switch (type) {
            case "messageStart" -> start();
            case "contentBlockStart" -> {
                start();
                body.object("start").flatMap(begun -> begun.object("toolUse")).ifPresent(use -> {
                    open.add(block);
                    to.accept(new ChatEvent.BlockStarted(
                            0, block, Kind.TOOL_CALL, use.text("toolUseId", ""), use.text("name", "")));
                });
            }
            case "contentBlockDelta" -> body.object("delta").ifPresent(delta -> delta(block, delta));
            case "contentBlockStop" -> {
                if (open.remove(block)) {
                    to.accept(new ChatEvent.BlockEnded(0, block));
                }
            }
            case "messageStop" -> {
                start();
                open.stream().sorted().forEach(left -> to.accept(new ChatEvent.BlockEnded(0, left)));
                open.clear();
                stopped = true;
                to.accept(new ChatEvent.Stopped(
                        0, ConverseWords.stop(body.text("stopReason", "end_turn")), ConverseWords.stopSequence(body)));
            }
            case "metadata" ->
                body.object("usage")
                        .ifPresent(usage -> to.accept(new ChatEvent.UsageReported(ConverseWords.usage(usage))));
            default -> {
                // A kind of event that came later than this reader: nothing of it is needed.
            }
        }
    }

    private void delta(int block, Fields delta) {
        start();
        delta.text("text").ifPresent(text -> {
            begin(block, Kind.TEXT);
            to.accept(new ChatEvent.Delta(0, block, text));
        });
        delta.object("toolUse").flatMap(use -> use.text("input")).ifPresent(input -> {
            if (!input.isEmpty()) {
                to.accept(new ChatEvent.Delta(0, block, input));
            }
        });
        delta.object("reasoningContent").ifPresent(reasoning -> {
            begin(block, Kind.THINKING);
            reasoning
                    .text("text")
                    .filter(text -> !text.isEmpty())
                    .ifPresent(text -> to.accept(new ChatEvent.Delta(0, block, text)));
            reasoning.text("signature").ifPresent(signature -> to.accept(new ChatEvent.Signature(0, block, signature)));
            reasoning.text("redactedContent").ifPresent(data -> to.accept(new ChatEvent.Redacted(0, block, data)));
        });
    }

    private void begin(int block, Kind kind) {
        if (open.add(block)) {
            to.accept(new ChatEvent.BlockStarted(0, block, kind, "", ""));
        }
    }

    private void start() {
        if (!started) {
            started = true;
            to.accept(new ChatEvent.Started("", "", Optional.empty(), Optional.empty()));
        }
    }

    private void fail(Failure failure) {
        over = true;
        to.accept(new ChatEvent.Failed(failure));
    }

    private static String header(Message message, String name) {
        HeaderValue value = message.getHeaders().get(name);
        return value == null ? "" : value.getString();
    }
}
