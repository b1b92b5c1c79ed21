package dev.guildhall.dialect.openai;

import dev.guildhall.dialect.Failure;
import dev.guildhall.dialect.FailureReader;
import dev.guildhall.dialect.Fields;
import dev.guildhall.dialect.JsonBytes;
import dev.guildhall.dialect.SseFramer;
import dev.guildhall.dialect.Usage;
import dev.guildhall.dialect.UsageScan;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Watches a stream of chat completion chunks. Only frames with a usage object or an error are read, and the last two when no {@code [DONE]}
 * came: a {@code finish_reason} in them is an end too, as {@link ChatDecoder} sees it.
 */
final class ChatUsageScan implements UsageScan {
    private static final byte[] USAGE = JsonBytes.of("\"usage\"");
    private static final byte[] ERROR = JsonBytes.of("\"error\"");
    private static final byte[] DONE = JsonBytes.of("[DONE]");
    private static final Set<String> TEXTS =
            Set.of("content", "text", "arguments", "reasoning_content", "reasoning", "refusal");

    private final SseFramer framer = new SseFramer();
    private @Nullable Usage usage;
    private @Nullable Failure failure;
    private boolean ended;
    private long output;
    private byte[] last = new byte[512];
    private int lastLength;
    private byte[] beforeLast = new byte[512];
    private int beforeLastLength;

    @Override
    public void feed(byte[] bytes, int from, int to) {
        framer.feed(bytes, from, to, this::frame);
    }

    @Override
    public void end() {
        framer.end(this::frame);
        if (!ended && failure == null) {
            ended = finishes(last, lastLength) || finishes(beforeLast, beforeLastLength);
        }
    }

    private void frame(String event, byte[] bytes, int from, int to) {
        if (to - from <= 16 && JsonBytes.contains(bytes, from, to, DONE)) {
            ended = failure == null;
            return;
        }
        remember(bytes, from, to);
        output += JsonBytes.textBytes(bytes, from, to, TEXTS);
        boolean failed = event.equals("error") || JsonBytes.containsObject(bytes, from, to, ERROR);
        if (failed || JsonBytes.containsObject(bytes, from, to, USAGE)) {
            look(event, Arrays.copyOfRange(bytes, from, to));
        }
    }

    private void remember(byte[] bytes, int from, int to) {
        byte[] oldest = beforeLast;
        beforeLast = last;
        beforeLastLength = lastLength;
        lastLength = to - from;
        last = oldest.length < lastLength ? new byte[lastLength * 2] : oldest;
        System.arraycopy(bytes, from, last, 0, lastLength);
    }

    private static boolean finishes(byte[] frame, int length) {
        return Fields.lenient(Arrays.copyOf(frame, length))
                .filter(chunk -> chunk.objects("choices").stream()
                        .anyMatch(choice -> !choice.text("finish_reason", "").isEmpty()))
                .isPresent();
    }

    private void look(String event, byte[] frame) {
        Optional<JsonNode> tree = Fields.tree(frame).filter(JsonNode::isObject);
        if (tree.isEmpty()) {
            if (event.equals("error")) {
                failure = Failure.of(
                        Failure.Kind.BROKEN, FailureReader.redacted(new String(frame, StandardCharsets.UTF_8)));
            }
            return;
        }
        Fields chunk = Fields.lenient(tree.get());
        OpenAiUsage.in(chunk).ifPresent(found -> usage = found);
        if (event.equals("error") || chunk.has("error")) {
            failure = FailureReader.inStream(chunk.node());
        }
    }

    @Override
    public Optional<Usage> usage() {
        return Optional.ofNullable(usage);
    }

    @Override
    public boolean ended() {
        return ended;
    }

    @Override
    public Optional<Failure> failure() {
        return Optional.ofNullable(failure);
    }

    @Override
    public long outputBytes() {
        return output;
    }
}
