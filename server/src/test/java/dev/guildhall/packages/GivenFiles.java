package dev.guildhall.packages;

import dev.guildhall.skill.PackageFile;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** A package held in memory. */
final class GivenFiles implements PackageFiles {
    private final Map<String, byte[]> contents = new TreeMap<>(PackageDigest.PATH_ORDER);
    private final Map<String, Boolean> executables = new LinkedHashMap<>();
    private Optional<String> folder = Optional.empty();

    static GivenFiles skill(String frontmatterAndBody) {
        return new GivenFiles().with("SKILL.md", frontmatterAndBody);
    }

    /** A valid SKILL.md called {@code pdf-tools} beside this skill.yaml. */
    static GivenFiles yaml(String skillYaml) {
        return skill("---\nname: pdf-tools\ndescription: Works with PDF files.\n---\n# PDF tools\n")
                .with("skill.yaml", skillYaml);
    }

    GivenFiles with(String path, String text) {
        return with(path, text.getBytes(StandardCharsets.UTF_8));
    }

    GivenFiles with(String path, byte[] bytes) {
        contents.put(path, bytes);
        return this;
    }

    GivenFiles executable(String path, String text) {
        executables.put(path, true);
        return with(path, text);
    }

    GivenFiles in(String folderName) {
        folder = Optional.of(folderName);
        return this;
    }

    @Override
    public List<PackageFile> list() {
        return contents.entrySet().stream()
                .map(entry -> new PackageFile(
                        entry.getKey(),
                        executables.getOrDefault(entry.getKey(), false),
                        entry.getValue().length,
                        HexFormat.of().formatHex(PackageDigest.sha256().digest(entry.getValue()))))
                .toList();
    }

    @Override
    public InputStream open(String path) throws IOException {
        byte[] bytes = contents.get(path);
        if (bytes == null) {
            throw new NoSuchFileException(path);
        }
        return new ByteArrayInputStream(bytes);
    }

    @Override
    public Optional<String> folder() {
        return folder;
    }
}
