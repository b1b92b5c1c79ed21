package dev.guildhall.dialect.openai;

import dev.guildhall.dialect.ChatEvent;
import dev.guildhall.dialect.ChatReply.Stop;
import dev.guildhall.dialect.ClientDialect.Echo;
import dev.guildhall.dialect.Fields;
import dev.guildhall.dialect.JsonBytes;
import dev.guildhall.dialect.Part;
import dev.guildhall.dialect.StreamEncoder;
import dev.guildhall.dialect.Usage;
import java.io.ByteArrayOutputStream;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Writes {@code chat.completion.chunk}s. The first chunk of a choice has its role; the last has its {@code finish_reason} and there is always
 * one, because strict clients throw without; usage comes in a chunk without choices, when it was asked for.
 */
final class ChatEncoder implements StreamEncoder {
    private static final byte[] DATA = JsonBytes.of("data: ");
    private static final byte[] END = JsonBytes.of("\n\n");
    private static final byte[] DONE = JsonBytes.of("data: [DONE]\n\n");
    private static final byte[] HEARTBEAT = JsonBytes.of(": still here\n\n");

    private final Echo echo;
    private final Map<Integer, Choice> choices = new HashMap<>();
    private @Nullable Usage usage;

    ChatEncoder(Echo echo) {
        this.echo = echo;
    }

    private static final class Choice {
        private final Map<Integer, Block> blocks = new HashMap<>();
        private int calls;
        private boolean refused;
        private boolean stopped;
        private @Nullable JsonNode logprobs;
    }

    private static final class Block {
        private final ChatEvent.Kind kind;
        private final int call;
        private boolean empty = true;
        private final StringBuilder thought = new StringBuilder();

        private Block(ChatEvent.Kind kind, int call) {
            this.kind = kind;
            this.call = call;
        }
    }

    @Override
    public void write(ChatEvent event, ByteArrayOutputStream to) {
        switch (event) {
            case ChatEvent.Started started -> usage = started.usage().orElse(null);
            case ChatEvent.BlockStarted started -> started(started, to);
            case ChatEvent.Delta delta -> delta(delta, to);
            case ChatEvent.Signature signature -> signature(signature, to);
            case ChatEvent.Redacted redacted -> {
                ObjectNode delta = Fields.object();
                delta.putArray("thinking_blocks")
                        .add(ChatThoughts.block(new Part.Thinking(
                                "", Optional.empty(), Optional.of(redacted.data()), Optional.empty())));
                chunk(redacted.choice(), delta, null, to);
            }
            case ChatEvent.Raw ignored -> {}
            case ChatEvent.Logprobs logprobs -> choice(logprobs.choice(), to).logprobs = logprobs.logprobs();
            case ChatEvent.BlockEnded ended -> ended(ended, to);
            case ChatEvent.Stopped stopped -> stopped(stopped.choice(), stopped.stop(), to);
            case ChatEvent.UsageReported reported -> usage = reported.usage();
            case ChatEvent.Failed failed -> frame(OpenAiFailures.body(failed.failure()), to);
            case ChatEvent.Ended ignored -> end(to);
        }
    }

    @Override
    public void heartbeat(ByteArrayOutputStream to) {
        to.writeBytes(HEARTBEAT);
    }

    private Choice choice(int index, ByteArrayOutputStream to) {
        Choice known = choices.get(index);
        if (known != null) {
            return known;
        }
        Choice choice = new Choice();
        choices.put(index, choice);
        chunk(index, Fields.object().put("role", "assistant").put("content", ""), null, to);
        return choice;
    }

    private void started(ChatEvent.BlockStarted started, ByteArrayOutputStream to) {
        Choice choice = choice(started.choice(), to);
        boolean call = started.kind() == ChatEvent.Kind.TOOL_CALL;
        choice.blocks.put(started.block(), new Block(started.kind(), call ? choice.calls++ : 0));
        choice.refused |= started.kind() == ChatEvent.Kind.REFUSAL;
        if (call) {
            ObjectNode delta = Fields.object();
            delta.putArray("tool_calls")
                    .addObject()
                    .put("index", choice.calls - 1)
                    .put("id", started.id())
                    .put("type", "function")
                    .putObject("function")
                    .put("name", started.name())
                    .put("arguments", "");
            chunk(started.choice(), delta, null, to);
        }
    }

    private void delta(ChatEvent.Delta delta, ByteArrayOutputStream to) {
        Block block = choice(delta.choice(), to).blocks.get(delta.block());
        if (block == null || delta.text().isEmpty()) {
            return;
        }
        block.empty = false;
        ObjectNode node = Fields.object();
        switch (block.kind) {
            case TEXT -> node.put("content", delta.text());
            case REFUSAL -> node.put("refusal", delta.text());
            case THINKING -> {
                block.thought.append(delta.text());
                node.put("reasoning_content", delta.text());
            }
            case TOOL_CALL -> arguments(node, block, delta.text());
            case FOREIGN -> {
                return;
            }
        }
        chunk(delta.choice(), node, null, to);
    }

    private static void arguments(ObjectNode node, Block block, String text) {
        node.putArray("tool_calls")
                .addObject()
                .put("index", block.call)
                .putObject("function")
                .put("arguments", text);
    }

    private void signature(ChatEvent.Signature signature, ByteArrayOutputStream to) {
        Block block = choice(signature.choice(), to).blocks.get(signature.block());
        if (block == null) {
            return;
        }
        ObjectNode delta = Fields.object();
        if (block.kind == ChatEvent.Kind.TOOL_CALL) {
            ObjectNode call = delta.putArray("tool_calls").addObject().put("index", block.call);
            ChatReplyWriter.signed(call, signature.signature());
        } else {
            delta.putArray("thinking_blocks")
                    .add(ChatThoughts.block(new Part.Thinking(
                            block.thought.toString(),
                            Optional.of(signature.signature()),
                            Optional.empty(),
                            Optional.empty())));
        }
        chunk(signature.choice(), delta, null, to);
    }

    private void ended(ChatEvent.BlockEnded ended, ByteArrayOutputStream to) {
        Block block = choice(ended.choice(), to).blocks.get(ended.block());
        if (block != null && block.kind == ChatEvent.Kind.TOOL_CALL && block.empty) {
            ObjectNode delta = Fields.object();
            arguments(delta, block, "{}");
            chunk(ended.choice(), delta, null, to);
        }
    }

    private void stopped(int index, Stop stop, ByteArrayOutputStream to) {
        Choice choice = choice(index, to);
        if (!choice.stopped) {
            choice.stopped = true;
            chunk(index, Fields.object(), Stops.write(stop, choice.refused), to);
        }
    }

    private void end(ByteArrayOutputStream to) {
        choice(0, to);
        choices.forEach((index, choice) -> stopped(index, choice.calls > 0 ? Stop.TOOL_CALLS : Stop.END, to));
        if (echo.request().usageInStream() && usage != null) {
            ObjectNode chunk = chunk();
            chunk.putArray("choices");
            frame(chunk.set("usage", OpenAiUsage.ofChat(usage)), to);
        }
        to.writeBytes(DONE);
    }

    private ObjectNode chunk() {
        return Fields.object()
                .put("id", "chatcmpl-" + echo.id())
                .put("object", "chat.completion.chunk")
                .put("created", echo.now())
                .put("model", echo.model());
    }

    private void chunk(int index, ObjectNode delta, @Nullable String finish, ByteArrayOutputStream to) {
        ObjectNode chunk = chunk();
        ObjectNode node = chunk.putArray("choices").addObject().put("index", index);
        node.set("delta", delta);
        Choice choice = choices.get(index);
        node.set("logprobs", choice == null ? null : choice.logprobs);
        if (choice != null) {
            choice.logprobs = null;
        }
        node.put("finish_reason", finish);
        frame(chunk, to);
    }

    private static void frame(JsonNode node, ByteArrayOutputStream to) {
        to.writeBytes(DATA);
        to.writeBytes(Fields.bytes(node));
        to.writeBytes(END);
    }
}
