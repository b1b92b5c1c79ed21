package dev.guildhall.platform;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Blobs as files: {@code <data>/blobs/ab/cd/<digest>}, written under {@code <data>/staging} first.
 *
 * <p>{@code staged file → fsync → atomic rename → fsync of the folders}: after a power cut a blob is there whole or not at all.
 */
@ApplicationScoped
public class DiskBlobs implements Blobs {
    private static final Pattern DIGEST = Pattern.compile("[0-9a-f]{64}");

    private final Path blobs;
    private final Path staging;

    /** For the container's proxy only. */
    protected DiskBlobs() {
        this(Path.of(""));
    }

    @Inject
    public DiskBlobs(PlatformSettings settings) {
        this(settings.data());
    }

    DiskBlobs(Path data) {
        this.blobs = data.toAbsolutePath().resolve("blobs");
        this.staging = data.toAbsolutePath().resolve("staging");
    }

    /** What an earlier run left unfinished is of no use to anybody. */
    void atStart(@Observes @Initialized(ApplicationScoped.class) Object started) throws IOException {
        removeLeftovers();
    }

    void removeLeftovers() throws IOException {
        if (!Files.isDirectory(staging)) {
            return;
        }
        List<Path> leftovers;
        try (Stream<Path> folders = Files.list(staging)) {
            leftovers = folders.toList();
        }
        for (Path leftover : leftovers) {
            removeTree(leftover);
        }
    }

    @Override
    public void put(String digest, Path file) throws IOException {
        Path target = place(digest);
        if (Files.exists(target)) {
            Files.delete(file);
            return;
        }
        sync(file);
        Path folder = parent(target);
        if (!Files.isDirectory(folder)) {
            Files.createDirectories(folder);
            sync(parent(folder));
            sync(blobs);
        }
        // Two writers of one digest carry the same bytes, so the second rename replaces a file by its equal.
        Files.move(file, target, StandardCopyOption.ATOMIC_MOVE);
        sync(folder);
    }

    @Override
    public boolean has(String digest) throws IOException {
        return Files.isRegularFile(place(digest));
    }

    @Override
    public InputStream open(String digest) throws IOException {
        return Files.newInputStream(place(digest));
    }

    @Override
    public void delete(String digest) throws IOException {
        Files.deleteIfExists(place(digest));
    }

    @Override
    public Path stagingFolder() throws IOException {
        return Files.createDirectories(staging.resolve(UUID.randomUUID().toString()));
    }

    private Path place(String digest) {
        if (!DIGEST.matcher(digest).matches()) {
            throw new IllegalArgumentException("A digest is 64 lower-case hex digits, not \"" + digest + "\"");
        }
        return blobs.resolve(digest.substring(0, 2))
                .resolve(digest.substring(2, 4))
                .resolve(digest);
    }

    private static Path parent(Path path) {
        Path parent = path.getParent();
        if (parent == null) {
            throw new IllegalStateException(path + " has no folder");
        }
        return parent;
    }

    private static void sync(Path path) throws IOException {
        try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }

    private static void removeTree(Path root) throws IOException {
        Files.walkFileTree(root, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.deleteIfExists(file);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path file, IOException failure) throws IOException {
                // Somebody else removed it first.
                if (failure instanceof NoSuchFileException) {
                    return FileVisitResult.CONTINUE;
                }
                throw failure;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path folder, @Nullable IOException failure) throws IOException {
                if (failure != null) {
                    throw failure;
                }
                Files.deleteIfExists(folder);
                return FileVisitResult.CONTINUE;
            }
        });
    }
}
