package dev.guildhall.gateway;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.guildhall.dialect.Dialect;
import dev.guildhall.dialect.Usage;
import dev.guildhall.runlog.Attempt;
import dev.guildhall.runlog.Attempt.Outcome;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class PassingTest {
    private static final String CHAT = "/v1/chat/completions";
    private static final String REPLY =
            "{\"id\":\"c\",\"object\":\"chat.completion\",\"model\":\"up\",\"odd\":1.0,\"choices\":[{\"index\":0,\"message\":{\"role\":\"assistant\",\"content\":\"Zürich\"},\"finish_reason\":\"stop\"}],"
                    + "\"usage\":{\"prompt_tokens\":7,\"completion_tokens\":3,\"total_tokens\":10}}";

    private final ScriptedUpstream upstream = new ScriptedUpstream();
    private final PathBench bench = new PathBench(
            Routers.PLAIN.settings(),
            Places.of("a")
                    .at(upstream.base(), Dialect.OPENAI_CHAT)
                    .costing("0.001")
                    .deployment());

    @AfterEach
    void close() throws Exception {
        bench.close();
        upstream.close();
    }

    private static String delta(String text) {
        return "data: {\"id\":\"c\",\"object\":\"chat.completion.chunk\",\"model\":\"up\",\"choices\":[{\"index\":0,\"delta\":{\"content\":\""
                + text + "\"},\"finish_reason\":null}]}\n\n";
    }

    private static final String STOP =
            "data: {\"id\":\"c\",\"object\":\"chat.completion.chunk\",\"model\":\"up\",\"choices\":[{\"index\":0,\"delta\":{},\"finish_reason\":\"stop\"}]}\n\n";
    private static final String USAGE =
            "data: {\"id\":\"c\",\"object\":\"chat.completion.chunk\",\"model\":\"up\",\"choices\":[],\"usage\":{\"prompt_tokens\":7,\"completion_tokens\":2,\"total_tokens\":9}}\n\n";
    private static final String DONE = "data: [DONE]\n\n";

    @Test
    void passesEveryByteButTheModel() {
        upstream.thenJson(200, REPLY);

        PathBench.Answer answer = bench.post(
                CHAT,
                "{ \"odd\" : 1.0, \"model\" : \"m\", \"big\":12345678901234567890, \"messages\":[{\"role\":\"user\",\"content\":\"\\ud83e\\udd80 hi\"}] }");

        assertEquals(200, answer.status);
        assertEquals(REPLY, answer.text());
        ScriptedUpstream.Asked asked = upstream.asked.getFirst();
        assertEquals("POST /v1/chat/completions HTTP/1.1", asked.line());
        assertEquals(
                "{ \"odd\" : 1.0, \"model\" : \"a-model\", \"big\":12345678901234567890, \"messages\":[{\"role\":\"user\",\"content\":\"\\ud83e\\udd80 hi\"}] }",
                asked.body());
        assertEquals("Bearer provider-key", asked.headers().get("authorization"));
        assertEquals("0.01", answer.headers.get("x-litellm-response-cost"));
        assertEquals("a", answer.headers.get("x-litellm-model-id"));
    }

    @Test
    void settlesOnceWithWhatTheProviderSays() {
        upstream.thenJson(200, REPLY);

        bench.post(
                CHAT, "{\"model\":\"m\",\"max_tokens\":50,\"user\":\"eve\",\"messages\":[]}", "x-litellm-tags", "b, a");

        assertEquals(List.of("reserve m $0.064 64", "settle $0.01 10"), bench.budgets.asked);
        assertEquals(1, bench.settled.size());
        Attempt attempt = bench.settled.getFirst().attempts().getFirst();
        assertEquals(Usage.of(7, 3), attempt.usage());
        assertEquals(Optional.of(0), attempt.cost().map(cost -> cost.compareTo(new BigDecimal("0.01"))));
        assertEquals(attempt.id(), bench.started.getFirst().attempt());
        assertEquals(
                attempt.id().toString(), upstream.asked.getFirst().headers().get("x-request-id"));
        assertEquals(List.of("a", "b"), bench.settled.getFirst().origin().tags());
        assertEquals(Optional.of("eve"), bench.settled.getFirst().origin().customer());
        assertEquals("{\"max_tokens\":50}", bench.settled.getFirst().parameters());
    }

    @Test
    void asksForTheUsageOfAStreamAndHidesItFromWhoDidNot() {
        upstream.thenStream(delta("a"), delta("b") + STOP, USAGE + DONE);

        PathBench.Answer answer = bench.post(CHAT, "{\"model\":\"m\",\"stream\":true,\"messages\":[]}");

        assertEquals(delta("a") + delta("b") + STOP + DONE, answer.text());
        assertTrue(upstream.asked.getFirst().body().contains("\"stream_options\":{\"include_usage\":true}"));
        assertEquals(
                Usage.of(7, 2), bench.settled.getFirst().attempts().getFirst().usage());
        assertEquals("text/event-stream; charset=utf-8", answer.headers.get("content-type"));
    }

    @Test
    void leavesTheUsageInForWhoAsked() {
        upstream.thenStream(delta("a"), STOP, USAGE, DONE);

        PathBench.Answer answer = bench.post(
                CHAT, "{\"model\":\"m\",\"stream\":true,\"stream_options\":{\"include_usage\":true},\"messages\":[]}");

        assertEquals(delta("a") + STOP + USAGE + DONE, answer.text());
    }

    @Test
    void handsOnEachEventAtOnceWhereverTheBytesAreCut() {
        String all = delta("Z\u00fcrich \ud83e\udd80") + delta("b") + STOP + USAGE + DONE;
        byte[] bytes = all.getBytes(java.nio.charset.StandardCharsets.UTF_8);
        for (int cut = 1; cut < bytes.length; cut += 7) {
            int at = cut;
            upstream.then(out -> {
                ScriptedUpstream.write(out, ScriptedUpstream.streamHead());
                out.write((Integer.toHexString(bytes.length) + "\r\n")
                        .getBytes(java.nio.charset.StandardCharsets.US_ASCII));
                out.write(bytes, 0, at);
                out.flush();
                Thread.sleep(2);
                out.write(bytes, at, bytes.length - at);
                ScriptedUpstream.write(out, "\r\n0\r\n\r\n");
            });

            PathBench.Answer answer = bench.post(CHAT, "{\"model\":\"m\",\"stream\":true,\"messages\":[]}");

            assertEquals(all.replace(USAGE, ""), answer.text());
        }
    }

    @Test
    void endsABrokenStreamWithAnErrorOfTheDialectAndChargesWhatCame() {
        upstream.then(out -> {
            ScriptedUpstream.write(out, ScriptedUpstream.streamHead());
            ScriptedUpstream.chunk(out, delta("twelve bytes"));
            ScriptedUpstream.chunk(out, "data: {\"id\":\"c\",\"cho");
            out.close();
        });

        PathBench.Answer answer = bench.post(CHAT, "{\"model\":\"m\",\"stream\":true,\"messages\":[]}");

        assertTrue(answer.text().startsWith(delta("twelve bytes") + "data: {\"error\""), answer.text());
        assertFalse(answer.text().contains("[DONE]"));
        assertEquals(List.of(Outcome.BROKEN), bench.outcomes());
        Usage usage = bench.settled.getFirst().attempts().getFirst().usage();
        assertTrue(usage.estimated() && usage.output() == 3, usage::toString);
        assertEquals("settle $0.014 14", bench.budgets.asked.getLast());
    }

    @Test
    void leavesTheProviderWhenTheClientLeaves() throws Exception {
        upstream.then(out -> {
            ScriptedUpstream.write(out, ScriptedUpstream.streamHead());
            upstream.writeUntilClosed(out, delta("again"));
        });
        PathBench.Answer answer = new PathBench.Answer(1_000);

        bench.send(
                "POST",
                CHAT,
                "{\"model\":\"m\",\"stream\":true,\"messages\":[]}".getBytes(java.nio.charset.StandardCharsets.UTF_8),
                answer);

        assertTrue(upstream.wasLeft());
        assertEquals(List.of(Outcome.CANCELLED), bench.outcomes());
        assertEquals(499, bench.settled.getFirst().status());
        assertEquals(2, bench.budgets.asked.size());
        assertEquals(1, bench.settled.size());
        assertTrue(bench.settled.getFirst().attempts().getFirst().usage().output() > 5);
    }

    @Test
    void reusesAConnectionAfterAWholeAnswer() {
        for (int i = 0; i < 3; i++) {
            upstream.thenJson(200, REPLY);
            assertEquals(200, bench.post(CHAT, "{\"model\":\"m\",\"messages\":[]}").status);
        }

        assertEquals(
                1, bench.health.figures(List.of(Places.of("a").deployment())).size());
        assertEquals(
                3,
                bench.health
                        .figures(List.of(Places.of("a").deployment()))
                        .getFirst()
                        .served());
    }
}
