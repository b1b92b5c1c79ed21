package dev.guildhall.product;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Kills the server while an accepted import runs: the job goes on after the restart and ends once, with every skill once. */
class ImportCrashIT {
    private static final int SKILLS = 240;
    private static final int KILLS = 2;
    private final Random random = new Random(20261124);

    @TempDir
    java.nio.file.Path folder;

    @Test
    void endsAnAcceptedImportAfterKills() throws Exception {
        try (OwnPostgres postgres = new OwnPostgres(folder);
                Product product = Product.start("import-crash", Map.of("GUILDHALL_DATABASE_URL", postgres.url()))) {
            product.api().putJson("/api/v1/owners/harbour", "{\"displayName\":\"Harbour\"}");
            Api.Answer accepted =
                    product.api().post("/api/v1/imports?owner=harbour", archive(), "Content-Type", "application/zip");
            assertThat(accepted.status()).as(accepted.toString()).isEqualTo(202);
            String job = accepted.json().getString("job");
            for (int kill = 0; kill < KILLS; kill++) {
                Product.pause(Duration.ofMillis(500 + random.nextInt(1_000)));
                product.kill();
                if (kill == 0) {
                    assertThat(names(postgres)).as("killed in the middle").hasSizeLessThan(SKILLS);
                }
                product.killAndRestart();
            }

            JsonObject ended = ended(product, job);

            assertThat(ended.getString("state")).as(ended.toString()).isEqualTo("done");
            assertThat(names(postgres)).hasSize(SKILLS).doesNotHaveDuplicates();
            assertThat(
                            postgres.column(
                                    "select v.version from skill_version v join skill s on s.id = v.skill_id where s.owner_name = 'harbour'"))
                    .hasSize(SKILLS)
                    .containsOnly("0.1.0");
            assertThat(product.api().get(job + "/results?limit=1").json().getJsonArray("items"))
                    .hasSize(1);
            assertThat(ended.getJsonObject("progress").getInt("done")).isEqualTo(SKILLS);
            assertThat(postgres.column("select digest from pending_blob")).isEmpty();
        }
    }

    private static List<String> names(OwnPostgres postgres) throws Exception {
        return postgres.column("select name from skill where owner_name = 'harbour'");
    }

    private static JsonObject ended(Product product, String job) {
        Instant until = Instant.now().plus(Duration.ofMinutes(3));
        while (true) {
            JsonObject now = product.api().get(job).json();
            if (!now.getString("state").equals("running") || Instant.now().isAfter(until)) {
                return now;
            }
            Product.pause(Duration.ofMillis(200));
        }
    }

    private static byte[] archive() {
        Map<String, String> files = new TreeMap<>();
        for (int i = 0; i < SKILLS; i++) {
            String name = "import-crash-" + i;
            files.put(
                    "many/" + name + "/SKILL.md",
                    "---\nname: " + name
                            + "\ndescription: Is imported while the server dies.\nauthor: the crew\n---\n# " + name
                            + "\n\nRead this.\n");
            files.put("many/" + name + "/references/one.md", "Of " + name + "\n" + "x".repeat(20_000));
        }
        return Archives.zip(files);
    }
}
