package dev.guildhall.imports;

import dev.guildhall.platform.Blobs;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** A staging folder that goes when the work is over, whatever came of it. */
record WorkFolder(Path path) implements AutoCloseable {
    static WorkFolder in(Blobs blobs) throws IOException {
        return new WorkFolder(blobs.stagingFolder());
    }

    Path folder(String name) throws IOException {
        return Files.createDirectory(path.resolve(name));
    }

    Path file(String name) {
        return path.resolve(name);
    }

    @Override
    public void close() throws IOException {
        if (!Files.exists(path)) {
            return;
        }
        List<Path> all;
        try (Stream<Path> found = Files.walk(path)) {
            all = found.sorted(Comparator.reverseOrder()).toList();
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
        for (Path one : all) {
            Files.deleteIfExists(one);
        }
    }
}
