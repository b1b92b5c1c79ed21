package dev.guildhall.dialect.openai;

import dev.guildhall.dialect.Failure;
import dev.guildhall.dialect.FailureReader;
import dev.guildhall.dialect.Fields;
import dev.guildhall.dialect.JsonBytes;
import dev.guildhall.dialect.SseFramer;
import dev.guildhall.dialect.Usage;
import dev.guildhall.dialect.UsageScan;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Watches a streamed response. Only its last event and errors are read; {@code event:} or {@code type} tells which. */
final class ResponsesUsageScan implements UsageScan {
    private static final byte[] USAGE = JsonBytes.of("\"usage\"");
    private static final byte[] ERROR = JsonBytes.of("\"error\"");
    private static final Set<String> TEXTS = Set.of("delta");

    private final SseFramer framer = new SseFramer();
    private @Nullable Usage usage;
    private @Nullable Failure failure;
    private boolean ended;
    private long output;

    @Override
    public void feed(byte[] bytes, int from, int to) {
        framer.feed(bytes, from, to, this::frame);
    }

    @Override
    public void end() {
        framer.end(this::frame);
    }

    private void frame(String event, byte[] bytes, int from, int to) {
        if (event.endsWith(".delta")) {
            output += JsonBytes.textBytes(bytes, from, to, TEXTS);
            return;
        }
        if (event.equals("message")
                || event.equals("error")
                || JsonBytes.containsObject(bytes, from, to, ERROR)
                || JsonBytes.containsObject(bytes, from, to, USAGE)) {
            Fields.lenient(Arrays.copyOfRange(bytes, from, to)).ifPresent(data -> look(data.text("type", event), data));
        } else if (event.equals("response.completed") || event.equals("response.incomplete")) {
            ended = true;
        }
    }

    private void look(String type, Fields data) {
        Fields response = data.object("response").orElse(data);
        OpenAiUsage.in(response).ifPresent(found -> usage = found);
        switch (type) {
            case "response.completed", "response.incomplete" -> ended = true;
            case "response.failed", "error" -> failure = FailureReader.inStream(response.node());
            default -> {
                if (type.endsWith(".delta")) {
                    output += data.text("delta", "").length();
                }
            }
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
