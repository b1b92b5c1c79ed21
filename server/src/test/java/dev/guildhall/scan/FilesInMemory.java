package dev.guildhall.scan;

import dev.guildhall.packages.PackageFiles;
import dev.guildhall.skill.PackageFile;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** A package held in memory; {@code hex:…} stands for bytes. */
final class FilesInMemory implements PackageFiles {
    private final Map<String, byte[]> contents = new TreeMap<>();

    FilesInMemory(Map<String, String> files) {
        contents.put("SKILL.md", (Example.FRONT + "Text.\n").getBytes(StandardCharsets.UTF_8));
        files.forEach((path, text) -> contents.put(
                path,
                text.startsWith("hex:")
                        ? HexFormat.of().parseHex(text.substring(4))
                        : text.getBytes(StandardCharsets.UTF_8)));
    }

    @Override
    public List<PackageFile> list() {
        return contents.entrySet().stream()
                .map(entry -> new PackageFile(entry.getKey(), false, entry.getValue().length, "00".repeat(32)))
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
        return Optional.of("example");
    }
}
