package dev.guildhall.registry;

import dev.guildhall.packages.Finding;
import dev.guildhall.skill.PackageFile;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Where a package came from that its author did not send himself, and what was changed on the way.
 *
 * @param digest hex, over everything that was read; the same source again is known by it
 * @param folder what the skill's folder was called
 * @param path where that folder lay in the archive or repository
 * @param commit of the repository
 * @param job that brought it
 * @param mends what was changed, put before the findings of the checks
 * @param files as they were; empty when the package holds the same files
 */
public record Origin(
        String digest,
        String folder,
        String path,
        Optional<String> repository,
        Optional<String> commit,
        UUID job,
        List<Finding> mends,
        List<File> files) {
    public Origin {
        mends = List.copyOf(mends);
        files = List.copyOf(files);
    }

    /** A file as it was, and where its bytes lie until publishing is over. */
    public record File(PackageFile file, Path place) {}
}
