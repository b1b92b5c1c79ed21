package dev.guildhall.registry;

import dev.guildhall.platform.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The folder of a draft that holds {@code SKILL.md}: the upload's own, or the one top folder in it. */
record DraftFolder(Path top) {
    private static final Comparator<DraftFiles.DraftFile> MANIFESTS_FIRST = Comparator.comparingInt(
                    (DraftFiles.DraftFile file) ->
                            List.of("skill.yaml", "SKILL.md").indexOf(file.path()))
            .reversed()
            .thenComparing(DraftFiles.DraftFile::path);

    static DraftFolder of(Path upload) throws IOException {
        if (Files.exists(upload.resolve("SKILL.md"))) {
            return new DraftFolder(upload);
        }
        try (Stream<Path> children = Files.list(upload)) {
            List<Path> all = children.toList();
            return new DraftFolder(all.size() == 1 && Files.isDirectory(all.getFirst()) ? all.getFirst() : upload);
        }
    }

    List<DraftFiles.DraftFile> list() throws IOException {
        List<DraftFiles.DraftFile> files = new ArrayList<>();
        try (Stream<Path> all = Files.walk(top)) {
            for (Path file : all.filter(path -> Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS))
                    .toList()) {
                files.add(new DraftFiles.DraftFile(
                        top.relativize(file).toString(), Files.size(file), Files.isExecutable(file), Optional.empty()));
            }
        }
        files.sort(MANIFESTS_FIRST);
        return files;
    }

    /** Where this path would lie; 422 when it leaves the folder. */
    Path place(String path) {
        return UploadPath.below(top, path);
    }

    boolean has(String path) {
        return Files.isRegularFile(place(path), LinkOption.NOFOLLOW_LINKS);
    }

    Path existing(String path) {
        if (!has(path)) {
            throw unknown(path);
        }
        return place(path);
    }

    static Problem unknown(String path) {
        return RegistryProblem.FILE_UNKNOWN.because("The draft has no file \"%s\".".formatted(path));
    }
}
