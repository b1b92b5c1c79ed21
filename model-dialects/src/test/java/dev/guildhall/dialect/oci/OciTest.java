package dev.guildhall.dialect.oci;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.guildhall.dialect.ChatEvent;
import dev.guildhall.dialect.ChatReply;
import dev.guildhall.dialect.ChatReply.Stop;
import dev.guildhall.dialect.ChatRequest;
import dev.guildhall.dialect.Embedding;
import dev.guildhall.dialect.Fields;
import dev.guildhall.dialect.ModelTraits;
import dev.guildhall.dialect.Part;
import dev.guildhall.dialect.ProviderDialect.ProviderCall;
import dev.guildhall.dialect.Streams;
import dev.guildhall.dialect.Usage;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class OciTest {
    private static final ModelTraits GROK = traits("xai.grok-4");
    private static final ModelTraits COMMAND = traits("cohere.command-r-plus");
    private final OciGeneric generic = new OciGeneric();
    private final OciCohere cohere = new OciCohere();

    @Test
    void wrapsAGenericRequestInTheEnvelope() {
        ProviderCall call = generic.write(Streams.hard(), GROK);

        assertThat(call.path()).isEqualTo("/20231130/actions/chat");
        Fields body = Fields.lenient(call.body()).orElseThrow();
        assertThat(body.text("compartmentId")).contains("ocid1.compartment");
        assertThat(body.at("servingMode").orElseThrow().toString())
                .isEqualTo("{\"servingType\":\"ON_DEMAND\",\"modelId\":\"xai.grok-4\"}");
        Fields chat = body.object("chatRequest").orElseThrow();
        assertThat(chat.objects("messages").stream().map(message -> message.text("role", "")))
                .containsExactly("SYSTEM", "USER", "ASSISTANT", "TOOL", "TOOL", "SYSTEM");
        assertThat(chat.objects("messages").get(1).at("content").orElseThrow().toString())
                .isEqualTo("[{\"type\":\"TEXT\",\"text\":\"What is in it? Zürich 北京 🦀\"},"
                        + "{\"type\":\"IMAGE\",\"imageUrl\":{\"url\":\"data:image/png;base64,aGk=\"}}]");
        assertThat(chat.objects("tools").get(0).text("name")).contains("docs_search");
        assertThat(chat.flag("isStream")).contains(true);
    }

    @Test
    void asksForACompartment() {
        assertThatThrownBy(() -> generic.write(Streams.asking("hi", false), ModelTraits.of("xai.grok-4")))
                .hasMessage("OCI asks for a compartment; give the deployment of xai.grok-4 an oci_compartment_id.");
    }

    @Test
    void readsAGenericAnswerAndStream() {
        ChatReply reply = generic.read("""
                {"modelId":"xai.grok-4","chatResponse":{"apiFormat":"GENERIC","choices":[{"index":0,"finishReason":"stop","message":{"role":"ASSISTANT",
                 "content":[{"type":"TEXT","text":"Hi"}],"toolCalls":[{"type":"FUNCTION","id":"t1","name":"clock","arguments":"{}"}]}}],
                 "usage":{"promptTokens":9,"completionTokens":4,"totalTokens":13,"completionTokensDetails":{"reasoningTokens":2},"promptTokensDetails":{"cachedTokens":5}}}}""".getBytes(StandardCharsets.UTF_8));
        assertThat(reply.choices())
                .containsExactly(new ChatReply.Choice(
                        0,
                        List.of(Part.Text.of("Hi"), Streams.call("t1", "clock", "{}")),
                        Stop.TOOL_CALLS,
                        Optional.empty(),
                        Optional.empty()));
        assertThat(reply.usage()).contains(new Usage(9, 4, 5, 0, 0, 2, 0, 0, false));

        byte[] stream = """
                data: {"index":0,"message":{"role":"ASSISTANT","content":[{"type":"TEXT","text":"Zü"}]}}

                data: {"index":0,"message":{"role":"ASSISTANT","content":[{"type":"TEXT","text":"rich 🦀"}]}}

                data: {"index":0,"message":{"role":"ASSISTANT","toolCalls":[{"type":"FUNCTION","id":"t1","name":"clock","arguments":"{\\"a\\""}]}}

                data: {"index":0,"message":{"role":"ASSISTANT","toolCalls":[{"type":"FUNCTION","arguments":":1}"}]}}

                data: {"index":0,"message":{"role":"ASSISTANT"},"finishReason":"tool_calls"}

                data: {"usage":{"promptTokens":9,"completionTokens":4}}

                """.getBytes(StandardCharsets.UTF_8);
        assertThat(Streams.decoded(generic::decoder, stream))
                .containsExactly(
                        new ChatEvent.Started("", "", Optional.empty(), Optional.empty()),
                        new ChatEvent.BlockStarted(0, 0, ChatEvent.Kind.TEXT, "", ""),
                        new ChatEvent.Delta(0, 0, "Zü"),
                        new ChatEvent.Delta(0, 0, "rich 🦀"),
                        new ChatEvent.BlockEnded(0, 0),
                        new ChatEvent.BlockStarted(0, 1, ChatEvent.Kind.TOOL_CALL, "t1", "clock"),
                        new ChatEvent.Delta(0, 1, "{\"a\""),
                        new ChatEvent.Delta(0, 1, ":1}"),
                        new ChatEvent.BlockEnded(0, 1),
                        new ChatEvent.Stopped(0, Stop.TOOL_CALLS, Optional.empty()),
                        new ChatEvent.UsageReported(Usage.of(9, 4)),
                        new ChatEvent.Ended());
    }

    @Test
    void putsTheLastTurnIntoCoheresMessageAndTheRestIntoHistory() {
        ChatRequest hard = Streams.hard();
        // Cohere's models at OCI read texts only.
        ChatRequest request = new ChatRequest(
                hard.origin(),
                hard.model(),
                hard.system(),
                hard.turns().stream()
                        .map(turn -> new ChatRequest.Turn(
                                turn.role(),
                                turn.parts().stream()
                                        .filter(part -> !(part instanceof Part.Media))
                                        .toList()))
                        .toList(),
                hard.tools(),
                hard.sampling(),
                hard.reasoning(),
                hard.format(),
                false,
                false,
                hard.user(),
                hard.metadata(),
                hard.extras());

        Fields chat = Fields.lenient(cohere.write(request, COMMAND).body())
                .orElseThrow()
                .object("chatRequest")
                .orElseThrow();

        assertThat(chat.text("preambleOverride")).contains("You help.\n\nBe short.");
        assertThat(chat.text("message")).contains("");
        assertThat(chat.at("chatHistory").orElseThrow().toString())
                .isEqualTo(
                        "[{\"role\":\"USER\",\"message\":\"What is in it? Zürich 北京 🦀\"},{\"role\":\"CHATBOT\",\"message\":\"\",\"toolCalls\":"
                                + "[{\"name\":\"docs_search\",\"parameters\":{\"q\":\"crab\"}},{\"name\":\"clock\",\"parameters\":{}}]}]");
        assertThat(chat.at("toolResults").orElseThrow().toString())
                .isEqualTo(
                        "[{\"call\":{\"name\":\"docs_search\",\"parameters\":{\"q\":\"crab\"}},\"outputs\":[{\"output\":\"found\"}]},"
                                + "{\"call\":{\"name\":\"clock\",\"parameters\":{}},\"outputs\":[{\"output\":\"\"}]}]");
        assertThat(chat.objects("tools")
                        .get(0)
                        .at("parameterDefinitions")
                        .orElseThrow()
                        .toString())
                .isEqualTo("{\"q\":{\"description\":\"words\",\"type\":\"str\",\"isRequired\":true}}");
    }

    @Test
    void doesNotRepeatTheTextThatCoheresLastEventHoldsAgain() {
        byte[] stream = """
                data: {"apiFormat":"COHERE","text":"Hello "}

                data: {"apiFormat":"COHERE","text":"there"}

                data: {"apiFormat":"COHERE","text":"Hello there","finishReason":"COMPLETE","usage":{"promptTokens":3,"completionTokens":2}}

                """.getBytes(StandardCharsets.UTF_8);

        assertThat(Streams.decoded(cohere::decoder, stream))
                .containsExactly(
                        new ChatEvent.Started("", "", Optional.empty(), Optional.empty()),
                        new ChatEvent.BlockStarted(0, 0, ChatEvent.Kind.TEXT, "", ""),
                        new ChatEvent.Delta(0, 0, "Hello "),
                        new ChatEvent.Delta(0, 0, "there"),
                        new ChatEvent.BlockEnded(0, 0),
                        new ChatEvent.Stopped(0, Stop.END, Optional.empty()),
                        new ChatEvent.UsageReported(Usage.of(3, 2)),
                        new ChatEvent.Ended());
    }

    @Test
    void embedsTexts() {
        OciEmbeddings embeddings = new OciEmbeddings();
        Embedding.Request request = new Embedding.Request(
                "e",
                List.of(new Embedding.Input.Text("a"), new Embedding.Input.Text("b")),
                Optional.empty(),
                false,
                Optional.empty(),
                Map.of());

        assertThat(new String(embeddings.write(request, COMMAND).body(), StandardCharsets.UTF_8))
                .isEqualTo(
                        "{\"compartmentId\":\"ocid1.compartment\",\"servingMode\":{\"servingType\":\"ON_DEMAND\",\"modelId\":\"cohere.command-r-plus\"},"
                                + "\"inputs\":[\"a\",\"b\"],\"truncate\":\"NONE\",\"inputType\":\"SEARCH_DOCUMENT\"}");
        Embedding.Reply reply = embeddings.read(
                "{\"modelId\":\"m\",\"embeddings\":[[0.5,1],[2,-3.25]]}".getBytes(StandardCharsets.UTF_8));
        assertThat(reply.vectors())
                .usingRecursiveComparison()
                .isEqualTo(List.of(new float[] {0.5f, 1}, new float[] {2, -3.25f}));
    }

    private static ModelTraits traits(String model) {
        return new ModelTraits(
                model,
                Optional.empty(),
                Optional.empty(),
                Set.of(),
                false,
                Set.of(),
                Set.of(),
                Map.of("compartmentId", "ocid1.compartment"));
    }
}
