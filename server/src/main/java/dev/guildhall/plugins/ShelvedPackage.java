package dev.guildhall.plugins;

import dev.guildhall.skill.PackageFile;
import dev.guildhall.skill.SkillManifest;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;

/**
 * A package version as the registry keeps it.
 *
 * @param id {@code @owner/name}
 * @param version semantic version
 * @param manifest as read when it was published
 * @param files every file of the package
 * @param bytes opens a file of {@code files} by its path
 * @param publisherTrusted an administrator lets Java code of this owner run
 * @param state {@code live}, {@code held} or {@code yanked}
 * @param doubt why it may not be what was published: its signature or its stored digests do not hold
 */
public record ShelvedPackage(
        String id,
        String version,
        SkillManifest manifest,
        List<PackageFile> files,
        Opener bytes,
        boolean publisherTrusted,
        String state,
        Optional<String> doubt) {

    public ShelvedPackage {
        files = List.copyOf(files);
    }

    /** Opens the bytes of one file. */
    @FunctionalInterface
    public interface Opener {
        InputStream open(PackageFile file) throws IOException;
    }

    /** The jars in {@code lib/}, sorted by path; deeper folders do not count. */
    List<PackageFile> jars() {
        return files.stream()
                .filter(f -> f.path().startsWith("lib/")
                        && f.path().endsWith(".jar")
                        && f.path().indexOf('/', 4) < 0)
                .sorted((a, b) -> a.path().compareTo(b.path()))
                .toList();
    }

    boolean hasJars() {
        return !jars().isEmpty();
    }

    /** {@code @owner/name 1.2.3}. */
    String title() {
        return id + " " + version;
    }
}
