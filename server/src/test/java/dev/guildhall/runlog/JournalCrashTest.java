package dev.guildhall.runlog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.guildhall.platform.Ids;
import dev.guildhall.wired.TestDatabase;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A process that journals is killed with SIGKILL at random moments: nothing it acknowledged is lost, nothing is there twice. */
class JournalCrashTest {
    private static final int ROUNDS = 5;

    @TempDir
    private Path folder;

    private final UUID organisation = Ids.next();
    private final Set<String> started = new HashSet<>();
    private final Set<String> settled = new HashSet<>();

    @Test
    void survivesBeingKilled() throws Exception {
        String database;
        try (Connection connection = TestDatabase.shared().dataSource().getConnection()) {
            database = connection.getMetaData().getURL() + "&user="
                    + connection.getMetaData().getUserName();
        }
        for (int round = 0; round < ROUNDS; round++) {
            runAndKill(database);
        }
        try (Journal journal = new Journal(JournalFolder.in(folder), JournalFile::on, 1 << 20, 1 << 20)) {
            JournalDrain drain = new JournalDrain(
                    journal, CallStoreTest.storeOn(TestDatabase.shared().dataSource()));
            drain.drain(Duration.ZERO);
            assertThat(drain.state().refused()).isZero();
        }

        Set<String> stored = ids("select id from model_call where organisation_id = ?");
        Set<String> unknown = ids("select id from model_call where organisation_id = ? and outcome = 'unknown'");
        assertThat(settled).hasSizeGreaterThan(100);
        assertThat(stored).containsAll(started);
        assertThat(unknown).doesNotContainAnyElementsOf(settled);
        // What the process had written and not yet said when it died: one call of each of its threads, in each round.
        assertThat(stored.stream().filter(id -> !started.contains(id))).hasSizeLessThanOrEqualTo(3 * ROUNDS);
        long attempts = 2L * (stored.size() - unknown.size()) + unknown.size();
        assertThat(CallStoreTest.rows(
                        "select sum(calls), sum(attempts) from spend_day where organisation_id = ? and tag = ''",
                        organisation))
                .as("the figures count every call once")
                .containsExactly(java.util.List.of(String.valueOf(stored.size()), String.valueOf(attempts)));
    }

    private void runAndKill(String database) throws IOException, InterruptedException {
        Process process = JournalingProcess.command(folder, database, organisation)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try (BufferedReader output = process.inputReader()) {
            note(output.readLine());
            CompletableFuture<Void> killing = CompletableFuture.runAsync(
                    () -> process.toHandle().destroyForcibly(),
                    CompletableFuture.delayedExecutor(
                            ThreadLocalRandom.current().nextInt(700), java.util.concurrent.TimeUnit.MILLISECONDS));
            for (String line = output.readLine(); line != null; line = output.readLine()) {
                note(line);
            }
            killing.join();
        }
        assertThat(process.waitFor()).as("it did not end by itself").isEqualTo(128 + 9);
    }

    /** A line that the kill cut short says nothing. */
    private void note(String line) {
        if (line != null && line.length() == 37) {
            (line.charAt(0) == 'S' ? started : settled).add(line.substring(1));
        }
    }

    private Set<String> ids(String sql) throws Exception {
        return CallStoreTest.rows(sql, organisation).stream()
                .map(java.util.List::getFirst)
                .collect(Collectors.toSet());
    }
}
