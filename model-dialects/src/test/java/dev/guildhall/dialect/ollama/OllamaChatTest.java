package dev.guildhall.dialect.ollama;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.guildhall.dialect.ChatEvent;
import dev.guildhall.dialect.ChatReply.Stop;
import dev.guildhall.dialect.Fields;
import dev.guildhall.dialect.ModelTraits;
import dev.guildhall.dialect.RequestRefused;
import dev.guildhall.dialect.Streams;
import dev.guildhall.dialect.Usage;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class OllamaChatTest {
    private final OllamaChat ollama = new OllamaChat();

    @Test
    void writesImagesBesideTheTextAndNamesTheToolOfAResult() {
        Fields body = Fields.lenient(
                        ollama.write(Streams.hard(), ModelTraits.of("llama3.1")).body())
                .orElseThrow();

        assertThat(body.objects("messages").get(1).node().toString())
                .isEqualTo("{\"role\":\"user\",\"content\":\"What is in it? Zürich 北京 🦀\",\"images\":[\"aGk=\"]}");
        assertThat(body.objects("messages").get(3).node().toString())
                .isEqualTo("{\"role\":\"tool\",\"content\":\"found\",\"tool_name\":\"docs_search\"}");
        assertThat(body.at("options").orElseThrow().toString())
                .isEqualTo("{\"num_predict\":100,\"temperature\":0.5,\"top_p\":0.9,\"stop\":[\"END\"]}");
    }

    @Test
    void readsLinesHoweverTheyAreCut() {
        byte[] stream = """
                {"model":"llama3.1","message":{"role":"assistant","content":"","thinking":"hm"},"done":false}
                {"model":"llama3.1","message":{"role":"assistant","content":"北京 "},"done":false}
                {"model":"llama3.1","message":{"role":"assistant","content":"","tool_calls":[{"function":{"name":"clock","arguments":{"a":1}}}]},"done":false}
                {"model":"llama3.1","message":{"role":"assistant","content":""},"done":true,"done_reason":"stop","prompt_eval_count":7,"eval_count":3}
                """.getBytes(StandardCharsets.UTF_8);

        assertThat(Streams.decoded(ollama::decoder, stream))
                .containsExactly(
                        new ChatEvent.Started("", "llama3.1", Optional.empty(), Optional.empty()),
                        new ChatEvent.BlockStarted(0, 0, ChatEvent.Kind.THINKING, "", ""),
                        new ChatEvent.Delta(0, 0, "hm"),
                        new ChatEvent.BlockEnded(0, 0),
                        new ChatEvent.BlockStarted(0, 1, ChatEvent.Kind.TEXT, "", ""),
                        new ChatEvent.Delta(0, 1, "北京 "),
                        new ChatEvent.BlockEnded(0, 1),
                        new ChatEvent.BlockStarted(0, 2, ChatEvent.Kind.TOOL_CALL, "call_0", "clock"),
                        new ChatEvent.Delta(0, 2, "{\"a\":1}"),
                        new ChatEvent.BlockEnded(0, 2),
                        new ChatEvent.Stopped(0, Stop.TOOL_CALLS, Optional.empty()),
                        new ChatEvent.UsageReported(Usage.of(7, 3)),
                        new ChatEvent.Ended());
    }

    @Test
    void anErrorLineACutStreamAndWhatIsNoJsonFail() {
        assertThat(Streams.decoded(ollama::decoder, "{\"error\":\"out of memory\"}\n".getBytes(StandardCharsets.UTF_8))
                        .getLast())
                .isInstanceOf(ChatEvent.Failed.class);
        assertThat(Streams.decoded(
                                ollama::decoder,
                                "{\"message\":{\"content\":\"a\"},\"done\":false}\n".getBytes(StandardCharsets.UTF_8))
                        .getLast())
                .isInstanceOf(ChatEvent.Failed.class);
        assertThat(Streams.decoded(ollama::decoder, "<html>\n".getBytes(StandardCharsets.UTF_8))
                        .getLast())
                .isInstanceOf(ChatEvent.Failed.class);
        assertThatThrownBy(() -> ollama.read("{\"error\":\"model not loaded\"}".getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(RequestRefused.class)
                .hasMessage("model not loaded");
    }
}
