package dev.guildhall.conformance;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Files that a run lays out. */
final class Written {
    private Written() {}

    static void text(Path file, String text) throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }
}
