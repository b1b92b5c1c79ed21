package dev.guildhall.launcher;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Liberty's folder for what it unpacks and remembers between starts. It tells a changed jar by its date, and ours all bear the same
 * one (reproducible builds): without help it would go on running the classes of the build before.
 */
final class Workarea {
    private Workarea() {}

    /**
     * Empties it when it was filled by another build.
     *
     * @param server the server's folder under the data folder
     * @param build names the application's bytes
     */
    static void renewFor(Path server, String build) throws IOException {
        Path mark = server.resolveSibling(server.getFileName() + ".build");
        if (!Secrets.read(mark).equals(Optional.of(build))) {
            delete(server.resolve("workarea"));
            Files.createDirectories(server);
            Secrets.write(mark, build);
        }
    }

    private static void delete(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }
}
