package dev.guildhall.registry;

import java.nio.file.Path;
import java.util.Optional;

/**
 * An upload and what was said with it.
 *
 * @param owner namespace without {@code @}, when the call named one
 * @param channel to move to this version; {@code latest} follows by itself
 * @param origin of a package that was made of something else, such as an import
 */
public record PublishRequest(
        Upload upload,
        Optional<String> owner,
        Optional<String> version,
        Optional<String> channel,
        boolean dryRun,
        Optional<Origin> origin) {

    /** Of a package as its author sent it. */
    public PublishRequest(
            Upload upload, Optional<String> owner, Optional<String> version, Optional<String> channel, boolean dryRun) {
        this(upload, owner, version, channel, dryRun, Optional.empty());
    }

    /** What was sent: one archive, or a folder of loose files (multipart). */
    public sealed interface Upload {
        /** A zip or tar.gz. */
        record Archive(Path file, Optional<String> fileName) implements Upload {}

        /** Files laid out below {@code folder} as they were sent. */
        record Folder(Path folder) implements Upload {}
    }
}
