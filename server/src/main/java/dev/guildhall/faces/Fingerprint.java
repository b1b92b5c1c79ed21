package dev.guildhall.faces;

import dev.guildhall.skill.PackageFile;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;

/** What {@code clawhub} hashes an installed skill to: SHA-256 over {@code PATH:SHA256} lines of files that are not hidden. */
final class Fingerprint {
    private Fingerprint() {}

    static String of(List<PackageFile> files) {
        String lines = files.stream()
                .filter(file -> Arrays.stream(file.path().split("/", -1)).noneMatch(name -> name.startsWith(".")))
                .sorted(Comparator.comparing(PackageFile::path, LocaleOrder.PATHS))
                .map(file -> file.path() + ":" + file.sha256())
                .collect(Collectors.joining("\n"));
        return HexFormat.of().formatHex(FaceFiles.digest("SHA-256").digest(lines.getBytes(StandardCharsets.UTF_8)));
    }
}
