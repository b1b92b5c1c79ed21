package dev.guildhall.registry;

import dev.guildhall.packages.Finding;
import dev.guildhall.packages.FindingCode;
import dev.guildhall.packages.PackageProblem;
import dev.guildhall.platform.Problem;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** The path that a client gave to a loose file: what could leave the folder is refused here, the rest by the package's rules. */
final class UploadPath {
    private static final int LONGEST = 512;
    private static final int LONGEST_NAME = 255;

    private UploadPath() {}

    /** The path below {@code folder}; 422 with a finding when it is not a plain relative path. */
    static Path below(Path folder, String path) {
        if (path.isEmpty()) {
            throw refused(FindingCode.PATH_ESCAPES, path, "is empty", "Give every file its path, such as SKILL.md.");
        }
        if (path.chars().anyMatch(c -> c < 0x20 || c == 0x7f)) {
            throw refused(FindingCode.PATH_CONTROL_CHARACTER, path, "holds a control character", "Rename the file.");
        }
        if (path.indexOf('\\') >= 0) {
            throw refused(FindingCode.PATH_BACKSLASH, path, "contains a backslash", "Separate folders by /.");
        }
        if (path.startsWith("/") || path.matches("[A-Za-z]:.*")) {
            throw refused(FindingCode.PATH_ABSOLUTE, path, "is absolute", "Send paths relative to the skill's folder.");
        }
        List<String> names = List.of(path.split("/", -1));
        if (names.stream().anyMatch(name -> name.isEmpty() || name.equals(".") || name.equals(".."))) {
            throw refused(
                    FindingCode.PATH_ESCAPES, path, "has an empty, . or .. part", "Send plain paths such as a/b.md.");
        }
        if (bytes(path) > LONGEST || names.stream().anyMatch(name -> bytes(name) > LONGEST_NAME)) {
            throw refused(
                    FindingCode.PATH_TOO_LONG,
                    path,
                    "is too long",
                    "Use at most 512 bytes for a path and 255 for each name in it.");
        }
        Path resolved = folder.resolve(path).normalize();
        if (!resolved.startsWith(folder)) {
            throw refused(FindingCode.PATH_ESCAPES, path, "leaves the folder", "Send plain paths such as a/b.md.");
        }
        return resolved;
    }

    static Problem twice(String path) {
        return refused(
                FindingCode.DUPLICATE_PATH, path, "was sent twice, or is a file and a folder", "Send each file once.");
    }

    private static Problem refused(FindingCode code, String path, String wrong, String fix) {
        String shown = (path.length() > 120 ? path.substring(0, 120) + "…" : path).replaceAll("\\p{Cntrl}", "\uFFFD");
        return PackageProblem.of(List.of(new Finding(
                code.code(),
                code.severity(),
                Optional.empty(),
                Optional.empty(),
                "The path \"" + shown + "\" " + wrong + ".",
                fix)));
    }

    private static int bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }
}
