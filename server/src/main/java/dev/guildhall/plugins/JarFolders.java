package dev.guildhall.plugins;

import dev.guildhall.skill.PackageFile;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.jar.JarFile;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipException;

/** The jars of loaded packages on disk: {@code <root>/<digest of the package>/<load>/lib/x.jar}, gone when unloaded. */
final class JarFolders {
    private final Path root;
    private final AtomicLong loads = new AtomicLong();

    JarFolders(Path root) {
        this.root = root;
    }

    /** Removes what a killed process left behind. */
    void clear() throws IOException {
        delete(root);
    }

    /**
     * Copies the jars out, each checked against its digest. Every load has a folder of its own, so that a version can be
     * loaded again while calls still run in the loader that is being retired.
     */
    Path unpack(ShelvedPackage shelved) throws IOException, BrokenPlugin {
        Path folder = root.resolve(digest(shelved)).resolve(Long.toString(loads.incrementAndGet()));
        Files.createDirectories(folder.resolve("lib"));
        try {
            for (PackageFile jar : shelved.jars()) {
                copy(shelved, jar, folder);
            }
            return folder;
        } catch (IOException | BrokenPlugin | RuntimeException e) {
            remove(folder);
            throw e;
        }
    }

    static List<Path> jarsIn(Path folder) throws IOException {
        try (Stream<Path> jars = Files.list(folder.resolve("lib"))) {
            return jars.sorted().toList();
        }
    }

    /** Removes one load's folder, and the package's when this was its last. */
    void remove(Path folder) throws IOException {
        delete(folder);
        Path ofPackage = folder.getParent();
        if (ofPackage != null) {
            try {
                Files.deleteIfExists(ofPackage);
            } catch (DirectoryNotEmptyException e) {
                // Another load of the same package is alive.
                return;
            }
        }
    }

    private static void copy(ShelvedPackage shelved, PackageFile jar, Path folder) throws IOException, BrokenPlugin {
        Path target = folder.resolve(jar.path()).normalize();
        if (!folder.resolve("lib").equals(target.getParent())) {
            throw new BrokenPlugin("%s of %s leads out of lib/.".formatted(jar.path(), shelved.title()));
        }
        String found;
        try (InputStream in = shelved.bytes().open(jar);
                OutputStream out = Files.newOutputStream(target)) {
            found = Sha256.ofCopy(in, out);
        }
        if (!found.equals(jar.sha256())) {
            throw new BrokenPlugin("%s of %s has the SHA-256 %s where %s was published: the stored bytes were altered."
                    .formatted(jar.path(), shelved.title(), found, jar.sha256()));
        }
        // URLClassLoader passes over a jar it cannot read; the first sign would be a class that is not there.
        try (JarFile readable = new JarFile(target.toFile(), false)) {
            readable.size();
        } catch (ZipException e) {
            throw new BrokenPlugin("%s of %s is not a jar that can be read: %s. Publish a version with a whole one."
                    .formatted(jar.path(), shelved.title(), e.getMessage()));
        }
    }

    private static String digest(ShelvedPackage shelved) {
        return Sha256.of(shelved.files().stream()
                .sorted(Comparator.comparing(PackageFile::path))
                .map(f -> f.path() + "\t" + (f.executable() ? "755" : "644") + "\t" + f.sha256() + "\n")
                .collect(Collectors.joining()));
    }

    private static void delete(Path folder) throws IOException {
        List<Path> all = new ArrayList<>();
        try (Stream<Path> walk = Files.walk(folder)) {
            walk.forEach(all::add);
        } catch (NoSuchFileException e) {
            return;
        }
        for (Path path : all.reversed()) {
            Files.deleteIfExists(path);
        }
    }
}
