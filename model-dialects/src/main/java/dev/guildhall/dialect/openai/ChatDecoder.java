package dev.guildhall.dialect.openai;

import dev.guildhall.dialect.ChatEvent;
import dev.guildhall.dialect.Failure;
import dev.guildhall.dialect.FailureReader;
import dev.guildhall.dialect.Fields;
import dev.guildhall.dialect.SseEvent;
import dev.guildhall.dialect.SseFramer;
import dev.guildhall.dialect.StreamDecoder;
import dev.guildhall.dialect.Usage;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Reads a stream of {@code chat.completion.chunk}s. Why a choice stopped and the usage are told at the end of the stream only: some repeat
 * {@code finish_reason} in every chunk, or send text behind it, and usage comes in the last chunk, in one of its own, or in each.
 */
final class ChatDecoder implements StreamDecoder {
    private final SseFramer framer = new SseFramer();
    private final TreeMap<Integer, ChoiceDecoder> choices = new TreeMap<>();
    private boolean started;
    private boolean over;
    private @Nullable Usage usage;

    @Override
    public void feed(byte[] bytes, int from, int to, Consumer<ChatEvent> events) {
        framer.feed(bytes, from, to, (SseEvent event) -> event(event, events));
    }

    @Override
    public void end(Consumer<ChatEvent> events) {
        framer.end((SseEvent event) -> event(event, events));
        if (over) {
            return;
        }
        if (choices.isEmpty() || choices.values().stream().anyMatch(choice -> !choice.stopped())) {
            fail(
                    Failure.of(
                            Failure.Kind.BROKEN,
                            started
                                    ? "The provider's stream broke off before its end."
                                    : "The provider's stream ended before it began."),
                    events);
        } else {
            finish(events);
        }
    }

    private void event(SseEvent event, Consumer<ChatEvent> events) {
        if (over) {
            return;
        }
        if (event.data().strip().equals("[DONE]")) {
            finish(events);
            return;
        }
        Optional<JsonNode> tree = Fields.tree(event.data());
        if (tree.isEmpty() || !tree.get().isObject()) {
            String text = FailureReader.redacted(event.data());
            fail(
                    Failure.of(
                            Failure.Kind.BROKEN,
                            "The provider's stream holds what is no JSON object: "
                                    + text.substring(0, Math.min(200, text.length()))),
                    events);
            return;
        }
        Fields chunk = Fields.lenient(tree.get());
        if (chunk.has("error") || event.event().equals("error")) {
            fail(FailureReader.inStream(chunk.node()), events);
            return;
        }
        OpenAiUsage.in(chunk).ifPresent(found -> usage = found);
        for (Fields choice : chunk.objects("choices")) {
            start(chunk, events);
            if (choice.has("error")) {
                fail(FailureReader.inStream(choice.node()), events);
                return;
            }
            int index = choice.integer("index").orElse(0);
            choices.computeIfAbsent(index, ChoiceDecoder::new).chunk(choice, events);
        }
    }

    private void start(Fields chunk, Consumer<ChatEvent> events) {
        if (!started) {
            started = true;
            events.accept(new ChatEvent.Started(
                    chunk.text("id", ""), chunk.text("model", ""), ChatReplyReader.created(chunk), Optional.empty()));
        }
    }

    private void finish(Consumer<ChatEvent> events) {
        if (choices.isEmpty()) {
            fail(Failure.of(Failure.Kind.BROKEN, "The provider's stream holds no answer."), events);
            return;
        }
        over = true;
        choices.values().forEach(choice -> choice.end(events));
        usage(events);
        events.accept(new ChatEvent.Ended());
    }

    private void fail(Failure failure, Consumer<ChatEvent> events) {
        over = true;
        usage(events);
        events.accept(new ChatEvent.Failed(failure));
    }

    private void usage(Consumer<ChatEvent> events) {
        if (usage != null) {
            events.accept(new ChatEvent.UsageReported(usage));
        }
    }
}
