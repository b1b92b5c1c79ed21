package dev.guildhall.dialect.bedrock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.guildhall.dialect.ChatEvent;
import dev.guildhall.dialect.ChatReply;
import dev.guildhall.dialect.ChatReply.Stop;
import dev.guildhall.dialect.ChatRequest;
import dev.guildhall.dialect.Failure;
import dev.guildhall.dialect.Fields;
import dev.guildhall.dialect.ModelTraits;
import dev.guildhall.dialect.Part;
import dev.guildhall.dialect.ProviderDialect.ProviderCall;
import dev.guildhall.dialect.RequestRefused;
import dev.guildhall.dialect.Streams;
import dev.guildhall.dialect.Usage;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import software.amazon.eventstream.HeaderValue;
import software.amazon.eventstream.Message;

class BedrockConverseTest {
    private static final ModelTraits CLAUDE = ModelTraits.of("us.anthropic.claude-sonnet-4-v1:0");
    private final BedrockConverse bedrock = new BedrockConverse();

    @Test
    void writesOneUserTurnForSeveralResultsAndMendsNamesAndIds() {
        ProviderCall call = bedrock.write(Streams.hard(), CLAUDE);

        assertThat(call.path()).isEqualTo("/model/us.anthropic.claude-sonnet-4-v1%3A0/converse-stream");
        String id = Fields.lenient(call.body())
                .orElseThrow()
                .objects("messages")
                .get(1)
                .objects("content")
                .get(0)
                .object("toolUse")
                .orElseThrow()
                .text("toolUseId", "");
        assertThat(id).matches("call_[0-9a-f]{24}");
        assertThat(new String(call.body(), StandardCharsets.UTF_8)).isEqualTo("""
                {"system":[{"text":"You help."},{"cachePoint":{"type":"default"}},{"text":"Be short."}],\
                "messages":[{"role":"user","content":[{"text":"What is in it? Zürich 北京 🦀"},{"image":{"format":"png","source":{"bytes":"aGk="}}}]},\
                {"role":"assistant","content":[{"toolUse":{"toolUseId":"%1$s","name":"docs_search","input":{"q":"crab"}}},\
                {"toolUse":{"toolUseId":"call_2","name":"clock","input":{}}}]},\
                {"role":"user","content":[{"toolResult":{"toolUseId":"%1$s","content":[{"text":"found"}]}},\
                {"toolResult":{"toolUseId":"call_2","content":[{"text":"(no output)"}]}}]}],\
                "toolConfig":{"tools":[{"toolSpec":{"name":"docs_search","description":"Searches.","inputSchema":{"json":{"type":"object",\
                "properties":{"q":{"type":"string","description":"words"}},"required":["q"]}}}},\
                {"toolSpec":{"name":"clock","description":"clock","inputSchema":{"json":{"type":"object","properties":{}}}}}]},\
                "inferenceConfig":{"maxTokens":100,"temperature":0.5,"topP":0.9,"stopSequences":["END"]}}""".formatted(id));
    }

    @Test
    void declaresToolsOfThePastWhenTheRequestHasNone() {
        ChatRequest hard = Streams.hard();
        ChatRequest followUp = with(hard, ChatRequest.Tools.NONE);

        Fields body = Fields.lenient(bedrock.write(followUp, CLAUDE).body()).orElseThrow();

        assertThat(body.object("toolConfig").orElseThrow().objects("tools").stream()
                        .map(tool -> tool.object("toolSpec").orElseThrow().text("name", "")))
                .containsExactly("clock", "docs_search");
    }

    @Test
    void refusesAnImageByAddressInsteadOfDroppingIt() {
        ChatRequest request = Streams.asking("see", false);
        ChatRequest.Turn turn = new ChatRequest.Turn(
                ChatRequest.Role.USER,
                List.of(new Part.Media(
                        Part.Media.Kind.IMAGE,
                        new Part.Media.Source.Url("https://example.org/a.png", Optional.empty()),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty())));

        assertThatThrownBy(() -> bedrock.write(withTurn(request, turn), CLAUDE))
                .isInstanceOf(RequestRefused.class)
                .hasMessage("Bedrock takes images and files as data, not by address; send it as a data: URL.");
    }

    @Test
    void readsAnAnswerWithThoughtsAndACall() {
        ChatReply reply = bedrock.read("""
                {"output":{"message":{"role":"assistant","content":[
                  {"reasoningContent":{"reasoningText":{"text":"hm","signature":"sig"}}},{"text":"Let me look."},
                  {"toolUse":{"toolUseId":"t1","name":"search","input":{"q":1}}}]}},
                 "stopReason":"tool_use","usage":{"inputTokens":10,"outputTokens":5,"totalTokens":22,"cacheReadInputTokens":4,"cacheWriteInputTokens":3}}""".getBytes(StandardCharsets.UTF_8));

        assertThat(reply.choices())
                .containsExactly(new ChatReply.Choice(
                        0,
                        List.of(
                                new Part.Thinking("hm", Optional.of("sig"), Optional.empty(), Optional.empty()),
                                Part.Text.of("Let me look."),
                                Streams.call("t1", "search", "{\"q\":1}")),
                        Stop.TOOL_CALLS,
                        Optional.empty(),
                        Optional.empty()));
        assertThat(reply.usage()).contains(new Usage(17, 5, 4, 3, 0, 0, 0, 0, false));
    }

    @Test
    void readsABinaryStreamHoweverItIsCut() {
        byte[] stream = stream(
                event("messageStart", "{\"role\":\"assistant\"}"),
                event("contentBlockDelta", "{\"contentBlockIndex\":0,\"delta\":{\"text\":\"Zürich \"}}"),
                event("contentBlockDelta", "{\"contentBlockIndex\":0,\"delta\":{\"text\":\"🦀\"}}"),
                event("contentBlockStop", "{\"contentBlockIndex\":0}"),
                event(
                        "contentBlockStart",
                        "{\"contentBlockIndex\":1,\"start\":{\"toolUse\":{\"toolUseId\":\"t1\",\"name\":\"clock\"}}}"),
                event("contentBlockStop", "{\"contentBlockIndex\":1}"),
                event("messageStop", "{\"stopReason\":\"tool_use\"}"),
                event("metadata", "{\"usage\":{\"inputTokens\":3,\"outputTokens\":4,\"totalTokens\":7}}"));

        assertThat(Streams.decoded(bedrock::decoder, stream))
                .containsExactly(
                        new ChatEvent.Started("", "", Optional.empty(), Optional.empty()),
                        new ChatEvent.BlockStarted(0, 0, ChatEvent.Kind.TEXT, "", ""),
                        new ChatEvent.Delta(0, 0, "Zürich "),
                        new ChatEvent.Delta(0, 0, "🦀"),
                        new ChatEvent.BlockEnded(0, 0),
                        new ChatEvent.BlockStarted(0, 1, ChatEvent.Kind.TOOL_CALL, "t1", "clock"),
                        new ChatEvent.BlockEnded(0, 1),
                        new ChatEvent.Stopped(0, Stop.TOOL_CALLS, Optional.empty()),
                        new ChatEvent.UsageReported(Usage.of(3, 4)),
                        new ChatEvent.Ended());
    }

    @Test
    void tellsAnExceptionInTheStreamByItsName() {
        byte[] stream = stream(
                event("messageStart", "{\"role\":\"assistant\"}"),
                frame(
                        Map.of(":message-type", "exception", ":exception-type", "throttlingException"),
                        "{\"message\":\"slow down\"}"));

        ChatEvent last = Streams.decoded(bedrock::decoder, stream).getLast();

        Failure failure = ((ChatEvent.Failed) last).failure();
        assertThat(failure.kind()).isEqualTo(Failure.Kind.RATE_LIMITED);
        assertThat(failure.message()).isEqualTo("slow down");
    }

    @Test
    void aStreamThatBreaksOffOrIsDamagedFails() {
        byte[] cut = stream(event("messageStart", "{\"role\":\"assistant\"}"));
        byte[] damaged = cut.clone();
        damaged[damaged.length - 1] ^= 1;

        assertThat(Streams.decoded(bedrock::decoder, cut).getLast()).isInstanceOf(ChatEvent.Failed.class);
        assertThat(Streams.decoded(bedrock::decoder, damaged).getLast()).isInstanceOf(ChatEvent.Failed.class);
    }

    @Test
    void structuredOutputIsAForcedToolAndComesBackAsText() {
        ChatRequest request = withFormat(
                Streams.asking("data", false),
                new ChatRequest.OutputFormat.Schema(
                        "city", Optional.empty(), Fields.object().put("type", "object"), Optional.empty()));

        Fields body = Fields.lenient(bedrock.write(request, CLAUDE).body()).orElseThrow();
        assertThat(body.object("toolConfig")
                        .orElseThrow()
                        .at("toolChoice")
                        .orElseThrow()
                        .toString())
                .isEqualTo("{\"tool\":{\"name\":\"guildhall_structured_output\"}}");

        ChatReply reply = bedrock.read("""
                {"output":{"message":{"content":[{"toolUse":{"toolUseId":"t","name":"guildhall_structured_output","input":{"city":"Bern"}}}]}},"stopReason":"tool_use"}""".getBytes(StandardCharsets.UTF_8));
        assertThat(reply.choices().getFirst().parts()).containsExactly(Part.Text.of("{\"city\":\"Bern\"}"));
        assertThat(reply.choices().getFirst().stop()).isEqualTo(Stop.END);
    }

    private static byte[] event(String type, String body) {
        return frame(Map.of(":message-type", "event", ":event-type", type), body);
    }

    private static byte[] frame(Map<String, String> headers, String body) {
        Map<String, HeaderValue> values = new LinkedHashMap<>();
        headers.forEach((name, value) -> values.put(name, HeaderValue.fromString(value)));
        var buffer = new Message(values, body.getBytes(StandardCharsets.UTF_8)).toByteBuffer();
        byte[] bytes = new byte[buffer.remaining()];
        buffer.get(bytes);
        return bytes;
    }

    private static byte[] stream(byte[]... frames) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (byte[] frame : frames) {
            all.writeBytes(frame);
        }
        return all.toByteArray();
    }

    private static ChatRequest with(ChatRequest r, ChatRequest.Tools tools) {
        return new ChatRequest(
                r.origin(),
                r.model(),
                r.system(),
                r.turns(),
                tools,
                r.sampling(),
                r.reasoning(),
                r.format(),
                r.stream(),
                r.usageInStream(),
                r.user(),
                r.metadata(),
                r.extras());
    }

    private static ChatRequest withTurn(ChatRequest r, ChatRequest.Turn turn) {
        return new ChatRequest(
                r.origin(),
                r.model(),
                r.system(),
                List.of(turn),
                r.tools(),
                r.sampling(),
                r.reasoning(),
                r.format(),
                r.stream(),
                r.usageInStream(),
                r.user(),
                r.metadata(),
                r.extras());
    }

    private static ChatRequest withFormat(ChatRequest r, ChatRequest.OutputFormat format) {
        return new ChatRequest(
                r.origin(),
                r.model(),
                r.system(),
                r.turns(),
                r.tools(),
                r.sampling(),
                r.reasoning(),
                format,
                r.stream(),
                r.usageInStream(),
                r.user(),
                r.metadata(),
                r.extras());
    }
}
