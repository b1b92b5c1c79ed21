package dev.guildhall.dialect.anthropic;

import dev.guildhall.dialect.Failure;
import dev.guildhall.dialect.FailureReader;
import dev.guildhall.dialect.Fields;
import dev.guildhall.dialect.JsonBytes;
import dev.guildhall.dialect.SseFramer;
import dev.guildhall.dialect.Usage;
import dev.guildhall.dialect.UsageScan;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;

/** Watches a stream by the names of its events; only {@code message_start}, {@code message_delta} and {@code error} are read. */
final class MessagesUsageScan implements UsageScan {
    private static final byte[] USAGE = JsonBytes.of("\"usage\"");
    private static final byte[] ERROR = JsonBytes.of("\"error\"");
    private static final byte[] STOP = JsonBytes.of("\"message_stop\"");
    private static final Set<String> TEXTS = Set.of("text", "thinking", "partial_json");

    private final SseFramer framer = new SseFramer();
    private Optional<Usage> usage = Optional.empty();
    private Optional<Failure> failure = Optional.empty();
    private boolean ended;
    private long outputBytes;

    @Override
    public void feed(byte[] bytes, int from, int to) {
        framer.feed(bytes, from, to, this::event);
    }

    @Override
    public void end() {
        framer.end(this::event);
    }

    @Override
    public Optional<Usage> usage() {
        return usage;
    }

    @Override
    public boolean ended() {
        return ended;
    }

    @Override
    public Optional<Failure> failure() {
        return failure;
    }

    @Override
    public long outputBytes() {
        return outputBytes;
    }

    private void event(String event, byte[] bytes, int from, int to) {
        switch (event) {
            case "content_block_delta" -> outputBytes += JsonBytes.textBytes(bytes, from, to, TEXTS);
            case "content_block_start", "content_block_stop", "ping" -> {
                // Neither usage nor text.
            }
            case "message_stop" -> ended = true;
            default -> read(event, bytes, from, to);
        }
    }

    private void read(String event, byte[] bytes, int from, int to) {
        if (JsonBytes.containsObject(bytes, from, to, USAGE)) {
            fields(bytes, from, to)
                    .ifPresent(data -> data.object("usage")
                            .or(() -> data.object("message").flatMap(message -> message.object("usage")))
                            .ifPresent(
                                    found -> usage = Optional.of(MessageWords.usage(found, usage.orElse(Usage.NONE)))));
        } else if (event.equals("error") || JsonBytes.containsObject(bytes, from, to, ERROR)) {
            failure = fields(bytes, from, to).map(data -> FailureReader.inStream(data.node()));
        } else if (JsonBytes.contains(bytes, from, to, STOP)) {
            ended = true;
        } else {
            outputBytes += JsonBytes.textBytes(bytes, from, to, TEXTS);
        }
    }

    private static Optional<Fields> fields(byte[] bytes, int from, int to) {
        return Fields.tree(new String(bytes, from, to - from, StandardCharsets.UTF_8))
                .filter(tree -> tree.isObject())
                .map(Fields::lenient);
    }
}
