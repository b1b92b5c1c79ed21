package dev.guildhall.runlog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.guildhall.platform.Ids;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JournalTest {
    private static final int FILE = 4_000;
    private static final int MEMORY = 4_000;

    @TempDir
    private Path folder;

    private final CallOrigin origin = SampleCalls.origin(Ids.next(), Ids.next());
    private final Rows rows = new Rows();
    private final AtomicBoolean full = new AtomicBoolean();

    /** Keeps the first call of each id, as the database does. */
    private static final class Rows implements JournalDrain.Store {
        private final Map<UUID, ModelCall> calls = new LinkedHashMap<>();
        private Optional<String> fails = Optional.empty();

        @Override
        public void store(List<ModelCall> batch) throws SQLException {
            if (fails.isPresent()) {
                throw new SQLException("away", fails.get());
            }
            if (batch.stream().anyMatch(call -> call.model().equals("never"))) {
                throw new SQLException("not this one", "22021");
            }
            batch.forEach(call -> calls.putIfAbsent(call.id(), call));
        }
    }

    private Journal open() throws IOException {
        return new Journal(JournalFolder.in(folder), this::open, FILE, MEMORY);
    }

    private JournalFile open(Path path) throws IOException {
        if (full.get()) {
            throw new IOException("No space left on device");
        }
        JournalFile file = JournalFile.on(path);
        return new JournalFile() {
            @Override
            public void write(byte[] frame) throws IOException {
                if (full.get()) {
                    file.write(java.util.Arrays.copyOf(frame, frame.length / 2));
                    throw new IOException("No space left on device");
                }
                file.write(frame);
            }

            @Override
            public void sync() throws IOException {
                file.sync();
            }

            @Override
            public void close() throws IOException {
                file.close();
            }
        };
    }

    private static void start(Journal journal, ModelCall call) {
        for (int i = 0; i < call.attempts().size(); i++) {
            StartedAttempt started = SampleCalls.started(call, i);
            journal.started(started.attempt(), EntryFormat.started(started));
        }
    }

    private static void settle(Journal journal, ModelCall call) {
        journal.settled(call.attempts().stream().map(Attempt::id).toList(), EntryFormat.settled(call));
    }

    private List<Path> files() throws IOException {
        try (var files = Files.walk(folder)) {
            return files.filter(f -> f.toString().endsWith(".journal")).toList();
        }
    }

    @Test
    void storesEachCallOnceAndDeletesWhatIsDone() throws Exception {
        List<ModelCall> calls = new ArrayList<>();
        try (Journal journal = open()) {
            JournalDrain drain = new JournalDrain(journal, rows);
            for (int i = 0; i < 100; i++) {
                ModelCall call = SampleCalls.call(origin);
                start(journal, call);
                settle(journal, call);
                calls.add(call);
                if (i == 50) {
                    drain.drain(Duration.ofHours(1));
                }
            }
            drain.drain(Duration.ofHours(1));
            assertThat(files()).as("the one that is written to").hasSize(1);
            drain.drain(Duration.ZERO);

            assertThat(rows.calls.values()).containsExactlyElementsOf(calls);
            assertThat(files()).isEmpty();
            assertThat(journal.state()).isEqualTo(new Journal.State(0, 0, 0, 0, 0));
            assertThat(drain.state()).isEqualTo(new JournalDrain.State(100, 0, 0, 0));
        }
    }

    @Test
    void waitsForTheDatabaseWithoutLosingOrDoubling() throws Exception {
        ModelCall before = SampleCalls.call(origin);
        ModelCall during = SampleCalls.call(origin);
        try (Journal journal = open()) {
            JournalDrain drain = new JournalDrain(journal, rows);
            settle(journal, before);
            rows.fails = Optional.of("08006");
            Assertions.assertThatThrownBy(() -> drain.drain(Duration.ZERO)).isInstanceOf(SQLException.class);
            settle(journal, during);
            Assertions.assertThatThrownBy(() -> drain.drain(Duration.ZERO)).isInstanceOf(SQLException.class);
            rows.fails = Optional.empty();
            drain.drain(Duration.ZERO);

            assertThat(rows.calls.values()).containsExactly(before, during);
            assertThat(drain.state().stored()).isEqualTo(2);
        }
    }

    @Test
    void recordsAsUnknownWhatTheLastProcessLeftUnderWay() throws Exception {
        ModelCall settled = SampleCalls.call(origin);
        ModelCall lost = SampleCalls.call(origin);
        try (Journal journal = open()) {
            start(journal, settled);
            start(journal, lost);
            settle(journal, settled);
        }
        for (int restart = 0; restart < 2; restart++) {
            try (Journal journal = open()) {
                new JournalDrain(journal, rows).drain(Duration.ZERO);
            }
        }
        assertThat(rows.calls.values())
                .containsExactly(
                        settled,
                        LostCalls.of(List.of(SampleCalls.started(lost, 0), SampleCalls.started(lost, 1)))
                                .getFirst());
        ModelCall unknown = rows.calls.get(lost.id());
        assertThat(unknown.attempts()).extracting(Attempt::outcome).containsOnly(Attempt.Outcome.UNKNOWN);
        assertThat(unknown.attempts()).extracting(a -> a.usage().input()).containsExactly(321L, 321L);
        assertThat(files()).isEmpty();
    }

    @Test
    void findsCallsThatWereUnderWayWhenTheirFileWasDoneWith() throws Exception {
        ModelCall slow = SampleCalls.call(origin);
        try (Journal journal = open()) {
            JournalDrain drain = new JournalDrain(journal, rows);
            start(journal, slow);
            for (int i = 0; i < 50; i++) {
                settle(journal, SampleCalls.call(origin));
                drain.drain(Duration.ZERO);
            }
            assertThat(journal.state().underWay()).isEqualTo(2);
            assertThat(files()).hasSizeLessThan(3);
        }
        try (Journal journal = open()) {
            new JournalDrain(journal, rows).drain(Duration.ZERO);
        }
        assertThat(rows.calls).hasSize(51).containsKey(slow.id());
    }

    @Test
    void fallsBackToMemoryWhileTheDiskIsFull() throws Exception {
        ModelCall before = SampleCalls.call(origin);
        ModelCall during = SampleCalls.call(origin);
        try (Journal journal = open()) {
            JournalDrain drain = new JournalDrain(journal, rows);
            settle(journal, before);
            full.set(true);
            start(journal, during);
            settle(journal, during);
            assertThat(journal.state().inMemory()).isEqualTo(1);
            drain.drain(Duration.ofHours(1));
            assertThat(rows.calls.values()).containsExactly(before, during);

            rows.fails = Optional.of("08006");
            for (int i = 0; i < 30; i++) {
                settle(journal, SampleCalls.call(origin));
            }
            Assertions.assertThatThrownBy(() -> drain.drain(Duration.ZERO)).isInstanceOf(SQLException.class);
            int kept = journal.state().inMemory();
            assertThat(kept).isBetween(2, 20);
            assertThat(journal.state().lost()).isEqualTo(30 - kept);

            rows.fails = Optional.empty();
            full.set(false);
            drain.drain(Duration.ZERO);
            assertThat(rows.calls).hasSize(2 + kept);
        }
        assertThat(files()).isEmpty();
    }

    @Test
    void aDamagedEntryCostsOnlyItself() throws Exception {
        List<ModelCall> calls = new ArrayList<>();
        Path file;
        try (Journal journal = open()) {
            for (int i = 0; i < 3; i++) {
                calls.add(SampleCalls.call(origin));
                settle(journal, calls.getLast());
            }
            file = files().getFirst();
        }
        byte[] bytes = Files.readAllBytes(file);
        bytes[bytes.length / 2] ^= 1;
        Files.write(file, bytes);
        Files.write(file, new byte[] {0x47, 0x48, 0x4a, 0x31, 0}, StandardOpenOption.APPEND);
        try (Journal journal = open()) {
            JournalDrain drain = new JournalDrain(journal, rows);
            drain.drain(Duration.ZERO);
            assertThat(rows.calls.values()).containsExactly(calls.getFirst(), calls.getLast());
            assertThat(drain.state()).isEqualTo(new JournalDrain.State(2, 0, 2, 0));
        }
    }

    @Test
    void oneThatTheDatabaseNeverTakesDoesNotKeepTheOthersOut() throws Exception {
        ModelCall good = SampleCalls.call(origin);
        ModelCall bad = SampleCalls.call(origin, "never");
        try (Journal journal = open()) {
            JournalDrain drain = new JournalDrain(journal, rows);
            settle(journal, bad);
            settle(journal, good);
            drain.drain(Duration.ZERO);
            assertThat(rows.calls.values()).containsExactly(good);
            assertThat(drain.state().refused()).isEqualTo(1);
            assertThat(journal.folder().refused()).exists();
        }
    }

    @Test
    void twoProcessesNeverShareAFolderAndTheLivingAdoptsFromTheDead() throws Exception {
        ModelCall ofFirst = SampleCalls.call(origin);
        ModelCall ofSecond = SampleCalls.call(origin);
        try (Journal first = open()) {
            settle(first, ofFirst);
            try (Journal second = open()) {
                settle(second, ofSecond);
                assertThat(second.inherited())
                        .as("nothing is taken from the living")
                        .isEmpty();
            }
            new JournalDrain(first, rows).drain(Duration.ofHours(1));
        }
        assertThat(rows.calls.values()).containsExactly(ofFirst);
        try (Journal next = open()) {
            new JournalDrain(next, rows).drain(Duration.ZERO);
        }
        assertThat(rows.calls.values()).containsExactlyInAnyOrder(ofFirst, ofSecond);
        assertThat(files()).isEmpty();
    }
}
