package dev.guildhall.runlog;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Empties the journal into the database: {@code files of before, files of now, memory → store → acknowledge → delete}.
 *
 * <p>What was acknowledged by the database and not yet here is stored again after a crash, which changes nothing: the store knows the ids. One
 * thread at a time.
 */
final class JournalDrain {
    private static final Logger LOG = LoggerFactory.getLogger(JournalDrain.class);
    private static final int MEMORY_AT_ONCE = 500;

    private final Journal journal;
    private final Store store;
    private final Map<UUID, StartedAttempt> leftBehind = new HashMap<>();
    private final Set<UUID> settledBefore = new HashSet<>();
    private final Set<Path> replayed = new HashSet<>();
    private boolean replayEnded;

    private final AtomicLong stored = new AtomicLong();
    private final AtomicLong recovered = new AtomicLong();
    private final AtomicLong damaged = new AtomicLong();
    private final AtomicLong refused = new AtomicLong();

    JournalDrain(Journal journal, Store store) {
        this.journal = journal;
        this.store = store;
    }

    /** Where calls end up. */
    interface Store {
        /** All in one transaction; those whose ids are known are passed over. */
        void store(List<ModelCall> calls) throws SQLException;
    }

    /**
     * @param stored calls that the database has
     * @param recovered of them, those whose node died under way
     * @param damaged stretches of files that could not be read
     * @param refused calls that the database will not have; they stand in a file of their own
     */
    record State(long stored, long recovered, long damaged, long refused) {}

    State state() {
        return new State(stored.get(), recovered.get(), damaged.get(), refused.get());
    }

    /** Until nothing is left; what cannot be stored stays for the next time. */
    synchronized void drain(Duration age) throws SQLException, IOException {
        if (!replayEnded) {
            replay();
        }
        for (var unread = journal.unread(); unread.isPresent(); unread = journal.unread()) {
            Journal.Unread next = unread.get();
            Frames.Part part;
            try (FileChannel file = FileChannel.open(next.part().path, StandardOpenOption.READ)) {
                part = Frames.read(file, next.from(), next.until());
            }
            damaged.addAndGet(part.damaged());
            store(settled(part.entries()));
            journal.acknowledge(next.part(), part.next());
        }
        drainMemory();
        journal.tidy(age);
    }

    private void drainMemory() throws SQLException, IOException {
        List<byte[]> entries = journal.takeFromMemory(MEMORY_AT_ONCE);
        while (!entries.isEmpty()) {
            boolean done = false;
            try {
                store(settled(entries));
                done = true;
            } finally {
                if (!done) {
                    journal.backToMemory(entries);
                }
            }
            entries = journal.takeFromMemory(MEMORY_AT_ONCE);
        }
    }

    private void replay() throws SQLException, IOException {
        for (Path file : journal.inherited()) {
            if (!replayed.contains(file)) {
                replay(file);
                replayed.add(file);
            }
        }
        List<ModelCall> lost = LostCalls.of(leftBehind.values());
        store(lost);
        recovered.addAndGet(lost.size());
        if (!lost.isEmpty()) {
            LOG.warn(
                    "{} calls of models were under way when this node ended; they are recorded as unknown, with an estimate",
                    lost.size());
        }
        for (Path file : journal.inherited()) {
            Files.deleteIfExists(file);
        }
        leftBehind.clear();
        settledBefore.clear();
        replayed.clear();
        replayEnded = true;
    }

    private void replay(Path path) throws SQLException, IOException {
        try (FileChannel file = FileChannel.open(path, StandardOpenOption.READ)) {
            long size = file.size();
            long at = 0;
            while (at < size) {
                Frames.Part part = Frames.read(file, at, size);
                damaged.addAndGet(part.damaged());
                List<ModelCall> calls = new ArrayList<>();
                for (byte[] entry : part.entries()) {
                    switch (read(entry)) {
                        case JournalEntry.Started started -> {
                            StartedAttempt attempt = started.attempt();
                            if (!settledBefore.contains(attempt.attempt())) {
                                leftBehind.put(attempt.attempt(), attempt);
                            }
                        }
                        case JournalEntry.Settled settled -> {
                            calls.add(settled.call());
                            for (Attempt attempt : settled.call().attempts()) {
                                settledBefore.add(attempt.id());
                                leftBehind.remove(attempt.id());
                            }
                        }
                        case null -> damaged.incrementAndGet();
                    }
                }
                store(calls);
                at = part.next();
            }
        }
    }

    private List<ModelCall> settled(List<byte[]> entries) {
        List<ModelCall> calls = new ArrayList<>();
        for (byte[] entry : entries) {
            if (entry.length > 0 && entry[0] != EntryFormat.STARTED) {
                switch (read(entry)) {
                    case JournalEntry.Settled settled -> calls.add(settled.call());
                    case JournalEntry.Started started -> {}
                    case null -> damaged.incrementAndGet();
                }
            }
        }
        return calls;
    }

    @Nullable
    private static JournalEntry read(byte[] entry) {
        try {
            return EntryFormat.read(entry);
        } catch (EntryFormat.Unreadable e) {
            LOG.error("The journal of calls holds {}; it is passed over", e.getMessage());
            return null;
        }
    }

    private void store(List<ModelCall> calls) throws SQLException, IOException {
        if (calls.isEmpty()) {
            return;
        }
        try {
            store.store(calls);
            stored.addAndGet(calls.size());
        } catch (SQLException e) {
            if (!ofTheData(e)) {
                throw e;
            }
            storeEach(calls);
        }
    }

    /** One that the database will never have must not keep the others out. */
    private void storeEach(List<ModelCall> calls) throws SQLException, IOException {
        for (ModelCall call : calls) {
            try {
                store.store(List.of(call));
                stored.incrementAndGet();
            } catch (SQLException e) {
                if (!ofTheData(e)) {
                    throw e;
                }
                refused.incrementAndGet();
                Path kept = journal.folder().refused();
                Files.write(
                        kept,
                        Frames.of(EntryFormat.settled(call)),
                        StandardOpenOption.CREATE,
                        StandardOpenOption.APPEND);
                LOG.error("The database refuses the record of call {}; it is kept in {}", call.id(), kept, e);
            }
        }
    }

    /** SQL states of class 22 (data exception) and 23 (integrity). */
    private static boolean ofTheData(SQLException e) {
        String state = e.getSQLState();
        return state != null && (state.startsWith("22") || state.startsWith("23"));
    }
}
