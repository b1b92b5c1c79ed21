package dev.guildhall.gateway;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.guildhall.dialect.Dialect;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RefusingTest {
    private static final String BODY = "{\"model\":\"m\",\"max_tokens\":5,\"messages\":[]}";

    private final ScriptedUpstream upstream = new ScriptedUpstream();
    private final PathBench bench = new PathBench(
            Routers.PLAIN.settings(),
            Places.of("a")
                    .named("gpt-4o-mini")
                    .at(upstream.base(), Dialect.OPENAI_CHAT)
                    .deployment(),
            Places.of("b")
                    .named("forbidden")
                    .at(upstream.base(), Dialect.OPENAI_CHAT)
                    .deployment(),
            Places.of("c").at(upstream.base(), Dialect.OPENAI_CHAT).deployment());

    @AfterEach
    void close() throws Exception {
        bench.close();
        upstream.close();
    }

    private PathBench.Answer answered(String path, String body, String... headers) {
        PathBench.Answer answer = bench.post(path, body, headers);
        assertEquals(0, upstream.asked.size());
        assertEquals("application/json", answer.headers.get("content-type"));
        assertTrue(answer.headers.containsKey("x-request-id"));
        return answer;
    }

    @ParameterizedTest
    @CsvSource({
        "/v1/chat/completions,'{\"error\":{'",
        "/chat/completions,'{\"error\":{'",
        "/v1/responses,'{\"error\":{'",
        "/v1/embeddings,'{\"error\":{'",
        "/v1/messages,'{\"type\":\"error\",\"error\":{\"type\":\"authentication_error\"'",
        "/v1/messages/count_tokens,'{\"type\":\"error\"'",
        "/v1beta/models/m:generateContent,'{\"error\":{\"code\":401'"
    })
    void tellsAnUnknownKeyInTheClientsDialect(String path, String beginning) {
        PathBench.Answer answer = answered(path, BODY, "authorization", "Bearer sk-bad");

        assertEquals(401, answer.status);
        assertTrue(answer.text().startsWith(beginning), answer.text());
        assertEquals(0, bench.settled.size());
    }

    @Test
    void namesTheNearestModel() {
        PathBench.Answer answer = answered("/v1/chat/completions", BODY.replace("\"m\"", "\"gpt-4o-mimi\""));

        assertEquals(404, answer.status);
        assertTrue(answer.text().contains("Did you mean \\\"gpt-4o-mini\\\"?"), answer.text());
    }

    @Test
    void namesTheModelsThatAKeyMayUseInPlaceOfAForbiddenOne() {
        PathBench.Answer answer = answered("/v1/messages", BODY.replace("\"m\"", "\"forbidden\""));

        assertEquals(403, answer.status);
        assertTrue(answer.text().contains("It may use: gpt-4o-mini, m."), answer.text());
    }

    @Test
    void refusesWhatIsNoJsonWithThePlace() {
        PathBench.Answer answer = answered("/v1/chat/completions", "{\"model\":\"m\",");

        assertEquals(400, answer.status);
        assertEquals(0, bench.budgets.asked.size());
    }

    @Test
    void refusesWhatIsTooLargeWhateverWasSaid() {
        byte[] large = new byte[(32 << 20) + 1];

        PathBench.Answer said = bench.send("POST", "/v1/messages", large, new PathBench.Answer(Integer.MAX_VALUE));
        PathBench.Answer unsaid = bench.send(
                "POST", "/v1/messages", large, new PathBench.Answer(Integer.MAX_VALUE), "transfer-encoding", "chunked");

        assertEquals(413, said.status);
        assertEquals(413, unsaid.status);
        assertTrue(unsaid.text().contains("request_too_large"), unsaid.text());
    }

    @Test
    void takesABodyOfThirtyMegabytes() {
        upstream.thenJson(200, "{\"id\":\"c\",\"choices\":[]}");
        String body =
                "{\"model\":\"m\",\"messages\":[{\"role\":\"user\",\"content\":\"" + "x".repeat(30 << 20) + "\"}]}";

        PathBench.Answer answer = bench.post("/v1/chat/completions", body);

        assertEquals(200, answer.status);
        assertEquals(
                body.length() + "-model".length(),
                upstream.asked.getFirst().body().length());
    }

    @Test
    void tellsABudgetAs400AndALimitAs429WithItsTime() {
        bench.budgets.refuse("budget", PathBench.CALLER.accounts().getFirst());
        PathBench.Answer money = answered("/v1/chat/completions", BODY);
        bench.budgets.refuse("requests", PathBench.CALLER.accounts().getFirst());
        PathBench.Answer limit = answered("/v1/messages", BODY);

        assertEquals(400, money.status);
        assertTrue(money.text().contains("budget_exceeded"), money.text());
        assertEquals(429, limit.status);
        assertEquals("7", limit.headers.get("retry-after"));
        assertTrue(limit.text().contains("rate_limit_error"), limit.text());
    }

    @Test
    void knowsNoOtherAddresses() {
        PathBench.Answer answer = answered("/v1/messages/batches", "{}");

        assertEquals(404, answer.status);
        assertTrue(answer.text().contains("not_found_error"), answer.text());
    }

    @Test
    void turnsAwayWhatIsMoreThanItTakes() throws Exception {
        PathBench small = new PathBench(
                PathBench.settings(1, 0),
                Routers.PLAIN.settings(),
                Places.of("c").at(upstream.base(), Dialect.OPENAI_CHAT).deployment());
        java.util.concurrent.CountDownLatch go = new java.util.concurrent.CountDownLatch(1);
        upstream.then(out -> {
            go.await();
            ScriptedUpstream.write(out, ScriptedUpstream.head(200, "application/json", 2) + "{}");
        });
        Thread first = Thread.ofVirtual().start(() -> small.post("/v1/chat/completions", BODY));
        while (upstream.asked.isEmpty()) {
            Thread.sleep(5);
        }

        PathBench.Answer answer = small.post("/v1/chat/completions", BODY);
        go.countDown();
        first.join();

        assertEquals(429, answer.status);
        assertEquals("1", answer.headers.get("retry-after"));
        assertTrue(answer.text().contains("gateway_busy"), answer.text());
        small.close();
    }

    @ParameterizedTest
    @CsvSource({"x-api-key", "x-goog-api-key", "api-key"})
    void takesTheKeyFromWhereClientsPutIt(String header) {
        upstream.thenJson(200, "{\"id\":\"c\",\"choices\":[]}");

        assertEquals(200, bench.post("/v1/chat/completions", BODY, "authorization", "", header, "sk-good").status);
    }

    @Test
    void takesTheKeyFromTheQuery() {
        PathBench.Answer answer = bench.get("/v1/models?key=sk-good", "authorization", "");

        assertEquals(200, answer.status);
        assertEquals(
                "{\"data\":[{\"id\":\"gpt-4o-mini\",\"object\":\"model\",\"created\":1677610602,\"owned_by\":\"openai\"},"
                        + "{\"id\":\"m\",\"object\":\"model\",\"created\":1677610602,\"owned_by\":\"openai\"}],\"object\":\"list\"}",
                answer.text());
    }

    @Test
    void listsModelsInTheShapeOfWhoAsks() {
        assertEquals(
                "{\"data\":[{\"type\":\"model\",\"id\":\"gpt-4o-mini\",\"display_name\":\"gpt-4o-mini\",\"created_at\":\"2023-02-28T18:56:42Z\"},"
                        + "{\"type\":\"model\",\"id\":\"m\",\"display_name\":\"m\",\"created_at\":\"2023-02-28T18:56:42Z\"}],\"has_more\":false,\"first_id\":\"gpt-4o-mini\",\"last_id\":\"m\"}",
                bench.get("/v1/models", "anthropic-version", "2023-06-01").text());
        assertTrue(bench.get("/v1beta/models").text().startsWith("{\"models\":[{\"name\":\"models/gpt-4o-mini\""));
        assertEquals(
                "{\"id\":\"m\",\"object\":\"model\",\"created\":1677610602,\"owned_by\":\"openai\"}",
                bench.get("/v1/models/m").text());
        assertEquals(404, bench.get("/v1/models/none").status);
        assertEquals(403, bench.get("/v1/models/forbidden").status);
    }

    @Test
    void saysTheRequestIdOfTheCall() {
        upstream.thenJson(200, "{\"id\":\"c\",\"choices\":[]}");

        PathBench.Answer answer = bench.post("/v1/chat/completions", BODY);

        assertEquals(bench.settled.getFirst().id().toString(), answer.headers.get("x-litellm-call-id"));
        assertEquals(answer.headers.get("x-request-id"), answer.headers.get("x-litellm-call-id"));
        assertEquals(answer.text().getBytes(StandardCharsets.UTF_8).length, answer.length);
    }
}
