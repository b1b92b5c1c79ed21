package dev.guildhall.dialect;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Feeds streams to decoders in every way they may come. */
public final class Streams {
    private Streams() {}

    /** The events of the bytes fed at once; fails when any other cut gives other events. */
    public static List<ChatEvent> decoded(Supplier<StreamDecoder> decoder, byte[] bytes) {
        List<ChatEvent> whole = cut(decoder.get(), bytes, Math.max(1, bytes.length));
        for (int piece : new int[] {1, 2, 3, 7, 64}) {
            assertThat(cut(decoder.get(), bytes, piece))
                    .as("pieces of %d bytes", piece)
                    .isEqualTo(whole);
        }
        return whole;
    }

    private static List<ChatEvent> cut(StreamDecoder decoder, byte[] bytes, int piece) {
        List<ChatEvent> events = new ArrayList<>();
        for (int from = 0; from < bytes.length; from += piece) {
            decoder.feed(bytes, from, Math.min(bytes.length, from + piece), events::add);
        }
        decoder.end(events::add);
        return events;
    }

    /** A request of one user's text, whole or streamed. */
    public static ChatRequest asking(String text, boolean stream) {
        return new ChatRequest(
                Dialect.OPENAI_CHAT,
                "any",
                List.of(),
                List.of(new ChatRequest.Turn(ChatRequest.Role.USER, List.of(Part.Text.of(text)))),
                ChatRequest.Tools.NONE,
                ChatRequest.Sampling.DEFAULT,
                ChatRequest.Reasoning.UNSAID,
                new ChatRequest.OutputFormat.Text(),
                stream,
                false,
                Optional.empty(),
                java.util.Map.of(),
                java.util.Map.of());
    }

    /**
     * A conversation with what is hard: instructions in two places, an image, two calls at once with their results in two turns, a name with
     * dots, a tool without schema, a cache mark.
     */
    public static ChatRequest hard() {
        Optional<ChatRequest.CacheHint> cached = Optional.of(new ChatRequest.CacheHint(Optional.empty()));
        List<ChatRequest.Turn> turns = List.of(
                new ChatRequest.Turn(
                        ChatRequest.Role.USER,
                        List.of(
                                Part.Text.of("What is in it? Zürich 北京 🦀"),
                                new Part.Media(
                                        Part.Media.Kind.IMAGE,
                                        new Part.Media.Source.Data("image/png", "aGk="),
                                        Optional.empty(),
                                        Optional.empty(),
                                        Optional.empty()))),
                new ChatRequest.Turn(
                        ChatRequest.Role.ASSISTANT,
                        List.of(
                                Part.Text.of(" "),
                                call("call/1", "docs.search", "{\"q\":\"crab\"}"),
                                call("call_2", "clock", ""))),
                result("call/1", "found"),
                result("call_2", ""),
                new ChatRequest.Turn(ChatRequest.Role.SYSTEM, List.of(Part.Text.of("Be short."))));
        return new ChatRequest(
                Dialect.OPENAI_CHAT,
                "any",
                List.of(new Part.Text("You help.", cached)),
                turns,
                new ChatRequest.Tools(
                        List.of(
                                new ChatRequest.Tool.Function(
                                        "docs.search",
                                        Optional.of("Searches."),
                                        Fields.tree(
                                                "{\"type\":\"object\",\"properties\":{\"q\":{\"type\":\"string\",\"description\":\"words\"}},\"required\":[\"q\"]}"),
                                        Optional.empty(),
                                        Optional.empty()),
                                new ChatRequest.Tool.Function(
                                        "clock",
                                        Optional.empty(),
                                        Optional.empty(),
                                        Optional.empty(),
                                        Optional.empty())),
                        new ChatRequest.ToolChoice.Auto(),
                        Optional.empty()),
                new ChatRequest.Sampling(
                        Optional.of(100),
                        Optional.of(0.5),
                        Optional.of(0.9),
                        Optional.empty(),
                        List.of("END"),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty()),
                ChatRequest.Reasoning.UNSAID,
                new ChatRequest.OutputFormat.Text(),
                true,
                true,
                Optional.empty(),
                java.util.Map.of(),
                java.util.Map.of());
    }

    public static Part.ToolCall call(String id, String name, String arguments) {
        return new Part.ToolCall(id, name, arguments, Optional.empty(), Optional.empty());
    }

    private static ChatRequest.Turn result(String id, String text) {
        return new ChatRequest.Turn(
                ChatRequest.Role.USER,
                List.of(new Part.ToolResult(
                        id,
                        Optional.empty(),
                        text.isEmpty() ? List.of() : List.of(Part.Text.of(text)),
                        false,
                        Optional.empty())));
    }
}
