package dev.guildhall.dialect.anthropic;

import dev.guildhall.dialect.ChatEvent;
import dev.guildhall.dialect.ChatReply.Stop;
import dev.guildhall.dialect.ClientDialect.Echo;
import dev.guildhall.dialect.Dialect;
import dev.guildhall.dialect.Fields;
import dev.guildhall.dialect.StreamEncoder;
import dev.guildhall.dialect.Usage;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/**
 * Writes a stream with one block open at a time. Events of a later block wait until the open one ends; a text or thought gives way at once,
 * for it can go on in a block of its own, and only calls must stay whole. {@code message_delta} waits for the usage, so it comes at the end.
 */
final class MessagesEncoder implements StreamEncoder {
    private static final byte[] PING = "event: ping\ndata: {\"type\":\"ping\"}\n\n".getBytes(StandardCharsets.UTF_8);

    private final Echo echo;
    private final MessageBlockStream blocks = new MessageBlockStream(this::frame);
    private final Deque<ChatEvent> waiting = new ArrayDeque<>();
    private ByteArrayOutputStream to = new ByteArrayOutputStream();
    private Optional<Stop> stop = Optional.empty();
    private Optional<String> stopSequence = Optional.empty();
    private Usage usage = Usage.NONE;
    private boolean started;
    private boolean over;

    MessagesEncoder(Echo echo) {
        this.echo = echo;
    }

    @Override
    public void write(ChatEvent event, ByteArrayOutputStream out) {
        to = out;
        if (over) {
            return;
        }
        switch (event) {
            case ChatEvent.Started begun -> start(begun);
            case ChatEvent.BlockStarted begun -> block(event, begun.choice());
            case ChatEvent.Delta delta -> block(event, delta.choice());
            case ChatEvent.Signature signature -> block(event, signature.choice());
            case ChatEvent.Redacted redacted -> block(event, redacted.choice());
            case ChatEvent.Raw raw -> {
                if (raw.dialect() == Dialect.ANTHROPIC) {
                    block(event, raw.choice());
                }
            }
            case ChatEvent.BlockEnded ended -> block(event, ended.choice());
            case ChatEvent.Stopped stopped -> {
                if (stopped.choice() == 0) {
                    stop = Optional.of(stopped.stop());
                    stopSequence = stopped.stopSequence();
                }
            }
            case ChatEvent.UsageReported reported -> usage = reported.usage();
            case ChatEvent.Failed failed -> {
                over = true;
                frame("error", MessageFailures.body(failed.failure()));
            }
            case ChatEvent.Ended ignored -> end();
            case ChatEvent.Logprobs ignored -> {
                // Not in this dialect.
            }
        }
    }

    @Override
    public void heartbeat(ByteArrayOutputStream out) {
        out.writeBytes(PING);
    }

    private void start(ChatEvent.Started begun) {
        if (started) {
            return;
        }
        started = true;
        usage = begun.usage().orElse(usage);
        ObjectNode data = Fields.object().put("type", "message_start");
        ObjectNode message = MessageReplies.head(MessageWords.id(begun.id(), echo.id()), echo.model());
        message.putArray("content");
        message.putNull("stop_reason").putNull("stop_sequence");
        message.set("usage", MessageWords.usage(usage));
        data.set("message", message);
        frame("message_start", data);
    }

    private void begin() {
        if (!started) {
            start(new ChatEvent.Started("", "", Optional.empty(), Optional.empty()));
        }
    }

    /** This dialect has one choice; what belongs to others is left out. */
    private void block(ChatEvent event, int choice) {
        if (choice != 0) {
            return;
        }
        begin();
        if (waiting.isEmpty() && blocks.take(event)) {
            return;
        }
        waiting.add(event);
        takeWaiting();
    }

    /** Takes what the open block allows; where one ends, those that have waited longest come first. */
    private boolean takeWaiting() {
        boolean taken = false;
        Iterator<ChatEvent> events = waiting.iterator();
        while (events.hasNext()) {
            ChatEvent event = events.next();
            if (blocks.take(event)) {
                taken = true;
                events.remove();
                if (event instanceof ChatEvent.BlockEnded) {
                    events = waiting.iterator();
                }
            }
        }
        return taken;
    }

    private void end() {
        over = true;
        begin();
        blocks.close();
        while (takeWaiting()) {
            blocks.close();
        }
        ObjectNode data = Fields.object().put("type", "message_delta");
        data.putObject("delta")
                .put("stop_reason", MessageWords.stop(stop.orElse(Stop.END), stopSequence))
                .put("stop_sequence", stopSequence.orElse(null));
        data.set("usage", MessageWords.usage(usage));
        frame("message_delta", data);
        frame("message_stop", Fields.object().put("type", "message_stop"));
    }

    private void frame(String event, ObjectNode data) {
        to.writeBytes(("event: " + event + "\ndata: ").getBytes(StandardCharsets.UTF_8));
        to.writeBytes(Fields.bytes(data));
        to.write('\n');
        to.write('\n');
    }
}
