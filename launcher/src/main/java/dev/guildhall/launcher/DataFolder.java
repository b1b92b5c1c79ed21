package dev.guildhall.launcher;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The folder of one installation. Whoever runs on it holds the lock on its file {@code lock}: the system lets go of the lock when
 * the process dies, so a lock is never stale. That file is only ever locked, never read: closing a second channel would drop the lock.
 */
final class DataFolder {
    private final Path path;

    DataFolder(Path path) {
        this.path = path;
    }

    Path path() {
        return path;
    }

    Path bootstrapToken() {
        return path.resolve("bootstrap-token");
    }

    /** Made by the server's first start unless it was given; the folder is for secrets that no person needs to read. */
    Path masterKey() {
        return secrets().resolve("master-key");
    }

    private Path secrets() {
        return path.resolve("secrets");
    }

    Path postgresPassword() {
        return path.resolve("postgres-password");
    }

    Path postgres() {
        return path.resolve("postgres");
    }

    Path logs() {
        return path.resolve("logs");
    }

    Path cache() {
        return path.resolve("cache");
    }

    Path liberty() {
        return path.resolve("liberty");
    }

    Path instance() {
        return path.resolve("instance");
    }

    boolean exists() {
        return Files.isDirectory(path);
    }

    void create() throws IOException {
        try {
            if (!Files.exists(path)) {
                Path parent = path.getParent();
                if (parent != null) {
                    Files.createDirectories(parent);
                }
                Files.createDirectory(path, Secrets.OWNER_ONLY_FOLDER);
            }
            // The folder itself may have been there before, open to others: what is in it is not.
            for (Path part : List.of(logs(), cache(), liberty(), postgres(), secrets())) {
                if (!Files.isDirectory(part)) {
                    Files.createDirectory(part, Secrets.OWNER_ONLY_FOLDER);
                }
            }
        } catch (IOException e) {
            throw new LauncherProblem(
                    "cannot write to the data folder " + path + " (" + e.getMessage()
                            + "). GUILDHALL_DATA chooses another.",
                    e);
        }
    }

    /** The lock, or empty when another process holds it. Held until it is closed or the process ends. */
    Optional<FileLock> lock() throws IOException {
        FileChannel channel = FileChannel.open(
                path.resolve("lock"),
                Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE),
                Secrets.OWNER_ONLY_FILE);
        FileLock lock = channel.tryLock();
        if (lock == null) {
            channel.close();
        }
        return Optional.ofNullable(lock);
    }

    /** Whether somebody runs on this folder now. */
    boolean inUse() throws IOException {
        if (!exists()) {
            return false;
        }
        Optional<FileLock> lock = lock();
        if (lock.isPresent()) {
            lock.get().acquiredBy().close();
        }
        return lock.isEmpty();
    }

    Optional<Instance> instanceThere() throws IOException {
        return Instance.read(instance());
    }
}
