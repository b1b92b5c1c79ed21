package dev.guildhall.dialect.gemini;

import dev.guildhall.dialect.ChatEvent;
import dev.guildhall.dialect.ChatEvent.Kind;
import dev.guildhall.dialect.ChatReply.Stop;
import dev.guildhall.dialect.Dialect;
import dev.guildhall.dialect.Failure;
import dev.guildhall.dialect.Fields;
import dev.guildhall.dialect.OutputTool;
import dev.guildhall.dialect.Part;
import dev.guildhall.dialect.StreamDecoder;
import dev.guildhall.dialect.Usage;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import tools.jackson.databind.JsonNode;

/**
 * Reads a stream. Gemini marks neither blocks nor the end: a block ends when a part of another kind comes, the stream when every candidate has
 * finished and the connection closes. Usage is told again and again; the last counts.
 */
final class GeminiDecoder implements StreamDecoder {
    private final GeminiFramer framer = new GeminiFramer();
    private final Map<Integer, Candidate> candidates = new TreeMap<>();
    private final Set<Integer> unwrapping = new HashSet<>();
    private Consumer<ChatEvent> to = event -> {};
    private Optional<Usage> usage = Optional.empty();
    private String prefix = "";
    private boolean started;
    private boolean blocked;
    private boolean over;

    private static final class Candidate {
        private final GeminiParts parts;
        private Optional<Kind> open = Optional.empty();
        private int block = -1;
        private boolean calls;
        private Optional<String> reason = Optional.empty();

        Candidate(String prefix) {
            this.parts = new GeminiParts(prefix);
        }
    }

    @Override
    public void feed(byte[] bytes, int from, int end, Consumer<ChatEvent> events) {
        to = OutputTool.unwrapped(events, unwrapping);
        framer.feed(bytes, from, end, this::chunk);
    }

    @Override
    public void end(Consumer<ChatEvent> events) {
        to = OutputTool.unwrapped(events, unwrapping);
        framer.end(this::chunk);
        if (over) {
            return;
        }
        over = true;
        boolean finished = !candidates.isEmpty()
                && candidates.values().stream().allMatch(candidate -> candidate.reason.isPresent());
        if (!finished && !blocked) {
            usage.ifPresent(known -> to.accept(new ChatEvent.UsageReported(known)));
            to.accept(new ChatEvent.Failed(
                    Failure.of(Failure.Kind.BROKEN, "Gemini's stream broke off before it gave a reason to finish.")));
            return;
        }
        candidates.forEach((index, candidate) -> {
            close(index, candidate);
            to.accept(new ChatEvent.Stopped(
                    index, GeminiWords.stop(candidate.reason.orElse("SAFETY"), candidate.calls), Optional.empty()));
        });
        if (candidates.isEmpty()) {
            to.accept(new ChatEvent.Stopped(0, Stop.FILTER, Optional.empty()));
        }
        usage.ifPresent(known -> to.accept(new ChatEvent.UsageReported(known)));
        to.accept(new ChatEvent.Ended());
    }

    private void chunk(String json) {
        if (over) {
            return;
        }
        Optional<JsonNode> tree = Fields.tree(json).filter(JsonNode::isObject);
        if (tree.isEmpty()) {
            if (!json.equals("[DONE]")) {
                fail(Failure.of(Failure.Kind.BROKEN, "Gemini's stream holds an event that is no JSON object."));
            }
            return;
        }
        if (tree.get().has("error")) {
            fail(GeminiFailures.inStream(tree.get()));
            return;
        }
        Fields chunk = Fields.lenient(tree.get());
        start(chunk);
        chunk.object("usageMetadata").ifPresent(found -> usage = Optional.of(GeminiWords.usage(found)));
        blocked |= chunk.object("promptFeedback")
                .filter(feedback -> feedback.has("blockReason"))
                .isPresent();
        for (Fields part : chunk.objects("candidates")) {
            candidate(part);
        }
    }

    private void start(Fields chunk) {
        if (started) {
            return;
        }
        started = true;
        prefix = GeminiReplies.idPrefix(chunk);
        to.accept(new ChatEvent.Started(
                chunk.text("responseId", ""),
                chunk.text("modelVersion", ""),
                GeminiReplies.created(chunk),
                Optional.empty()));
    }

    private void candidate(Fields given) {
        int index = given.integer("index").orElse(0);
        Candidate candidate = candidates.computeIfAbsent(index, key -> new Candidate(prefix + key + "_"));
        given.object("content")
                .ifPresent(content -> content.objects("parts").forEach(part -> {
                    for (Part read : candidate.parts.read(part)) {
                        part(index, candidate, read, part);
                    }
                }));
        given.object("logprobsResult")
                .ifPresent(found -> to.accept(new ChatEvent.Logprobs(index, GeminiLogprobs.read(found))));
        given.text("finishReason")
                .filter(reason -> !reason.equals("FINISH_REASON_UNSPECIFIED"))
                .ifPresent(reason -> candidate.reason = Optional.of(reason));
    }

    private void part(int index, Candidate candidate, Part part, Fields raw) {
        switch (part) {
            case Part.Text text -> text(index, candidate, Kind.TEXT, text.text());
            case Part.Thinking thinking -> {
                // A proof without a text belongs to itself, not to the thought before.
                if (thinking.text().isEmpty()
                        && candidate.open.filter(kind -> kind != Kind.THINKING).isPresent()) {
                    close(index, candidate);
                }
                text(index, candidate, Kind.THINKING, thinking.text());
                thinking.signature()
                        .ifPresent(proof -> to.accept(new ChatEvent.Signature(index, candidate.block, proof)));
                if (thinking.signature().isPresent()) {
                    close(index, candidate);
                }
            }
            case Part.ToolCall call -> {
                close(index, candidate);
                candidate.calls = true;
                candidate.block++;
                to.accept(new ChatEvent.BlockStarted(index, candidate.block, Kind.TOOL_CALL, call.id(), call.name()));
                call.signature().ifPresent(proof -> to.accept(new ChatEvent.Signature(index, candidate.block, proof)));
                to.accept(new ChatEvent.Delta(index, candidate.block, call.arguments()));
                to.accept(new ChatEvent.BlockEnded(index, candidate.block));
            }
            default -> {
                close(index, candidate);
                candidate.block++;
                to.accept(new ChatEvent.BlockStarted(index, candidate.block, Kind.FOREIGN, "", ""));
                to.accept(new ChatEvent.Raw(index, candidate.block, Dialect.GEMINI, raw.node()));
                to.accept(new ChatEvent.BlockEnded(index, candidate.block));
            }
        }
    }

    private void text(int index, Candidate candidate, Kind kind, String text) {
        if (text.isEmpty() && kind == Kind.TEXT) {
            return;
        }
        if (candidate.open.filter(open -> open == kind).isEmpty()) {
            close(index, candidate);
            candidate.block++;
            candidate.open = Optional.of(kind);
            to.accept(new ChatEvent.BlockStarted(index, candidate.block, kind, "", ""));
        }
        if (!text.isEmpty()) {
            to.accept(new ChatEvent.Delta(index, candidate.block, text));
        }
    }

    private void close(int index, Candidate candidate) {
        if (candidate.open.isPresent()) {
            candidate.open = Optional.empty();
            to.accept(new ChatEvent.BlockEnded(index, candidate.block));
        }
    }

    private void fail(Failure failure) {
        over = true;
        to.accept(new ChatEvent.Failed(failure));
    }
}
