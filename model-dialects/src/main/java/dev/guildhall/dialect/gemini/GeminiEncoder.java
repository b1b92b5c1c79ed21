package dev.guildhall.dialect.gemini;

import dev.guildhall.dialect.ChatEvent;
import dev.guildhall.dialect.ChatEvent.Kind;
import dev.guildhall.dialect.ChatReply.Stop;
import dev.guildhall.dialect.ClientDialect.Echo;
import dev.guildhall.dialect.Dialect;
import dev.guildhall.dialect.Fields;
import dev.guildhall.dialect.StreamEncoder;
import dev.guildhall.dialect.Usage;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Writes a stream. Calls are written whole, when their arguments have all come, in the order they began; reasons to finish and the usage come
 * with the last chunk, as Gemini itself sends them.
 */
final class GeminiEncoder implements StreamEncoder {
    private final Echo echo;
    private final boolean events;
    /** In the order they began. */
    private final Map<String, Block> open = new LinkedHashMap<>();

    private final Map<Integer, Stop> stops = new TreeMap<>();
    private ByteArrayOutputStream to = new ByteArrayOutputStream();
    private Usage usage = Usage.NONE;
    private String id;
    private boolean first = true;
    private boolean over;

    private static final class Block {
        private final ChatEvent.BlockStarted begun;
        private final StringBuilder arguments = new StringBuilder();
        private Optional<String> signature = Optional.empty();
        private boolean whole;

        Block(ChatEvent.BlockStarted begun) {
            this.begun = begun;
        }
    }

    GeminiEncoder(Echo echo, boolean events) {
        this.echo = echo;
        this.events = events;
        this.id = echo.id();
    }

    @Override
    public void write(ChatEvent event, ByteArrayOutputStream out) {
        to = out;
        if (over) {
            return;
        }
        switch (event) {
            case ChatEvent.Started started -> {
                id = started.id().isEmpty() ? id : started.id();
                usage = started.usage().orElse(usage);
            }
            case ChatEvent.BlockStarted begun -> open.put(key(begun.choice(), begun.block()), new Block(begun));
            case ChatEvent.Delta delta -> delta(delta);
            case ChatEvent.Signature signature -> signature(signature);
            case ChatEvent.Redacted ignored -> {
                // Encrypted thoughts of others have no form here.
            }
            case ChatEvent.Raw raw -> {
                if (raw.dialect() == Dialect.GEMINI) {
                    part(raw.choice(), (ObjectNode) raw.raw());
                }
            }
            case ChatEvent.BlockEnded ended -> ended(ended);
            case ChatEvent.Stopped stopped -> stops.put(stopped.choice(), stopped.stop());
            case ChatEvent.UsageReported reported -> usage = reported.usage();
            case ChatEvent.Failed failed -> {
                over = true;
                frame(GeminiFailures.body(failed.failure()));
                close();
            }
            case ChatEvent.Ended ignored -> end();
            case ChatEvent.Logprobs logprobs -> {
                ObjectNode candidate = GeminiReplies.candidate(logprobs.choice(), Fields.JSON.createArrayNode());
                candidate.set("logprobsResult", GeminiLogprobs.write(logprobs.logprobs()));
                ObjectNode chunk = Fields.object();
                chunk.putArray("candidates").add(candidate);
                frame(named(chunk));
            }
        }
    }

    @Override
    public void heartbeat(ByteArrayOutputStream out) {
        // White space means nothing in either form; of comments, Google's own clients make a broken stream.
        out.writeBytes("\r\n".getBytes(StandardCharsets.UTF_8));
    }

    private void delta(ChatEvent.Delta delta) {
        Block block = open.get(key(delta.choice(), delta.block()));
        if (block == null || delta.text().isEmpty()) {
            return;
        }
        switch (block.begun.kind()) {
            case TOOL_CALL -> block.arguments.append(delta.text());
            case THINKING ->
                part(delta.choice(), Fields.object().put("text", delta.text()).put("thought", true));
            case TEXT, REFUSAL -> part(delta.choice(), Fields.object().put("text", delta.text()));
            case FOREIGN -> {
                // Comes whole, if it is Gemini's.
            }
        }
    }

    private void signature(ChatEvent.Signature signature) {
        Block block = open.get(key(signature.choice(), signature.block()));
        if (block == null) {
            return;
        }
        if (block.begun.kind() == Kind.TOOL_CALL) {
            block.signature = Optional.of(signature.signature());
        } else {
            part(
                    signature.choice(),
                    Fields.object()
                            .put("text", "")
                            .put("thought", true)
                            .put("thoughtSignature", GeminiSignatures.write(signature.signature())));
        }
    }

    private void ended(ChatEvent.BlockEnded ended) {
        String key = key(ended.choice(), ended.block());
        Block block = open.get(key);
        if (block == null) {
            return;
        }
        if (block.begun.kind() != Kind.TOOL_CALL) {
            open.remove(key);
            return;
        }
        block.whole = true;
        List<Block> calls = open.values().stream()
                .filter(call -> call.begun.kind() == Kind.TOOL_CALL && call.begun.choice() == ended.choice())
                .toList();
        for (Block call : calls) {
            if (!call.whole) {
                return;
            }
            open.remove(key(call.begun.choice(), call.begun.block()));
            call(call);
        }
    }

    private void call(Block block) {
        part(
                block.begun.choice(),
                GeminiReplies.call(block.begun.id(), block.begun.name(), block.arguments.toString(), block.signature));
    }

    private void end() {
        over = true;
        if (stops.isEmpty()) {
            stops.put(0, Stop.END);
        }
        ObjectNode chunk = Fields.object();
        ArrayNode candidates = chunk.putArray("candidates");
        stops.forEach((choice, stop) -> {
            ArrayNode parts = Fields.JSON.createArrayNode();
            parts.addObject().put("text", "");
            candidates.add(GeminiReplies.candidate(choice, parts).put("finishReason", GeminiWords.reason(stop)));
        });
        chunk.set("usageMetadata", GeminiWords.usage(usage));
        frame(named(chunk));
        close();
    }

    private void part(int choice, ObjectNode part) {
        ArrayNode parts = Fields.JSON.createArrayNode().add(part);
        ObjectNode chunk = Fields.object();
        chunk.putArray("candidates").add(GeminiReplies.candidate(choice, parts));
        frame(named(chunk));
    }

    private ObjectNode named(ObjectNode chunk) {
        return chunk.put("modelVersion", echo.model()).put("responseId", id);
    }

    private void frame(ObjectNode chunk) {
        if (events) {
            text("data: ");
        } else {
            text(first ? "[" : ",\r\n");
        }
        first = false;
        to.writeBytes(Fields.bytes(chunk));
        if (events) {
            text("\r\n\r\n");
        }
    }

    private void close() {
        if (!events) {
            text("]");
        }
    }

    private void text(String text) {
        to.writeBytes(text.getBytes(StandardCharsets.UTF_8));
    }

    private static String key(int choice, int block) {
        return choice + "." + block;
    }
}
