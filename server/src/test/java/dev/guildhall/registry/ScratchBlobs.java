package dev.guildhall.registry;

import dev.guildhall.platform.Blobs;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Blobs in a folder of one test, which can run out of room. */
class ScratchBlobs implements Blobs {
    private final Path root;
    private int room = Integer.MAX_VALUE;

    ScratchBlobs(Path root) throws IOException {
        this.root = root;
        Files.createDirectories(root.resolve("blobs"));
        Files.createDirectories(root.resolve("staging"));
    }

    /** After this many more blobs the disk is full. */
    void fullAfter(int puts) {
        room = puts;
    }

    @Override
    public void put(String digest, Path file) throws IOException {
        if (room-- <= 0) {
            throw new IOException("No space left on device");
        }
        Files.move(file, root.resolve("blobs").resolve(digest), StandardCopyOption.REPLACE_EXISTING);
    }

    @Override
    public boolean has(String digest) {
        return Files.exists(root.resolve("blobs").resolve(digest));
    }

    @Override
    public InputStream open(String digest) throws IOException {
        return Files.newInputStream(root.resolve("blobs").resolve(digest));
    }

    @Override
    public void delete(String digest) throws IOException {
        Files.deleteIfExists(root.resolve("blobs").resolve(digest));
    }

    @Override
    public Path stagingFolder() throws IOException {
        return Files.createTempDirectory(root.resolve("staging"), "upload");
    }

    Set<String> all() throws IOException {
        return names("blobs");
    }

    Set<String> staged() throws IOException {
        return names("staging");
    }

    private Set<String> names(String folder) throws IOException {
        try (Stream<Path> files = Files.list(root.resolve(folder))) {
            return files.map(file -> String.valueOf(file.getFileName())).collect(Collectors.toCollection(TreeSet::new));
        }
    }
}
