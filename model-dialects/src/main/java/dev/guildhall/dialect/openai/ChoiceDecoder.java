package dev.guildhall.dialect.openai;

import dev.guildhall.dialect.ChatEvent;
import dev.guildhall.dialect.ChatEvent.Kind;
import dev.guildhall.dialect.Fields;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * One choice of a stream: opens and closes blocks where the wire has none. A call of a tool opens with its first name; later names and ids
 * of the same call are repetitions, another id at the same index is another call.
 */
final class ChoiceDecoder {
    private static final int NONE = -1;

    private final int choice;
    private final ThinkTags tags = new ThinkTags();
    private final Map<Integer, Call> calls = new HashMap<>();
    private int blocks;
    private int open = NONE;
    private @Nullable Kind kind;
    private boolean called;
    private boolean refused;
    private @Nullable String finish;

    ChoiceDecoder(int choice) {
        this.choice = choice;
    }

    /** A call whose name may not have come yet. */
    private static final class Call {
        private final String id;
        private int block = NONE;
        private boolean ended;
        private final StringBuilder early = new StringBuilder();

        private Call(String id) {
            this.id = id;
        }
    }

    boolean stopped() {
        return finish != null;
    }

    void chunk(Fields chunk, Consumer<ChatEvent> events) {
        chunk.at("logprobs").ifPresent(logprobs -> events.accept(new ChatEvent.Logprobs(choice, logprobs)));
        Optional<Fields> message = chunk.object("delta").or(() -> chunk.object("message"));
        if (message.isPresent()) {
            Fields delta = message.get();
            ChatThoughts.text(delta).ifPresent(text -> delta(Kind.THINKING, text, events));
            delta.objects("thinking_blocks").forEach(block -> signature(block, events));
            delta.at("content").ifPresent(content -> content(content, events));
            delta.text("refusal").filter(text -> !text.isEmpty()).ifPresent(text -> {
                refused = true;
                delta(Kind.REFUSAL, text, events);
            });
            for (Fields call : delta.objects("tool_calls")) {
                call(call, events);
            }
            delta.object("function_call").ifPresent(call -> part(at(0, ""), call, events));
        }
        chunk.text("finish_reason").filter(word -> !word.isEmpty()).ifPresent(word -> finish = word);
    }

    void end(Consumer<ChatEvent> events) {
        tags.end((thought, text) -> delta(thought ? Kind.THINKING : Kind.TEXT, text, events));
        close(events);
        calls.values().stream()
                .filter(call -> call.block != NONE && !call.ended)
                .sorted((a, b) -> Integer.compare(a.block, b.block))
                .forEach(call -> events.accept(new ChatEvent.BlockEnded(choice, call.block)));
        events.accept(new ChatEvent.Stopped(
                choice, Stops.read(finish == null ? "stop" : finish, called, refused), Optional.empty()));
    }

    private void content(JsonNode content, Consumer<ChatEvent> events) {
        ThinkTags.Pieces pieces = (thought, text) -> delta(thought ? Kind.THINKING : Kind.TEXT, text, events);
        if (content.isString()) {
            tags.feed(content.asString(), pieces);
        } else {
            ChatReplyReader.pieces(content, pieces);
        }
    }

    private void delta(Kind wanted, String text, Consumer<ChatEvent> events) {
        if (text.isEmpty()) {
            return;
        }
        if (kind != wanted) {
            close(events);
            kind = wanted;
            open = blocks++;
            events.accept(new ChatEvent.BlockStarted(choice, open, wanted, "", ""));
        }
        events.accept(new ChatEvent.Delta(choice, open, text));
    }

    /** LiteLLM's {@code thinking_blocks}: the text came as {@code reasoning_content} before. */
    private void signature(Fields block, Consumer<ChatEvent> events) {
        block.text("data").ifPresent(data -> {
            close(events);
            int number = blocks++;
            events.accept(new ChatEvent.BlockStarted(choice, number, Kind.THINKING, "", ""));
            events.accept(new ChatEvent.Redacted(choice, number, data));
            events.accept(new ChatEvent.BlockEnded(choice, number));
        });
        block.text("signature").filter(text -> !text.isEmpty()).ifPresent(signature -> {
            if (kind != Kind.THINKING) {
                close(events);
                kind = Kind.THINKING;
                open = blocks++;
                events.accept(new ChatEvent.BlockStarted(choice, open, Kind.THINKING, "", ""));
            }
            events.accept(new ChatEvent.Signature(choice, open, signature));
            close(events);
        });
    }

    private void close(Consumer<ChatEvent> events) {
        if (open != NONE) {
            events.accept(new ChatEvent.BlockEnded(choice, open));
        }
        open = NONE;
        kind = null;
    }

    private void call(Fields delta, Consumer<ChatEvent> events) {
        String id = delta.text("id", "");
        int index = delta.integer("index").orElseGet(() -> id.isEmpty() ? Math.max(0, calls.size() - 1) : indexOf(id));
        Call call = at(index, id);
        Fields function = delta.object("function").orElse(delta);
        if (!id.isEmpty()
                && !call.id.isEmpty()
                && !id.equals(call.id)
                && !function.text("name", "").isEmpty()) {
            if (call.block != NONE) {
                events.accept(new ChatEvent.BlockEnded(choice, call.block));
                call.ended = true;
            }
            call = new Call(id);
            calls.put(index, call);
        }
        part(call, function, events);
        if (call.block != NONE) {
            int block = call.block;
            ChatMessages.signature(delta)
                    .ifPresent(text -> events.accept(new ChatEvent.Signature(choice, block, text)));
        }
    }

    private int indexOf(String id) {
        return calls.entrySet().stream()
                .filter(entry -> entry.getValue().id.equals(id))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse(calls.size());
    }

    private Call at(int index, String id) {
        return calls.computeIfAbsent(index, any -> new Call(id));
    }

    private void part(Call call, Fields function, Consumer<ChatEvent> events) {
        String name = function.text("name", "");
        String arguments = ChatMessages.arguments(function);
        if (call.block == NONE && !name.isEmpty()) {
            tags.end((thought, text) -> delta(thought ? Kind.THINKING : Kind.TEXT, text, events));
            close(events);
            called = true;
            call.block = blocks++;
            String id = call.id.isEmpty() ? "call_%d_%d_%s".formatted(choice, call.block, name) : call.id;
            events.accept(new ChatEvent.BlockStarted(choice, call.block, Kind.TOOL_CALL, id, name));
            if (!call.early.isEmpty()) {
                events.accept(new ChatEvent.Delta(choice, call.block, call.early.toString()));
            }
        }
        if (arguments.isEmpty()) {
            return;
        }
        if (call.block == NONE) {
            call.early.append(arguments);
        } else {
            events.accept(new ChatEvent.Delta(choice, call.block, arguments));
        }
    }
}
