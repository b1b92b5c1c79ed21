package dev.guildhall.product;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Kills the server at random moments of a publication: no half version, no orphan row or blob, and it then succeeds. */
class CrashIT {
    private static final int KILLS = Integer.getInteger("guildhall.kills", 5);
    private final Random random = new Random(20261123);

    @TempDir
    Path folder;

    @Test
    void survivesKillsInTheMiddleOfPublications() throws Exception {
        try (OwnPostgres postgres = new OwnPostgres(folder);
                Product product = Product.start("crash", Map.of("GUILDHALL_DATABASE_URL", postgres.url()))) {
            product.api().putJson("/api/v1/owners/crash", "{\"displayName\":\"Crash\"}");
            publish(product, 1000); // warm: the first one is slow, the kills should meet a usual one
            long usual = timed(() -> publish(product, 1001));
            for (int kill = 0; kill < KILLS; kill++) {
                int number = kill;
                Thread client = Thread.ofVirtual().start(() -> tryToPublish(product, number));
                Product.pause(Duration.ofNanos((long) (random.nextDouble() * usual * 1.2)));
                product.killAndRestart();
                client.join();
                assertNothingHalf(product, postgres);
                assertThat(publish(product, kill).status())
                        .as("after kill %d", kill)
                        .isIn(200, 201);
                assertThat(product.api()
                                .get("/api/v1/skills/@crash/crash-" + kill + "/versions/1.0.0/archive")
                                .status())
                        .isEqualTo(200);
            }
        }
    }

    private static void assertNothingHalf(Product product, OwnPostgres postgres) throws Exception {
        assertThat(postgres.column("select digest from pending_blob")).isEmpty();
        assertThat(postgres.column("""
                        select version from skill_version v where file_count <>
                            (select count(*) from skill_file f where f.version_id = v.id)""")).isEmpty();
        assertThat(postgres.column("""
                        select name from skill s where not exists (select 1 from skill_version v where v.skill_id = s.id)""")).isEmpty();
        Set<String> referred = new TreeSet<>(postgres.column("select sha256 from skill_file"));
        referred.addAll(postgres.column("select archive_digest from skill_version"));
        assertThat(blobs(product)).isEqualTo(referred);
    }

    private static Set<String> blobs(Product product) throws Exception {
        try (Stream<Path> files = Files.walk(product.data().resolve("blobs"))) {
            return files.filter(Files::isRegularFile)
                    .map(f -> String.valueOf(f.getFileName()))
                    .collect(Collectors.toCollection(TreeSet::new));
        }
    }

    private static Api.Answer publish(Product product, int number) {
        Map<String, String> files = new HashMap<>();
        for (int i = 0; i < 40; i++) {
            files.put("references/" + i + ".md", "File " + i + " of skill " + number + "\n" + "x".repeat(20_000));
        }
        return product.api()
                .post(
                        "/api/v1/skills?owner=crash&version=1.0.0",
                        Archives.skill("crash-" + number, "Is published while the server dies.", files),
                        "Content-Type",
                        "application/zip");
    }

    private static void tryToPublish(Product product, int number) {
        try {
            publish(product, number);
        } catch (java.io.UncheckedIOException expected) {
            assertThat(expected.getCause()).isNotNull();
        }
    }

    private static long timed(java.util.function.Supplier<Api.Answer> call) {
        long start = System.nanoTime();
        assertThat(List.of(200, 201)).contains(call.get().status());
        return System.nanoTime() - start;
    }
}
