package dev.guildhall.product;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the server does by itself inside the container: versions scanned with older rules are scanned again. */
class RescanIT {
    @TempDir
    Path folder;

    @Test
    void scansAgainWhatOlderRulesScanned() throws Exception {
        try (OwnPostgres postgres = new OwnPostgres(folder);
                Product product = Product.start("rescan", Map.of("GUILDHALL_DATABASE_URL", postgres.url()))) {
            List<String> all = postgres.column("select distinct cast(rules_version as text) from skill_version");
            assertThat(all)
                    .as("the shipped skills, scanned as they were published")
                    .hasSize(1);
            assertThat(postgres.column("update skill_version set rules_version = 0 returning version"))
                    .isNotEmpty();

            Instant until = Instant.now().plus(Duration.ofSeconds(90));
            while (Instant.now().isBefore(until) && outdated(postgres) > 0) {
                Product.pause(Duration.ofMillis(500));
            }

            assertThat(outdated(postgres)).isZero();
            assertThat(postgres.column("select distinct cast(rules_version as text) from skill_version"))
                    .isEqualTo(all);
            assertThat(product.consoleLog()).doesNotContain("it is repeated");
        }
    }

    private static int outdated(OwnPostgres postgres) throws Exception {
        return postgres.column("select version from skill_version where rules_version = 0")
                .size();
    }
}
