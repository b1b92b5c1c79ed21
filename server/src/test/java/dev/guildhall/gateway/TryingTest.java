package dev.guildhall.gateway;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.guildhall.dialect.Dialect;
import dev.guildhall.models.RouterSettings;
import dev.guildhall.runlog.Attempt.Outcome;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class TryingTest {
    private static final String CHAT = "/v1/chat/completions";
    private static final String ASKED = "{\"model\":\"m\",\"messages\":[]}";
    private static final String STREAM = "{\"model\":\"m\",\"stream\":true,\"messages\":[]}";
    private static final String REPLY =
            "{\"id\":\"c\",\"choices\":[],\"usage\":{\"prompt_tokens\":1,\"completion_tokens\":1,\"total_tokens\":2}}";
    private static final String EVENTS =
            "data: {\"id\":\"c\",\"choices\":[{\"index\":0,\"delta\":{\"content\":\"hi\"},\"finish_reason\":\"stop\"}]}\n\ndata: [DONE]\n\n";

    private final ScriptedUpstream first = new ScriptedUpstream();
    private final ScriptedUpstream second = new ScriptedUpstream();

    private PathBench bench = new PathBench(Routers.PLAIN.settings());

    @AfterEach
    void close() throws Exception {
        bench.close();
        first.close();
        second.close();
    }

    /** Two deployments of one name, the first of them first. */
    private void two(RouterSettings router) throws Exception {
        bench.close();
        bench = new PathBench(
                router,
                Places.of("a").at(first.base(), Dialect.OPENAI_CHAT).ordered(1).deployment(),
                Places.of("b").at(second.base(), Dialect.OPENAI_CHAT).ordered(2).deployment());
    }

    /** One deployment of "m", one of "n". */
    private void names(RouterSettings router) throws Exception {
        bench.close();
        bench = new PathBench(
                router,
                Places.of("a").at(first.base(), Dialect.OPENAI_CHAT).deployment(),
                Places.of("b").named("n").at(second.base(), Dialect.OPENAI_CHAT).deployment());
    }

    @Test
    void asksTheNextDeploymentAfterAServerError() throws Exception {
        two(Routers.PLAIN.settings());
        first.thenJson(503, "{\"error\":{\"message\":\"overloaded\"}}");
        second.thenJson(200, REPLY);

        PathBench.Answer answer = bench.post(CHAT, ASKED);

        assertEquals(200, answer.status);
        assertEquals(List.of(Outcome.FAILED, Outcome.SERVED), bench.outcomes());
        assertEquals("b", answer.headers.get("x-litellm-model-id"));
        assertEquals("1", answer.headers.get("x-litellm-attempted-retries"));
        assertEquals(2, bench.budgets.asked.size());
        assertEquals(2, bench.started.size());
    }

    @Test
    void leavesARateLimitedDeploymentAloneAsLongAsItAsks() throws Exception {
        two(Routers.PLAIN.settings());
        first.then(out -> ScriptedUpstream.write(
                out,
                "HTTP/1.1 429 X\r\nRetry-After: 30\r\nContent-Type: application/json\r\nContent-Length: 2\r\n\r\n{}"));
        second.thenJson(200, REPLY).thenJson(200, REPLY);

        bench.post(CHAT, ASKED);
        bench.post(CHAT, ASKED);

        assertEquals(1, first.asked.size());
        assertEquals(2, second.asked.size());
    }

    @Test
    void doesNotTryAgainWhatTheRequestDidWrong() throws Exception {
        two(Routers.PLAIN.settings());
        first.thenJson(400, "{\"error\":{\"message\":\"messages is empty\",\"type\":\"invalid_request_error\"}}");

        PathBench.Answer answer = bench.post(CHAT, ASKED);

        assertEquals(400, answer.status);
        assertTrue(answer.text().contains("messages is empty"), answer.text());
        assertEquals(0, second.asked.size());
        assertEquals("settle $0 0", bench.budgets.asked.getLast());
    }

    @Test
    void treatsAPageForAnAnswerAsAFailure() throws Exception {
        two(Routers.PLAIN.settings());
        String page = "<html><head><title>Welcome</title></head></html>";
        first.then(out -> ScriptedUpstream.write(out, ScriptedUpstream.head(200, "text/html", page.length()) + page));
        second.thenJson(200, REPLY);

        assertEquals(200, bench.post(CHAT, ASKED).status);
        assertEquals(List.of(Outcome.FAILED, Outcome.SERVED), bench.outcomes());
    }

    @Test
    void treatsAPageForAStreamAsAFailure() throws Exception {
        two(Routers.PLAIN.settings());
        String page = "<html><head><title>Welcome</title></head></html>";
        first.then(out -> ScriptedUpstream.write(out, ScriptedUpstream.head(200, "text/html", page.length()) + page));
        second.thenStream(EVENTS);

        assertEquals(EVENTS, bench.post(CHAT, STREAM).text());
    }

    @Test
    void asksTheNextAfterAnErrorEventThatComesFirst() throws Exception {
        two(Routers.PLAIN.settings());
        first.thenStream("data: {\"error\":{\"message\":\"overloaded\",\"code\":503}}\n\n");
        second.thenStream(EVENTS);

        PathBench.Answer answer = bench.post(CHAT, STREAM);

        assertEquals(EVENTS, answer.text());
        assertEquals(List.of(Outcome.FAILED, Outcome.SERVED), bench.outcomes());
    }

    @Test
    void asksTheNextWhenAWholeAnswerIsCutShort() throws Exception {
        two(Routers.PLAIN.settings());
        first.then(out -> {
            ScriptedUpstream.write(out, ScriptedUpstream.head(200, "application/json", 500) + "{\"id\":");
            out.close();
        });
        second.thenJson(200, REPLY);

        assertEquals(200, bench.post(CHAT, ASKED).status);
    }

    @Test
    void asksTheNextWhenTheFirstByteDoesNotCome() throws Exception {
        bench.close();
        bench = new PathBench(
                Routers.PLAIN.settings(),
                Places.of("a")
                        .at(first.base(), Dialect.OPENAI_CHAT)
                        .ordered(1)
                        .waiting(Duration.ofMillis(200), Duration.ofSeconds(9))
                        .deployment(),
                Places.of("b").at(second.base(), Dialect.OPENAI_CHAT).ordered(2).deployment());
        first.then(out -> Thread.sleep(20_000));
        second.thenJson(200, REPLY);

        assertEquals(200, bench.post(CHAT, ASKED).status);
        assertEquals(
                "The provider sent nothing for 200 ms.",
                bench.settled.getFirst().attempts().getFirst().error().orElseThrow());
    }

    @Test
    void endsAnAnswerThatTakesTooLongInAll() throws Exception {
        bench.close();
        bench = new PathBench(
                Routers.PLAIN.retrying(0, Map.of()).settings(),
                Places.of("a")
                        .at(first.base(), Dialect.OPENAI_CHAT)
                        .waiting(Duration.ofSeconds(9), Duration.ofMillis(300))
                        .deployment());
        first.then(out -> {
            ScriptedUpstream.write(out, ScriptedUpstream.streamHead());
            first.writeUntilClosed(out, ": still here\n\n");
        });

        PathBench.Answer answer = bench.post(CHAT, STREAM);

        assertTrue(first.wasLeft());
        assertTrue(answer.text().contains("did not finish within 300 ms"), answer.text());
    }

    @Test
    void fallsBackToAnotherModel() throws Exception {
        names(Routers.PLAIN
                .retrying(0, Map.of())
                .fallingBack(Map.of("m", List.of("n")), Map.of())
                .settings());
        first.thenJson(500, "{}");
        second.thenJson(200, REPLY);

        PathBench.Answer answer = bench.post(CHAT, ASKED);

        assertEquals(200, answer.status);
        assertTrue(second.asked.getFirst().body().contains("b-model"));
    }

    @Test
    void fallsBackFromAContextThatIsTooSmall() throws Exception {
        names(Routers.PLAIN.fallingBack(Map.of(), Map.of("m", List.of("n"))).settings());
        first.thenJson(
                400,
                "{\"error\":{\"message\":\"This model's maximum context length is 8192 tokens.\",\"code\":\"context_length_exceeded\"}}");
        second.thenJson(200, REPLY);

        assertEquals(200, bench.post(CHAT, ASKED).status);
    }

    @Test
    void tellsTheLastFailureWhenNobodyAnswers() throws Exception {
        names(Routers.PLAIN
                .retrying(1, Map.of())
                .fallingBack(Map.of("m", List.of("n")), Map.of())
                .settings());
        first.thenJson(500, "{\"error\":{\"message\":\"one\"}}").thenJson(500, "{\"error\":{\"message\":\"two\"}}");
        second.thenJson(500, "{\"error\":{\"message\":\"three\"}}").thenJson(500, "{\"error\":{\"message\":\"four\"}}");

        PathBench.Answer answer = bench.post(CHAT, ASKED);

        assertEquals(500, answer.status);
        assertTrue(answer.text().contains("four"), answer.text());
        assertEquals(4, bench.settled.getFirst().attempts().size());
        assertEquals(List.of("reserve m $0 4103", "settle $0 0"), bench.budgets.asked);
    }

    @Test
    void saysWhyWhenTheProviderCannotBeReached() throws Exception {
        two(Routers.PLAIN.retrying(0, Map.of()).settings());
        first.close();

        PathBench.Answer answer = bench.post(CHAT, ASKED);

        assertEquals(502, answer.status);
        assertTrue(answer.text().contains("could not be reached"), answer.text());
    }

    @Test
    void keepsAWaitingClientAliveAndStillTriesAnother() throws Exception {
        bench.close();
        bench = new PathBench(
                PathBench.settings(10, 1),
                Routers.PLAIN.settings(),
                Places.of("a").at(first.base(), Dialect.OPENAI_CHAT).ordered(1).deployment(),
                Places.of("b").at(second.base(), Dialect.OPENAI_CHAT).ordered(2).deployment());
        first.then(out -> {
            Thread.sleep(1_500);
            ScriptedUpstream.write(out, ScriptedUpstream.head(500, "application/json", 2) + "{}");
        });
        second.thenStream(EVENTS);

        PathBench.Answer answer = bench.post(CHAT, STREAM);

        assertTrue(answer.text().startsWith(":"), answer.text());
        assertTrue(answer.text().endsWith(EVENTS), answer.text());
    }

    @Test
    void noticesAClientThatLeavesWhileWaiting() throws Exception {
        bench.close();
        bench = new PathBench(
                PathBench.settings(10, 1),
                Routers.PLAIN.settings(),
                Places.of("a").at(first.base(), Dialect.OPENAI_CHAT).deployment());
        first.then(out -> Thread.sleep(20_000));

        bench.send("POST", CHAT, STREAM.getBytes(java.nio.charset.StandardCharsets.UTF_8), new PathBench.Answer(0));

        assertEquals(List.of(Outcome.CANCELLED), bench.outcomes());
        assertEquals(499, bench.settled.getFirst().status());
    }
}
