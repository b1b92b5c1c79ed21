package dev.guildhall.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.guildhall.platform.Actor;
import dev.guildhall.platform.CurrentActor;
import dev.guildhall.platform.Permission;
import dev.guildhall.platform.PlatformProblem;
import dev.guildhall.platform.Problem;
import dev.guildhall.wired.Api;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MetricsTest {
    @Test
    void countsRequestsByRouteMethodAndStatusWithoutNames() {
        Api.anonymous().get("/api/v1/skills/@secret-owner/secret-name");
        Api.anonymous().get("/secret/address/that/is/not/there");
        Api.anonymous().call("BREW", "/api/v1/skills", null);
        Api.anonymous().get("/version");

        String text = Api.anonymous().get("/metrics").body();

        assertThat(text)
                .contains(
                        "guildhall_http_request_seconds_count{method=\"GET\",route=\"/api/v1/skills\",status=\"4xx\"}")
                .contains("guildhall_http_request_seconds_count{method=\"GET\",route=\"unmatched\",status=\"4xx\"}")
                .contains("guildhall_http_request_seconds_count{method=\"GET\",route=\"/version\",status=\"2xx\"}")
                .contains("guildhall_http_request_seconds_count{method=\"other\"")
                .contains(
                        "guildhall_http_request_seconds_bucket{method=\"GET\",route=\"/version\",status=\"2xx\",le=\"0.005\"}")
                .contains("jvm_memory_used_bytes", "jvm_threads_current")
                .doesNotContain("secret", "BREW");
    }

    @Test
    void answersInTheFormatThatIsAskedFor() {
        assertThat(Api.anonymous().get("/metrics").header("Content-Type").orElseThrow())
                .startsWith("text/plain");
        Api.Answer open = Api.anonymous()
                .with("Accept", "application/openmetrics-text; version=1.0.0")
                .get("/metrics");
        assertThat(open.header("Content-Type").orElseThrow()).startsWith("application/openmetrics-text");
        assertThat(open.body()).endsWith("# EOF\n");
    }

    @Test
    void closedMetricsAskForTheirScope() throws Exception {
        Metrics metrics = new Metrics();
        metrics.tally("guildhall_things", "Things.").add(3);
        CurrentActor nobody = new CurrentActor();
        CurrentActor scraper = actor(Permission.METRICS_READ);
        MetricsSettings closed = new MetricsSettings(false);

        assertThatThrownBy(() -> new MetricsResource(metrics, closed, nobody).metrics(null))
                .isInstanceOfSatisfying(
                        Problem.class,
                        problem -> assertThat(problem.type()).isEqualTo(PlatformProblem.UNAUTHENTICATED));
        assertThatThrownBy(() -> new MetricsResource(metrics, closed, actor(Permission.SKILLS_READ)).metrics(null))
                .isInstanceOfSatisfying(
                        Problem.class, problem -> assertThat(problem.type()).isEqualTo(PlatformProblem.FORBIDDEN));
        assertThat(new MetricsResource(metrics, closed, scraper).metrics(null).getStatus())
                .isEqualTo(200);
        assertThat(text(metrics)).contains("guildhall_things_total 3.0");
    }

    @Test
    void sameNameIsTheSameNumber() throws IOException {
        Metrics metrics = new Metrics();
        metrics.tally("a", "A.", "kind").add(1, "x");
        metrics.tally("a", "A.", "kind").add(2, "x");
        metrics.timing("b_seconds", "B.").took(1_500_000_000L);
        metrics.gauge("c", "C.", report -> report.of(7, "up"), "state");

        assertThat(text(metrics))
                .contains("a_total{kind=\"x\"} 3.0", "b_seconds_count 1", "b_seconds_sum 1.5", "c{state=\"up\"} 7.0");
    }

    @ParameterizedTest
    @CsvSource({
        "/api/v1/plugins/{owner:(?:@|%40)[^/]+}/{name}, /api/v1/plugins",
        "/, /",
        "'', /",
        "/skills, /skills",
        "/assets/{build}/{name: .+}, /assets"
    })
    void routeIsTheFixedBeginningOfAPath(String path, String route) {
        assertThat(RouteFeature.route(path)).isEqualTo(route);
    }

    @Test
    void poolIsReadFromTheTextOfTheConnectionManager() {
        String text = """
                PoolManager@3ce1e309
                name=dataSource[guildhall]/connectionManager[default-0]
                jndiName=jdbc/guildhall
                maxPoolSize=20
                size=4
                waiting=1
                unshared=1
                shared=2
                available=1
                  ManagedConnection@1=ActiveInUse thread=8
                """;
        assertThat(DatabasePool.numbers(text)).isEqualTo(Map.of("max", 20, "free", 1, "waiting", 1, "used", 3));
        assertThat(DatabasePool.numbers("")).isEmpty();
        assertThat(DatabasePool.numbers("size=9 9\nfree=x")).isEmpty();
    }

    private static String text(Metrics metrics) throws IOException {
        Response answer = new MetricsResource(metrics, new MetricsSettings(true), new CurrentActor()).metrics(null);
        return new String((byte[]) answer.getEntity(), StandardCharsets.UTF_8);
    }

    private static CurrentActor actor(Permission permission) {
        CurrentActor current = new CurrentActor();
        current.set(new Actor(
                new UUID(0, 1),
                "org",
                new UUID(0, 2),
                "scraper",
                "Scraper",
                "operator",
                Set.of(permission),
                Optional.empty()));
        return current;
    }
}
