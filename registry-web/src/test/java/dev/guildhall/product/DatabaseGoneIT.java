package dev.guildhall.product;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Without its database the product is not ready, answers 503, and comes back by itself. */
class DatabaseGoneIT {
    @TempDir
    Path folder;

    @Test
    void answers503AndRecoversByItself() throws Exception {
        try (OwnPostgres postgres = new OwnPostgres(folder);
                Product product = Product.start("database-gone", Map.of("GUILDHALL_DATABASE_URL", postgres.url()))) {
            assertThat(product.status("/health/ready")).isEqualTo(200);
            assertThat(product.api().get("/api/v1/skills").status()).isEqualTo(200);

            postgres.stop();
            assertThat(product.status("/health/ready")).isEqualTo(503);
            assertThat(product.status("/health/live")).isEqualTo(200);
            Api.Answer refused = product.api().get("/api/v1/skills");
            assertThat(refused.status()).as(refused.toString()).isEqualTo(503);
            assertThat(refused.header("Retry-After")).isNotBlank();
            byte[] archive = Archives.skill("later", "Is published later.", Map.of());
            assertThat(product.api()
                            .post("/api/v1/skills?owner=guildhall&version=1.0.0", archive)
                            .status())
                    .isEqualTo(503);

            postgres.start();
            long deadline = System.nanoTime() + Duration.ofMinutes(1).toNanos();
            while (product.status("/health/ready") != 200 && System.nanoTime() < deadline) {
                Product.pause(Duration.ofMillis(200));
            }
            assertThat(product.status("/health/ready")).isEqualTo(200);
            assertThat(product.api().get("/api/v1/skills").status()).isEqualTo(200);
        }
    }
}
