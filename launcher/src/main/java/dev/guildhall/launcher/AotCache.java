package dev.guildhall.launcher;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;

/**
 * Classes the JVM loaded and linked in an earlier run (JEP 514), so that the next start is quicker. Written when a server that had
 * none stops; keyed by Java, its options and the application, because a cache of others is useless.
 */
final class AotCache {
    private static final int FIRST_JAVA = 25;

    private final Path file;
    private final boolean supported;

    AotCache(Path file, boolean supported) {
        this.file = file;
        this.supported = supported;
    }

    /**
     * @param build names the application's bytes
     * @param options the server's JVM options; the cache holds only for the same ones
     */
    static AotCache in(Path folder, String build, List<String> options, boolean wanted) {
        String java = System.getProperty("java.vm.version") + System.getProperty("java.home");
        String key = FileDigest.of(build + java + options).substring(0, 16);
        return new AotCache(
                folder.resolve("guildhall-" + key + ".aot"),
                wanted && Runtime.version().feature() >= FIRST_JAVA);
    }

    boolean usable() {
        return supported && Files.exists(file);
    }

    /** The JVM checks a cache before it uses it, and goes on without one that does not fit. */
    List<String> options() {
        if (!supported) {
            return List.of();
        }
        // Its remarks on classes it leaves out are of no use to anybody here.
        return Files.exists(file)
                ? List.of("-XX:AOTCache=" + file, "-Xlog:aot=off", "-Xlog:cds=off")
                : List.of("-XX:AOTCacheOutput=" + unfinished(), "-Xlog:aot=off", "-Xlog:cds=off");
    }

    /** Removes what an interrupted stop left, and caches for other builds: each has some 100 MB. */
    void tidy() throws IOException {
        Path folder = file.getParent();
        if (folder == null || !Files.isDirectory(folder)) {
            return;
        }
        try (DirectoryStream<Path> others = Files.newDirectoryStream(folder, "guildhall-*.aot*")) {
            for (Path other : others) {
                if (!other.equals(file)) {
                    Files.delete(other);
                }
            }
        }
    }

    /** Call when the server has ended cleanly: a cache that was being written is whole now. */
    void keepWritten() throws IOException {
        if (Files.exists(unfinished())) {
            Files.move(unfinished(), file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    void discard() throws IOException {
        Files.deleteIfExists(file);
        Files.deleteIfExists(unfinished());
    }

    private Path unfinished() {
        return file.resolveSibling(file.getFileName() + ".new");
    }
}
