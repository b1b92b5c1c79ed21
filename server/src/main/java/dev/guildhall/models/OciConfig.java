package dev.guildhall.models;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Oracle's configuration file: sections in brackets, {@code key=value} lines ({@code ~/.oci/config}). */
final class OciConfig {
    private static final int LARGEST = 1 << 20;

    private OciConfig() {}

    /** The file that is meant, when it is there. */
    static Optional<Path> file(@Nullable String path, Environment environment) {
        String home = environment.value("HOME").orElse("");
        String meant = path == null ? "~/.oci/config" : path;
        try {
            Path file = Path.of(meant.startsWith("~/") ? home + meant.substring(1) : meant);
            return Files.isRegularFile(file) && Files.size(file) <= LARGEST ? Optional.of(file) : Optional.empty();
        } catch (IOException | InvalidPathException e) {
            return Optional.empty();
        }
    }

    static Optional<String> value(Path file, String profile, String key) {
        try {
            return value(Files.readAllLines(file), profile, key);
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private static Optional<String> value(List<String> lines, String profile, String key) {
        boolean inside = false;
        for (String line : lines) {
            String text = line.strip();
            if (text.startsWith("[") && text.endsWith("]")) {
                inside = text.substring(1, text.length() - 1).strip().equals(profile);
            } else if (inside
                    && text.contains("=")
                    && text.substring(0, text.indexOf('=')).strip().equals(key)) {
                return Optional.of(text.substring(text.indexOf('=') + 1).strip())
                        .filter(value -> !value.isEmpty());
            }
        }
        return Optional.empty();
    }
}
