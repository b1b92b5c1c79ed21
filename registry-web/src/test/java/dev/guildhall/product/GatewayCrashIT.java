package dev.guildhall.product;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Kills the server under load, whole answers, streams and streams that the client leaves among it: what the model served is in the usage, once
 * each; what is there besides was begun when the server died, and says so.
 */
class GatewayCrashIT {
    private static final int KILLS = Integer.getInteger("guildhall.kills", 5);
    private static final int CLIENTS = 8;
    private final Random random = new Random(20261124);
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final List<String> acknowledged = new CopyOnWriteArrayList<>();
    private volatile boolean stop;

    @TempDir
    Path folder;

    @Test
    void usageIsWhatTheModelServed() throws Exception {
        try (OwnPostgres postgres = new OwnPostgres(folder);
                CountingUpstream upstream = new CountingUpstream();
                Product product = Product.start(
                        "gateway-crash",
                        Map.of(
                                "GUILDHALL_DATABASE_URL",
                                postgres.url(),
                                "GUILDHALL_GATEWAY_CONFIG",
                                config(upstream)))) {
            String key = product.api()
                    .postJson("/key/generate", "{\"key_alias\":\"crash\"}")
                    .json()
                    .getString("key");
            for (int kill = 0; kill < KILLS; kill++) {
                stop = false;
                // The first calls of a process are slow; the kills should meet usual ones.
                call(product, key, 1);
                call(product, key, 0);
                List<Thread> clients = load(product, key);
                Product.pause(Duration.ofMillis(700 + random.nextInt(2_000)));
                product.kill();
                stop = true;
                for (Thread client : clients) {
                    client.join();
                }
                product.killAndRestart();
                awaitReplayed(product, postgres, upstream);
                check(postgres, upstream, kill);
            }
            assertThat(acknowledged).as("the load was real").hasSizeGreaterThan(KILLS * 10);
        }
    }

    private static void check(OwnPostgres postgres, CountingUpstream upstream, int kill) throws Exception {
        List<String> rows = postgres.column("select id from model_attempt");
        Set<String> used = new HashSet<>(rows);
        assertThat(rows).as("nothing is there twice after kill %d", kill).hasSameSizeAs(used);
        assertThat(used).as("everything served is there after kill %d", kill).containsAll(upstream.served());
        Set<String> besides = new HashSet<>(used);
        besides.removeAll(upstream.served());
        Set<String> unfinished = new HashSet<>(postgres.column(
                "select id from model_attempt where outcome <> 'SERVED' and lower(outcome) <> 'served'"));
        assertThat(unfinished)
                .as("what was not served says so after kill %d", kill)
                .containsAll(besides);
        assertThat(besides.size()).as("only what was under way").isLessThanOrEqualTo((kill + 1) * CLIENTS);
    }

    /** The journal of before is stored at the start; a moment may pass until the last batch is in. */
    private static void awaitReplayed(Product product, OwnPostgres postgres, CountingUpstream upstream)
            throws Exception {
        long deadline = System.nanoTime() + Duration.ofSeconds(30).toNanos();
        while (System.nanoTime() < deadline) {
            if (new HashSet<>(postgres.column("select id from model_attempt")).containsAll(upstream.served())) {
                return;
            }
            Product.pause(Duration.ofMillis(200));
        }
        assertThat(product.status("/health/ready")).isEqualTo(200);
    }

    private List<Thread> load(Product product, String key) {
        List<Thread> clients = new ArrayList<>();
        for (int i = 0; i < CLIENTS; i++) {
            int kind = i % 3;
            clients.add(Thread.ofVirtual().start(() -> {
                try {
                    while (!stop) {
                        call(product, key, kind);
                    }
                } catch (IOException e) {
                    // The server died meanwhile: that is what this test is about.
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
            }));
        }
        return clients;
    }

    /** @param kind 0 whole, 1 streamed, 2 streamed and left after the first piece */
    private void call(Product product, String key, int kind) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(product.uri("/v1/chat/completions"))
                .timeout(Duration.ofSeconds(30))
                .header("Authorization", "Bearer " + key)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(
                        "{\"model\":\"counting\",\"stream\":%b,\"messages\":[{\"role\":\"user\",\"content\":\"hi\"}]}"
                                .formatted(kind > 0)))
                .build();
        if (kind == 2) {
            HttpResponse<InputStream> answer = http.send(request, HttpResponse.BodyHandlers.ofInputStream());
            try (InputStream body = answer.body()) {
                assertThat(body.read()).isNotNegative();
            }
            return;
        }
        HttpResponse<String> answer = http.send(request, HttpResponse.BodyHandlers.ofString());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        acknowledged.add(answer.headers().firstValue("x-request-id").orElseThrow());
    }

    private String config(CountingUpstream upstream) throws IOException {
        return Files.writeString(folder.resolve("config.yaml"), """
                        model_list:
                          - model_name: counting
                            litellm_params: {model: openai/gpt-4o-mini, api_base: "%s", api_key: upstream-key}
                        """.formatted(upstream.base()))
                .toString();
    }
}
