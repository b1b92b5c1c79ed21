package dev.guildhall.dialect.cohere;

import static org.assertj.core.api.Assertions.assertThat;

import dev.guildhall.dialect.ChatEvent;
import dev.guildhall.dialect.ChatReply;
import dev.guildhall.dialect.ChatReply.Stop;
import dev.guildhall.dialect.Failure;
import dev.guildhall.dialect.Fields;
import dev.guildhall.dialect.ModelTraits;
import dev.guildhall.dialect.Part;
import dev.guildhall.dialect.Streams;
import dev.guildhall.dialect.Usage;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CohereChatTest {
    private final CohereChat cohere = new CohereChat();

    @Test
    void writesCallsAndResultsInTheirPlaces() {
        Fields body = Fields.lenient(cohere.write(Streams.hard(), ModelTraits.of("command-a"))
                        .body())
                .orElseThrow();

        assertThat(body.objects("messages").stream().map(message -> message.text("role", "")))
                .containsExactly("system", "user", "assistant", "tool", "tool", "system");
        assertThat(body.objects("messages")
                        .get(2)
                        .at("tool_calls")
                        .orElseThrow()
                        .toString())
                .contains("\"name\":\"docs_search\",\"arguments\":\"{\\\"q\\\":\\\"crab\\\"}\"")
                .contains(
                        "\"id\":\"call_2\",\"type\":\"function\",\"function\":{\"name\":\"clock\",\"arguments\":\"{}\"}");
        assertThat(body.node().get("p").asDouble()).isEqualTo(0.9);
        assertThat(body.texts("stop_sequences")).containsExactly("END");
    }

    @Test
    void readsWhatIsBilled() {
        ChatReply reply = cohere.read("""
                {"id":"c1","finish_reason":"TOOL_CALL","message":{"role":"assistant","tool_plan":"I look.",
                 "tool_calls":[{"id":"t1","type":"function","function":{"name":"clock","arguments":"{}"}}]},
                 "usage":{"billed_units":{"input_tokens":12.0,"output_tokens":3.0},"tokens":{"input_tokens":99,"output_tokens":9}}}""".getBytes(StandardCharsets.UTF_8));

        assertThat(reply.choices())
                .containsExactly(new ChatReply.Choice(
                        0,
                        List.of(
                                new Part.Thinking("I look.", Optional.empty(), Optional.empty(), Optional.empty()),
                                Streams.call("t1", "clock", "{}")),
                        Stop.TOOL_CALLS,
                        Optional.empty(),
                        Optional.empty()));
        assertThat(reply.usage()).contains(Usage.of(12, 3));
    }

    @Test
    void readsAStreamHoweverItIsCut() {
        byte[] stream = """
                event: message-start
                data: {"type":"message-start","id":"c1","delta":{"message":{"role":"assistant"}}}

                event: tool-plan-delta
                data: {"type":"tool-plan-delta","delta":{"message":{"tool_plan":"I look."}}}

                data: {"type":"tool-call-start","index":0,"delta":{"message":{"tool_calls":{"id":"t1","type":"function","function":{"name":"clock","arguments":""}}}}}

                data: {"type":"tool-call-delta","index":0,"delta":{"message":{"tool_calls":{"function":{"arguments":"{\\"a\\":1}"}}}}}

                data: {"type":"tool-call-end","index":0}

                data: {"type":"content-start","index":0,"delta":{"message":{"content":{"type":"text","text":""}}}}

                data: {"type":"content-delta","index":0,"delta":{"message":{"content":{"text":"北京 🦀"}}}}

                data: {"type":"content-end","index":0}

                data: {"type":"citation-start","index":0}

                data: {"type":"message-end","delta":{"finish_reason":"COMPLETE","usage":{"billed_units":{"input_tokens":5,"output_tokens":2}}}}

                """.getBytes(StandardCharsets.UTF_8);

        assertThat(Streams.decoded(cohere::decoder, stream))
                .containsExactly(
                        new ChatEvent.Started("c1", "", Optional.empty(), Optional.empty()),
                        new ChatEvent.BlockStarted(0, 0, ChatEvent.Kind.THINKING, "", ""),
                        new ChatEvent.Delta(0, 0, "I look."),
                        new ChatEvent.BlockEnded(0, 0),
                        new ChatEvent.BlockStarted(0, 1, ChatEvent.Kind.TOOL_CALL, "t1", "clock"),
                        new ChatEvent.Delta(0, 1, "{\"a\":1}"),
                        new ChatEvent.BlockEnded(0, 1),
                        new ChatEvent.BlockStarted(0, 2, ChatEvent.Kind.TEXT, "", ""),
                        new ChatEvent.Delta(0, 2, "北京 🦀"),
                        new ChatEvent.BlockEnded(0, 2),
                        new ChatEvent.Stopped(0, Stop.END, Optional.empty()),
                        new ChatEvent.UsageReported(Usage.of(5, 2)),
                        new ChatEvent.Ended());
    }

    @Test
    void anErrorAtTheEndAndACutStreamFail() {
        byte[] error = "data: {\"type\":\"message-end\",\"delta\":{\"finish_reason\":\"ERROR\",\"error\":\"boom\"}}\n\n"
                .getBytes(StandardCharsets.UTF_8);

        assertThat(((ChatEvent.Failed) Streams.decoded(cohere::decoder, error).getLast())
                        .failure()
                        .message())
                .isEqualTo("boom");
        assertThat(Streams.decoded(cohere::decoder, new byte[0]).getLast()).isInstanceOf(ChatEvent.Failed.class);
        assertThat(cohere.failure(
                                429,
                                Map.of("Retry-After", "3"),
                                "{\"message\":\"too fast\"}".getBytes(StandardCharsets.UTF_8))
                        .kind())
                .isEqualTo(Failure.Kind.RATE_LIMITED);
    }
}
