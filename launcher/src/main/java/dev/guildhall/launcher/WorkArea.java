package dev.guildhall.launcher;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * Liberty's cache of what it unpacked and scanned. It tells one build from another by the times inside the archive, and
 * our builds are reproducible: those times never change. So a new WAR clears the cache.
 */
final class WorkArea {
    private WorkArea() {}

    /** @param server the server's output folder, which holds {@code workarea} */
    static void clearWhenBuildChanged(Path server, Path war) throws IOException {
        String build = Files.size(war) + " " + Files.getLastModifiedTime(war).toMillis();
        Path mark = server.resolve("workarea-of");
        if (Files.exists(mark) && Files.readString(mark).equals(build)) {
            return;
        }
        Path area = server.resolve("workarea");
        if (Files.exists(area)) {
            List<Path> all;
            try (Stream<Path> walk = Files.walk(area)) {
                all = walk.sorted(Comparator.reverseOrder()).toList();
            }
            for (Path path : all) {
                Files.delete(path);
            }
        }
        Files.writeString(mark, build);
    }
}
