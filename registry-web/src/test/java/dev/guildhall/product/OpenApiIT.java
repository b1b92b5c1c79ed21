package dev.guildhall.product;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** The document that the running product makes of itself. */
class OpenApiIT {
    private static final Api API = Product.shared().api();

    @Test
    void describesTheApiAndNoPages() {
        JsonObject paths = API.get("/openapi?format=json", "Accept", "application/json")
                .json()
                .getJsonObject("paths");

        assertThat(paths.keySet())
                .contains(
                        "/api/v1/skills",
                        "/api/v1/agents/{agent}/harnesses/{harness}/push",
                        "/api/v1/hosted-runtimes/{runtime}",
                        "/api/v1/jobs/{id}")
                .doesNotContain("/", "/skills", "/agents", "/imports", "/publish");
        Set<String> pages = new TreeSet<>();
        for (Map.Entry<String, JsonValue> path : paths.entrySet()) {
            if (path.getValue().toString().contains("text/html")) {
                pages.add(path.getKey());
            }
        }
        assertThat(pages).as("paths that answer a page").isEmpty();
    }
}
