package dev.guildhall.packages;

import dev.guildhall.skill.PackageFile;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A package whose files lie on disk, hashed and within limits.
 *
 * <p>In a staging folder the files are called by number, not by the names the archive gave them: no name from outside
 * ever reaches the file system.
 */
public final class UnpackedPackage implements PackageFiles {
    private final List<PackageFile> files;
    private final Map<String, Path> places;
    private final Optional<String> folder;
    private final List<Finding> findings;

    UnpackedPackage(
            List<PackageFile> files, Map<String, Path> places, Optional<String> folder, List<Finding> findings) {
        this.files = List.copyOf(files);
        this.places = Map.copyOf(places);
        this.folder = folder;
        this.findings = List.copyOf(findings);
    }

    @Override
    public List<PackageFile> list() {
        return files;
    }

    @Override
    public InputStream open(String path) throws IOException {
        return Files.newInputStream(place(path));
    }

    @Override
    public Optional<String> folder() {
        return folder;
    }

    /** Where the bytes of this file lie until the staging folder goes. */
    public Path place(String path) throws IOException {
        Path place = places.get(path);
        if (place == null) {
            throw new NoSuchFileException(path);
        }
        return place;
    }

    /** What was noticed while unpacking; none of it refuses. */
    public List<Finding> findings() {
        return findings;
    }

    /** Bytes of all files. */
    public long totalBytes() {
        return files.stream().mapToLong(PackageFile::size).sum();
    }
}
