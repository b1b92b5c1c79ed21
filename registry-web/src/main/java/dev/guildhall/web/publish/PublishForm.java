package dev.guildhall.web.publish;

import dev.guildhall.platform.PlatformProblem;
import dev.guildhall.registry.Uploads;
import jakarta.ws.rs.core.EntityPart;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What the upload form sent: one archive or the files of a folder, and the fields beside them.
 *
 * @param archive empty when files came instead
 */
record PublishForm(Optional<EntityPart> archive, List<Uploads.Part> files, PublishFields fields) {
    private static final int LONGEST_FIELD = 1_000;
    /** Room for the paths of 2,000 files. */
    private static final int LONGEST_PATHS = 2_000_000;

    static PublishForm of(List<EntityPart> parts) throws IOException {
        EntityPart archive = null;
        List<EntityPart> files = new ArrayList<>();
        String owner = "";
        String version = "";
        String channel = "";
        String paths = "";
        for (EntityPart part : parts) {
            boolean named = part.getFileName().filter(n -> !n.isBlank()).isPresent();
            switch (part.getName()) {
                case "archive" -> archive = named ? part : archive;
                case "files" -> {
                    if (named) {
                        files.add(part);
                    }
                }
                case "owner" -> owner = text(part, LONGEST_FIELD);
                case "version" -> version = text(part, LONGEST_FIELD);
                case "channel" -> channel = text(part, LONGEST_FIELD);
                case "paths" -> paths = text(part, LONGEST_PATHS);
                default ->
                    throw PlatformProblem.BAD_REQUEST.because(
                            "The form has no field \"%s\". It knows archive, files, paths, owner, version and channel."
                                    .formatted(part.getName()));
            }
        }
        if (archive == null && files.isEmpty()) {
            throw PlatformProblem.INVALID_FIELD.because(
                    "No file came with the form. Choose a zip or tar.gz, or a folder that holds a SKILL.md.");
        }
        return new PublishForm(
                files.isEmpty() ? Optional.ofNullable(archive) : Optional.empty(),
                withPaths(files, paths),
                new PublishFields(owner, version, channel));
    }

    /** A dropped folder names its files in {@code paths}, one a line; a chosen one names them in the parts themselves. */
    private static List<Uploads.Part> withPaths(List<EntityPart> files, String paths) throws IOException {
        List<String> named = paths.lines().filter(l -> !l.isBlank()).toList();
        if (!named.isEmpty() && named.size() != files.size()) {
            throw PlatformProblem.BAD_REQUEST.because(
                    "%d files came with %d paths. Choose the folder again.".formatted(files.size(), named.size()));
        }
        List<Uploads.Part> result = new ArrayList<>();
        for (int i = 0; i < files.size(); i++) {
            String path = named.isEmpty() ? files.get(i).getFileName().orElse("") : named.get(i);
            result.add(new Uploads.Part(path, files.get(i).getContent()));
        }
        return result;
    }

    private static String text(EntityPart part, int limit) throws IOException {
        return FormText.of(part, limit).strip();
    }
}
