package dev.guildhall.runlog;

import dev.guildhall.platform.Ids;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * The files of this process's calls: {@code append → read → acknowledge → delete}.
 *
 * <p>An entry is handed to the operating system before the method returns, so it survives the death of the process; {@link #sync} hands it to
 * the disk. A file goes when all in it is acknowledged and what is still under way was written down again in a newer one. What cannot be
 * written waits in memory, up to a limit.
 */
final class Journal implements Closeable {
    private static final Duration PAUSE_AFTER_FAILURE = Duration.ofSeconds(1);

    private final ReentrantLock lock = new ReentrantLock();
    private final JournalFolder folder;
    private final JournalFile.Opening opening;
    private final long fileBytes;
    private final int memoryBytes;
    private final List<Path> inherited;
    private final Deque<Part> parts = new ArrayDeque<>();
    private final List<JournalFile> closing = new ArrayList<>();
    private final Map<UUID, UnderWay> underWay = new HashMap<>();
    private final Deque<byte[]> memory = new ArrayDeque<>();
    private @Nullable Part current;
    private long remembered;
    private long lost;
    private long failures;
    private long notBefore = System.nanoTime();

    Journal(JournalFolder folder, JournalFile.Opening opening, long fileBytes, int memoryBytes) throws IOException {
        this.folder = folder;
        this.opening = opening;
        this.fileBytes = fileBytes;
        this.memoryBytes = memoryBytes;
        this.inherited = folder.files();
    }

    /** One file of this process. */
    static final class Part {
        final Path path;
        private final JournalFile file;
        private final long opened = System.nanoTime();
        private long written;
        private long read;
        private boolean dirty;

        Part(Path path, JournalFile file) {
            this.path = path;
            this.file = file;
        }
    }

    /** A stretch of a file that was not read yet. */
    record Unread(Part part, long from, long until) {}

    private record UnderWay(Part part, byte[] frame) {}

    /** @param waiting bytes that were written and not acknowledged */
    record State(int underWay, long waiting, int inMemory, long lost, long failures) {}

    /** Files that an earlier process left, oldest first. */
    List<Path> inherited() {
        return inherited;
    }

    JournalFolder folder() {
        return folder;
    }

    void started(UUID attempt, byte[] entry) {
        byte[] frame = Frames.of(entry);
        lock.lock();
        try {
            underWay.put(attempt, new UnderWay(append(frame), frame));
        } catch (IOException e) {
            // Only this process knows of it now; its settlement tells all of it again.
            failed();
        } finally {
            lock.unlock();
        }
    }

    void settled(List<UUID> attempts, byte[] entry) {
        byte[] frame = Frames.of(entry);
        lock.lock();
        try {
            attempts.forEach(underWay::remove);
            append(frame);
        } catch (IOException e) {
            failed();
            remember(entry);
        } finally {
            lock.unlock();
        }
    }

    /** Hands what was written to the disk; called by one thread. */
    void sync() throws IOException {
        List<JournalFile> finished;
        Part dirty = null;
        lock.lock();
        try {
            finished = List.copyOf(closing);
            closing.clear();
            if (current != null && current.dirty) {
                dirty = current;
                dirty.dirty = false;
            }
        } finally {
            lock.unlock();
        }
        if (dirty != null && !finished.contains(dirty.file)) {
            dirty.file.sync();
        }
        for (JournalFile file : finished) {
            try (file) {
                file.sync();
            }
        }
    }

    Optional<Unread> unread() {
        lock.lock();
        try {
            return parts.stream()
                    .filter(part -> part.read < part.written)
                    .findFirst()
                    .map(part -> new Unread(part, part.read, part.written));
        } finally {
            lock.unlock();
        }
    }

    void acknowledge(Part part, long until) {
        lock.lock();
        try {
            part.read = until;
        } finally {
            lock.unlock();
        }
    }

    /** The oldest of what waits in memory; it is gone from there. */
    List<byte[]> takeFromMemory(int most) {
        lock.lock();
        try {
            List<byte[]> taken = new ArrayList<>();
            while (taken.size() < most && !memory.isEmpty()) {
                byte[] entry = memory.removeFirst();
                remembered -= entry.length;
                taken.add(entry);
            }
            return taken;
        } finally {
            lock.unlock();
        }
    }

    void backToMemory(List<byte[]> entries) {
        lock.lock();
        try {
            for (byte[] entry : entries.reversed()) {
                memory.addFirst(entry);
                remembered += entry.length;
            }
        } finally {
            lock.unlock();
        }
    }

    /** Deletes files that are done with; the current one too when it is older than this and all in it is acknowledged. */
    void tidy(Duration age) throws IOException {
        List<Path> done = new ArrayList<>();
        lock.lock();
        try {
            boolean caughtUp = parts.stream().allMatch(part -> part.read == part.written);
            if (caughtUp && current != null && System.nanoTime() - current.opened >= age.toNanos()) {
                finish(current);
            }
            while (!parts.isEmpty()
                    && parts.getFirst() != current
                    && parts.getFirst().read == parts.getFirst().written) {
                carry(parts.getFirst());
                done.add(parts.removeFirst().path);
            }
        } catch (IOException e) {
            // The file stays until what is under way can be written into another.
            failed();
        } finally {
            lock.unlock();
        }
        for (Path path : done) {
            Files.deleteIfExists(path);
        }
    }

    State state() {
        lock.lock();
        try {
            long waiting =
                    parts.stream().mapToLong(part -> part.written - part.read).sum();
            return new State(underWay.size(), waiting, memory.size(), lost, failures);
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void close() throws IOException {
        lock.lock();
        try {
            if (current != null) {
                finish(current);
            }
        } finally {
            lock.unlock();
        }
        sync();
        folder.close();
    }

    private Part append(byte[] frame) throws IOException {
        if (current != null && current.written + frame.length > fileBytes) {
            finish(current);
        }
        Part to = current == null ? open() : current;
        try {
            to.file.write(frame);
        } catch (IOException e) {
            // Half a frame may stand at its end, where nobody reads.
            finish(to);
            throw e;
        }
        to.written += frame.length;
        to.dirty = true;
        return to;
    }

    private Part open() throws IOException {
        if (System.nanoTime() - notBefore < 0) {
            throw new IOException("no file could be opened a moment ago");
        }
        Path path = folder.newFile(Ids.next());
        Part opened = new Part(path, opening.open(path));
        parts.addLast(opened);
        current = opened;
        return opened;
    }

    private void finish(Part part) {
        closing.add(part.file);
        current = null;
    }

    /** What is under way must be found in a newer file before the old one goes. */
    private void carry(Part old) throws IOException {
        for (Map.Entry<UUID, UnderWay> entry : underWay.entrySet()) {
            if (entry.getValue().part() == old) {
                byte[] frame = entry.getValue().frame();
                entry.setValue(new UnderWay(append(frame), frame));
            }
        }
    }

    private void failed() {
        failures++;
        notBefore = System.nanoTime() + PAUSE_AFTER_FAILURE.toNanos();
    }

    private void remember(byte[] entry) {
        if (remembered + entry.length > memoryBytes) {
            lost++;
        } else {
            memory.addLast(entry);
            remembered += entry.length;
        }
    }
}
