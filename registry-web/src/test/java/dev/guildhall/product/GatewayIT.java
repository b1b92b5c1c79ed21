package dev.guildhall.product;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The gateway of a running product from outside: what it explains is what it then does, and what it did is in figures and traces. */
class GatewayIT {
    private static final String CHAT = "{\"model\":\"%s\",\"messages\":[{\"role\":\"user\",\"content\":\"hi\"}]}";

    @TempDir
    static Path folder;

    private static CountingUpstream upstream;
    private static Product product;

    @BeforeAll
    static void start() throws IOException {
        upstream = new CountingUpstream();
        Path config = Files.writeString(folder.resolve("config.yaml"), """
                        model_list:
                          - model_name: fast-chat
                            litellm_params: {model: openai/gpt-4o-mini, api_base: "%1$s", api_key: upstream-key}
                          - model_name: dear-chat
                            litellm_params: {model: openai/gpt-4o-mini, api_base: "%1$s", api_key: upstream-key}
                            model_info: {input_cost_per_token: 10, output_cost_per_token: 10}
                        """.formatted(upstream.base()));
        product = Product.start("gateway", Map.of("GUILDHALL_GATEWAY_CONFIG", config.toString()));
    }

    @AfterAll
    static void stop() {
        product.close();
        upstream.close();
    }

    @Test
    void doesWhatItExplained() {
        int before = upstream.served().size();
        JsonObject explained = explain("{\"model\":\"fast-chat\",\"maxTokens\":10}");
        assertThat(explained.getBoolean("allowed")).as(explained.toString()).isTrue();
        assertThat(upstream.served()).as("nothing was sent").hasSize(before);

        Api.Answer answer = product.api(key("{\"key_alias\":\"explained\"}"))
                .postJson("/v1/chat/completions", CHAT.formatted("fast-chat"));

        assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
        assertThat(answer.header("x-litellm-model-id")).isEqualTo(explained.getString("chosen"));
        JsonObject figures = product.api().get("/api/v1/gateway/health").json();
        assertThat(figures.getJsonArray("items").getValuesAs(JsonObject.class))
                .filteredOn(row -> row.getString("id").equals(explained.getString("chosen")))
                .singleElement()
                .satisfies(row -> {
                    assertThat(row.getInt("served")).isPositive();
                    assertThat(row.getInt("failed")).isZero();
                });
    }

    @Test
    void explainsWhatABudgetRefuses() {
        String key = key("{\"key_alias\":\"poor\",\"max_budget\":0.001}");

        JsonObject explained = explain("{\"model\":\"dear-chat\",\"key\":\"" + key + "\"}");
        Api.Answer answer = product.api(key).postJson("/v1/chat/completions", CHAT.formatted("dear-chat"));

        assertThat(explained.getBoolean("allowed")).as(explained.toString()).isFalse();
        assertThat(explained.getString("refusal")).contains("0.001").doesNotContain(key);
        assertThat(answer.status()).as(answer.toString()).isIn(400, 429);
        assertThat(answer.text()).contains("0.001");
    }

    @Test
    void namesTheNearestModel() {
        Api.Answer answer = product.api(key("{\"key_alias\":\"near\"}"))
                .postJson("/v1/chat/completions", CHAT.formatted("fast-chatt"));

        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.text()).contains("Did you mean").contains("fast-chat");
    }

    @Test
    void explainsToNobodyWithoutAToken() {
        assertThat(product.api("gh_nobody")
                        .postJson("/api/v1/gateway/explain", "{\"model\":\"fast-chat\"}")
                        .status())
                .isEqualTo(401);
        assertThat(product.api("gh_nobody").get("/api/v1/gateway/health").status())
                .isEqualTo(401);
    }

    private static JsonObject explain(String body) {
        Api.Answer answer = product.api().postJson("/api/v1/gateway/explain", body);
        assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
        return answer.json();
    }

    private static String key(String body) {
        return product.api().postJson("/key/generate", body).json().getString("key");
    }
}
