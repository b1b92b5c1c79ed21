package dev.guildhall.hosted;

import static org.assertj.core.api.Assertions.assertThat;

import dev.guildhall.identity.Role;
import dev.guildhall.platform.Actor;
import dev.guildhall.registry.Guild;
import dev.guildhall.wired.Api;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Hosted runtimes over HTTP: a real agent, the product's own bridge and jobs, and a runtime of the test. */
class HostedApiTest {
    private static final String CONNECTION = "/api/v1/hosted-runtimes/" + Hosting.RUNTIME;
    private static final String PUSH = "/api/v1/agents/miller/harnesses/" + Hosting.RUNTIME + "/push";

    private final ManagedAgentsServer runtime;
    private final Guild guild = new Guild();
    private final Actor author = guild.authorOf("mill");
    private final Api api = Guild.api(author);
    private final Api operator = Guild.api(guild.user(Role.OPERATOR));
    private final Api viewer = Guild.api(guild.user(Role.VIEWER));
    private final Api foreign = Guild.api(new Guild().user(Role.ADMINISTRATOR));

    HostedApiTest() throws IOException {
        runtime = new ManagedAgentsServer();
    }

    @BeforeEach
    void thereAreAnAgentAndAnAccount() throws IOException {
        Guild.publish(author, Guild.skill("stone", "Turn it."), "mill", "1.0.0");
        assertThat(put("Be exact.").status()).isEqualTo(201);
        assertThat(connect(ManagedAgentsServer.KEY).status()).isEqualTo(200);
    }

    @AfterEach
    void everyBodyWasOneTheSdkKnows() {
        runtime.close();
        assertThat(runtime.wrong).isEmpty();
    }

    @Test
    void anAccountIsTheOperatorsAndItsKeyIsToldToNobody() {
        Api.Answer shown = operator.get(CONNECTION);
        assertThat(shown.status()).isEqualTo(200);
        assertThat(shown.body())
                .contains("\"baseUrl\":\"" + runtime.address() + "\"")
                .doesNotContain(ManagedAgentsServer.KEY);
        assertThat(shown.header("ETag")).contains("\"1\"");
        assertThat(operator.with("If-Match", "\"9\"").put(CONNECTION, "{}").status())
                .isEqualTo(412);
        assertThat(operator.put(CONNECTION, "{\"baseUrl\":\"https://10.0.0.1\",\"apiKey\":\"x\"}")
                        .status())
                .isEqualTo(422);
        assertThat(operator.get("/api/v1/hosted-runtimes/bedrock").status()).isEqualTo(404);
        for (String method : List.of("GET", "PUT", "DELETE")) {
            String body = method.equals("PUT") ? "{}" : null;
            assertThat(api.call(method, CONNECTION, body).status()).as(method).isEqualTo(403);
        }
        assertThat(api.get("/api/v1/hosted-runtimes").status()).isEqualTo(403);
        assertThat(operator.delete(CONNECTION).status()).isEqualTo(204);
        assertThat(problem(operator.get(CONNECTION), 409)).isEqualTo("/problems/hosted-runtime-not-connected");
        assertThat(problem(push(api), 409)).isEqualTo("/problems/hosted-runtime-not-connected");
    }

    @Test
    void theSecondPushFindsNothingToDo() {
        JsonObject first = done(push(api));
        assertThat(outcomes(first)).isEqualTo(Map.of("created", 3));
        int changes = runtime.calls("POST").size();

        JsonObject second = done(push(api));

        assertThat(outcomes(second)).isEqualTo(Map.of("unchanged", 3));
        assertThat(runtime.calls("POST")).hasSize(changes);
        JsonObject pushed = viewer.get(PUSH).json();
        assertThat(pushed.getString("state")).isEqualTo("pushed");
        assertThat(pushed.getInt("agentVersion")).isOne();
        assertThat(pushed.getJsonArray("parts")).hasSize(3);
        assertThat(push(viewer).status()).isEqualTo(403);
        assertThat(viewer.delete(PUSH).status()).isEqualTo(403);
        assertThat(problem(operator.delete(CONNECTION), 409)).isEqualTo("/problems/hosted-runtime-in-use");
    }

    @Test
    void driftIsSeenRepairedAndTheAgentRemoved() {
        done(push(api));
        assertThat(viewer.get(PUSH + "?check=true").json().getString("drift")).isEqualTo("in-step");
        String agent = "/v1/agents/" + runtime.only("/v1/agents").get("id");
        Object system = runtime.only("/v1/agents").get("system");
        runtime.change(agent, "system", "Be somebody else.");
        runtime.change(agent, "version", 7L);

        JsonObject changed = viewer.get(PUSH + "?check=true").json();

        assertThat(changed.getString("drift")).isEqualTo("changed");
        assertThat(changed.getJsonArray("parts").getJsonObject(0).getString("state"))
                .isEqualTo("changed");
        assertThat(outcomes(done(push(api)))).isEqualTo(Map.of("unchanged", 2, "updated", 1));
        assertThat(runtime.only("/v1/agents")).containsEntry("system", system);
        assertThat(viewer.get(PUSH + "?check=true").json().getString("drift")).isEqualTo("in-step");

        assertThat(outcomes(done(api.delete(PUSH)))).isEqualTo(Map.of("removed", 3));
        assertThat(problem(viewer.get(PUSH), 404)).isEqualTo("/problems/agent-not-pushed");
        assertThat(problem(api.delete(PUSH), 404)).isEqualTo("/problems/agent-not-pushed");
        assertThat(runtime.all("/v1/skills")).isEmpty();
        assertThat(runtime.all("/v1/environments")).isEmpty();
        assertThat(runtime.only("/v1/agents").get("archived_at")).isNotNull();
        assertThat(operator.delete(CONNECTION).status()).isEqualTo(204);
    }

    @Test
    void aNewVersionOfTheAgentChangesWhatIsThere() {
        done(push(api));
        assertThat(put("Be brief.").status()).isEqualTo(200);

        assertThat(outcomes(done(push(api)))).isEqualTo(Map.of("unchanged", 2, "updated", 1));

        assertThat(String.valueOf(runtime.only("/v1/agents").get("system"))).contains("Be brief.");
        assertThat(viewer.get(PUSH).json().getInt("agentVersion")).isEqualTo(2);
    }

    static Stream<Arguments> troubles() {
        return Stream.of(
                Arguments.of("hosted-key-refused", "answers 401", Fault.status("POST", "/v1/environments", 401)),
                Arguments.of("hosted-runtime-refused", "answers 409", Fault.status("POST", "/v1/environments", 409)),
                Arguments.of("hosted-runtime-busy", "It asks to wait 3600 seconds.", busy()),
                Arguments.of("hosted-runtime-failed", "answers 500", Fault.status("POST", "/v1/environments", 500)),
                Arguments.of(
                        "hosted-runtime-failed",
                        "GET /v1/environments",
                        Fault.of(Fault.Kind.HALVE, "GET", "/v1/environments")));
    }

    @ParameterizedTest
    @MethodSource("troubles")
    void aJobSaysWhatWentWrongAndGoesOnFromThere(String slug, String said, Fault fault) {
        runtime.fails(Collections.nCopies(5, fault).toArray(Fault[]::new));

        JsonObject failed = ended(push(api));

        assertThat(failed.getString("state")).isEqualTo("failed");
        assertThat(failed.getJsonObject("error").getString("type")).isEqualTo("/problems/" + slug);
        assertThat(failed.getJsonObject("error").getString("detail"))
                .contains(said, "1 of 3 uploads stand", "Push again to go on from here.")
                .doesNotContain(ManagedAgentsServer.KEY);
        JsonObject pushed = viewer.get(PUSH).json();
        assertThat(pushed.getString("state")).isEqualTo("incomplete");
        assertThat(pushed.getString("problem")).contains(said);
        assertThat(pushed.containsKey("agentVersion")).isFalse();

        runtime.recovers();
        assertThat(outcomes(done(push(api)))).isEqualTo(Map.of("created", 2, "unchanged", 1));
        assertThat(runtime.all("/v1/skills")).hasSize(1);
    }

    @Test
    void aKeyThatDoesNotWorkIsReplaced() {
        assertThat(connect("sk-ant-old").status()).isEqualTo(200);
        JsonObject error = ended(push(api)).getJsonObject("error");
        assertThat(error.getString("type")).isEqualTo("/problems/hosted-key-refused");
        assertThat(error.getString("detail"))
                .contains("An operator puts a key that works")
                .doesNotContain("sk-ant-old");

        assertThat(connect(ManagedAgentsServer.KEY).status()).isEqualTo(200);
        assertThat(outcomes(done(push(api)))).isEqualTo(Map.of("created", 3));
    }

    @Test
    void anotherOrganisationReachesNoneOfIt() {
        JsonObject job = done(push(api));

        assertThat(foreign.get(PUSH).status()).isEqualTo(404);
        assertThat(foreign.get(PUSH + "?check=true").status()).isEqualTo(404);
        assertThat(push(foreign).status()).isEqualTo(404);
        assertThat(foreign.delete(PUSH).status()).isEqualTo(404);
        assertThat(foreign.get("/api/v1/jobs/" + job.getString("id")).status()).isEqualTo(404);
        assertThat(foreign.get("/api/v1/hosted-runtimes").json().getJsonArray("items"))
                .isEmpty();
        assertThat(problem(foreign.get(CONNECTION), 409)).isEqualTo("/problems/hosted-runtime-not-connected");
        assertThat(foreign.delete(CONNECTION + "?abandon=true").status()).isEqualTo(409);
        assertThat(viewer.get(PUSH + "?check=true").json().getString("drift")).isEqualTo("in-step");
    }

    private static Fault busy() {
        return new Fault(
                "POST",
                "/v1/environments",
                Fault.Kind.REFUSE,
                429,
                Map.of("Retry-After", "3600"),
                ManagedAgentsServer.error("rate_limit_error", "slow down"));
    }

    private Api.Answer put(String instructions) {
        return api.put(
                "/api/v1/agents/miller",
                "{\"description\":\"Grinds.\",\"harness\":[\"claude-managed-agents\"],\"model\":\"claude-sonnet-4-5\","
                        + "\"skills\":{\"@mill/stone\":\"^1\"},\"instructions\":\"" + instructions + "\"}");
    }

    private static Api.Answer push(Api who) {
        return who.call("POST", PUSH, null);
    }

    private Api.Answer connect(String key) {
        return operator.put(CONNECTION, "{\"baseUrl\":\"%s\",\"apiKey\":\"%s\"}".formatted(runtime.address(), key));
    }

    private static String problem(Api.Answer answer, int status) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(status);
        return answer.json().getString("type");
    }

    private static Map<String, Integer> outcomes(JsonObject job) {
        Map<String, Integer> outcomes = new TreeMap<>();
        JsonObject told = job.getJsonObject("outcomes");
        told.keySet().forEach(outcome -> outcomes.put(outcome, told.getInt(outcome)));
        return outcomes;
    }

    private JsonObject done(Api.Answer accepted) {
        JsonObject job = ended(accepted);
        assertThat(job.getString("state")).as(job.toString()).isEqualTo("done");
        return job;
    }

    /** Follows the address of the job until it has come to an end. */
    private JsonObject ended(Api.Answer accepted) {
        assertThat(accepted.status()).as(accepted.body()).isEqualTo(202);
        String address = accepted.json().getString("job");
        assertThat(accepted.header("Location").orElseThrow()).endsWith(address);
        String state = address + "?results=0";
        Instant patience = Instant.now().plus(Duration.ofMinutes(2));
        while (Instant.now().isBefore(patience)) {
            if (!api.get(state).json().getString("state").equals("running")) {
                return api.get(address).json();
            }
            pause();
        }
        throw new AssertionError(address + " does not come to an end");
    }

    private static void pause() {
        try {
            Thread.sleep(100);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
