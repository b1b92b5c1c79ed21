package dev.guildhall.runlog;

import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * A folder that belongs to this process alone, by a lock that ends with the process: {@code NODE/0}, or the next number while another process
 * of this node's name holds that one. What processes that ended left in theirs is moved in.
 */
final class JournalFolder implements Closeable {
    private static final String ENDING = ".journal";
    private static final String LOCK = "lock";
    private static final int MOST = 64;

    private final Path path;
    private final Held held;

    private JournalFolder(Path path, Held held) {
        this.path = path;
        this.held = held;
    }

    private record Held(FileChannel channel, FileLock lock) {
        void close() throws IOException {
            lock.release();
            channel.close();
        }
    }

    static JournalFolder in(Path node) throws IOException {
        for (int number = 0; number < MOST; number++) {
            Path own = Files.createDirectories(node.resolve(String.valueOf(number)));
            Optional<Held> held = lock(own);
            if (held.isPresent()) {
                JournalFolder folder = new JournalFolder(own, held.get());
                folder.adopt(node);
                return folder;
            }
        }
        throw new IOException("All of " + MOST + " folders under " + node + " are held by running processes");
    }

    /** The names rise with time. */
    Path newFile(UUID name) {
        return path.resolve(name + ENDING);
    }

    /** Entries that the database refused for what they are. */
    Path refused() {
        return path.resolve("refused");
    }

    List<Path> files() throws IOException {
        try (Stream<Path> files = Files.list(path)) {
            return files.filter(file -> file.getFileName().toString().endsWith(ENDING))
                    .sorted()
                    .toList();
        }
    }

    @Override
    public void close() throws IOException {
        held.close();
    }

    private void adopt(Path node) throws IOException {
        List<Path> others;
        try (Stream<Path> folders = Files.list(node)) {
            others = folders.filter(folder -> Files.isDirectory(folder) && !folder.equals(path))
                    .toList();
        }
        for (Path other : others) {
            Optional<Held> theirs = lock(other);
            if (theirs.isPresent()) {
                try {
                    take(other);
                } finally {
                    theirs.get().close();
                }
            }
        }
    }

    private void take(Path other) throws IOException {
        try (Stream<Path> files = Files.list(other)) {
            for (Path file :
                    files.filter(found -> found.toString().endsWith(ENDING)).toList()) {
                Files.move(file, path.resolve(file.getFileName()), StandardCopyOption.ATOMIC_MOVE);
            }
        }
    }

    private static Optional<Held> lock(Path folder) throws IOException {
        FileChannel channel =
                FileChannel.open(folder.resolve(LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        try {
            FileLock lock = channel.tryLock();
            if (lock != null) {
                return Optional.of(new Held(channel, lock));
            }
        } catch (OverlappingFileLockException e) {
            // Held by another journal of this very process.
        }
        channel.close();
        return Optional.empty();
    }
}
