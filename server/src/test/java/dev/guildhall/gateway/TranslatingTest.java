package dev.guildhall.gateway;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.guildhall.dialect.Dialect;
import dev.guildhall.dialect.Usage;
import dev.guildhall.runlog.Attempt.Outcome;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class TranslatingTest {
    private static final String TURN =
            "{\"model\":\"m\",\"max_tokens\":50,\"messages\":[{\"role\":\"user\",\"content\":\"hi\"}]";

    private final ScriptedUpstream upstream = new ScriptedUpstream();
    private final PathBench bench = new PathBench(
            Routers.PLAIN.retrying(0, java.util.Map.of()).settings(),
            Places.of("a").at(upstream.base(), Dialect.OPENAI_CHAT).deployment(),
            Places.of("c")
                    .named("claude")
                    .at(upstream.base(), Dialect.ANTHROPIC)
                    .deployment());

    @AfterEach
    void close() throws Exception {
        bench.close();
        upstream.close();
    }

    private static String delta(String text) {
        return "data: {\"id\":\"c\",\"model\":\"up\",\"choices\":[{\"index\":0,\"delta\":{\"content\":\"" + text
                + "\"},\"finish_reason\":null}]}\n\n";
    }

    private static final String END =
            "data: {\"id\":\"c\",\"model\":\"up\",\"choices\":[{\"index\":0,\"delta\":{},\"finish_reason\":\"stop\"}]}\n\n"
                    + "data: {\"id\":\"c\",\"model\":\"up\",\"choices\":[],\"usage\":{\"prompt_tokens\":7,\"completion_tokens\":2,\"total_tokens\":9}}\n\n"
                    + "data: [DONE]\n\n";

    @Test
    void letsAnAnthropicClientReachAnOpenAiProvider() {
        upstream.thenJson(
                200,
                "{\"id\":\"c\",\"model\":\"up\",\"choices\":[{\"index\":0,\"message\":{\"role\":\"assistant\",\"content\":\"hello\"},\"finish_reason\":\"stop\"}],\"usage\":{\"prompt_tokens\":7,\"completion_tokens\":3,\"total_tokens\":10}}");

        PathBench.Answer answer = bench.post("/v1/messages", TURN + "}");

        assertEquals(200, answer.status, answer.text());
        assertEquals(
                "POST /v1/chat/completions HTTP/1.1", upstream.asked.getFirst().line());
        assertTrue(answer.text().contains("\"type\":\"message\""), answer.text());
        assertTrue(answer.text().contains("\"text\":\"hello\""), answer.text());
        assertEquals(
                Usage.of(7, 3), bench.settled.getFirst().attempts().getFirst().usage());
        assertEquals("anthropic", bench.settled.getFirst().surface());
    }

    @Test
    void translatesAStreamEventByEvent() {
        upstream.thenStream(delta("a"), delta("b"), END);

        PathBench.Answer answer = bench.post("/v1/messages", TURN + ",\"stream\":true}");

        List<String> types = Pattern.compile("event: (\\w+)")
                .matcher(answer.text())
                .results()
                .map(match -> match.group(1))
                .toList();
        assertEquals(
                List.of(
                        "message_start",
                        "content_block_start",
                        "content_block_delta",
                        "content_block_delta",
                        "content_block_stop",
                        "message_delta",
                        "message_stop"),
                types.stream().filter(type -> !type.equals("ping")).toList());
        assertTrue(answer.flushed.size() >= 3, "one write for what one read brought");
        assertEquals(
                Usage.of(7, 2), bench.settled.getFirst().attempts().getFirst().usage());
    }

    @Test
    void letsAnOpenAiClientReachAnAnthropicProvider() {
        upstream.thenJson(
                200,
                "{\"id\":\"msg\",\"type\":\"message\",\"role\":\"assistant\",\"model\":\"up\",\"content\":[{\"type\":\"text\",\"text\":\"hello\"}],\"stop_reason\":\"end_turn\",\"stop_sequence\":null,\"usage\":{\"input_tokens\":7,\"output_tokens\":3}}");

        PathBench.Answer answer = bench.post("/v1/chat/completions", TURN.replace("\"m\"", "\"claude\"") + "}");

        assertEquals(200, answer.status, answer.text());
        assertEquals("POST /v1/messages HTTP/1.1", upstream.asked.getFirst().line());
        assertTrue(answer.text().contains("\"content\":\"hello\""), answer.text());
        assertTrue(answer.text().contains("\"model\":\"claude\""), answer.text());
    }

    @Test
    void endsABrokenStreamInTheClientsDialect() {
        upstream.then(out -> {
            ScriptedUpstream.write(out, ScriptedUpstream.streamHead());
            ScriptedUpstream.chunk(out, delta("half"));
            out.close();
        });

        PathBench.Answer answer = bench.post("/v1/messages", TURN + ",\"stream\":true}");

        assertTrue(answer.text().contains("half"), answer.text());
        assertTrue(answer.text().contains("event: error"), answer.text());
        assertFalse(answer.text().contains("message_stop"), answer.text());
        assertEquals(List.of(Outcome.BROKEN), bench.outcomes());
    }

    @Test
    void tellsAProvidersFailureInTheClientsDialect() {
        upstream.thenJson(429, "{\"error\":{\"message\":\"slow down\",\"type\":\"rate_limit\"}}");

        PathBench.Answer answer = bench.post("/v1/messages", TURN + "}");

        assertEquals(429, answer.status);
        assertTrue(
                answer.text().startsWith("{\"type\":\"error\",\"error\":{\"type\":\"rate_limit_error\""),
                answer.text());
    }

    @Test
    void answersAGeminiClientWithEventsOrAnArray() {
        String body = "{\"contents\":[{\"role\":\"user\",\"parts\":[{\"text\":\"hi\"}]}]}";
        upstream.thenStream(delta("a"), delta("b"), END).thenStream(delta("a"), END);

        PathBench.Answer events = bench.post("/v1beta/models/m:streamGenerateContent?alt=sse", body);
        PathBench.Answer array = bench.post("/v1beta/models/m:streamGenerateContent", body);

        assertEquals(200, events.status, events.text());
        assertTrue(events.text().startsWith("data: {\"candidates\""), events.text());
        assertTrue(array.text().startsWith("["), array.text());
        assertTrue(array.text().strip().endsWith("]"), array.text());
        dev.guildhall.dialect.Fields.JSON.readTree(array.text());
    }

    @Test
    void countsTokensWithAProviderThatCannot() {
        upstream.thenJson(404, "{}");

        PathBench.Answer answer = bench.post("/v1/messages/count_tokens", TURN + "}");

        assertEquals(200, answer.status, answer.text());
        assertTrue(answer.text().matches("\\{\"input_tokens\":\\d+}"), answer.text());
    }

    @Test
    void letsAProviderCountThatCan() {
        upstream.thenJson(200, "{\"input_tokens\":41}");

        assertEquals(
                "{\"input_tokens\":41}",
                bench.post("/v1/messages/count_tokens", TURN.replace("\"m\"", "\"claude\"") + "}")
                        .text());
    }
}
