package dev.guildhall.packages;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Checks and cleans one path out of an archive. Everything that is not a plain relative path is refused, not repaired. */
final class EntryPath {
    private static final Pattern DRIVE = Pattern.compile("[A-Za-z]:.*", Pattern.DOTALL);
    private static final Pattern RESERVED =
            Pattern.compile("(?i)(con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³])(\\..*)?", Pattern.UNICODE_CASE);
    private static final Pattern FORBIDDEN = Pattern.compile("[<>:\"|?*]");
    private static final int NAME_BYTES = 255;
    private static final Set<String> JUNK = Set.of("__macosx", ".ds_store", "thumbs.db", "desktop.ini", ".git");

    private EntryPath() {}

    /** The path with {@code .} and doubled slashes taken out, or empty when it was refused; empty text for the root itself. */
    static Optional<String> checked(String raw, ArchiveLimits limits, Findings findings) {
        String shown = "`" + Shown.clip(raw) + "`";
        Optional<Finding> wrong = wrong(raw, shown);
        if (wrong.isPresent()) {
            findings.add(wrong.get());
            return Optional.empty();
        }
        List<String> names = List.of(raw.split("/", -1)).stream()
                .filter(name -> !name.isEmpty() && !name.equals("."))
                .toList();
        String path = String.join("/", names);
        boolean longName = names.stream().anyMatch(name -> name.getBytes(StandardCharsets.UTF_8).length > NAME_BYTES);
        if (longName || path.getBytes(StandardCharsets.UTF_8).length > limits.maxPathLength()) {
            findings.add(FindingCode.PATH_TOO_LONG.onPackage(
                    "The path " + shown + " is too long.",
                    "Use at most " + limits.maxPathLength() + " bytes for a path and 255 for each name in it."));
            return Optional.empty();
        }
        if (names.size() > limits.maxDepth()) {
            findings.add(FindingCode.PATH_TOO_DEEP.onPackage(
                    "The path " + shown + " is " + names.size() + " levels deep.",
                    "Use at most " + limits.maxDepth() + " levels."));
            return Optional.empty();
        }
        return Optional.of(path);
    }

    private static Optional<Finding> wrong(String raw, String shown) {
        if (raw.startsWith("\\\\") || raw.startsWith("//") || raw.startsWith("/") || raw.startsWith("\\")) {
            return Optional.of(FindingCode.PATH_ABSOLUTE.onPackage(
                    "The path " + shown + " is absolute.", "Pack the folder from outside it, with relative paths."));
        }
        if (DRIVE.matcher(raw).matches()) {
            return Optional.of(FindingCode.PATH_ABSOLUTE.onPackage(
                    "The path " + shown + " starts with a drive letter.",
                    "Pack the folder from outside it, with relative paths."));
        }
        if (List.of(raw.split("[/\\\\]", -1)).contains("..")) {
            return Optional.of(FindingCode.PATH_ESCAPES.onPackage(
                    "The path " + shown + " contains `..`.", "Pack only what lies inside the skill's folder."));
        }
        if (raw.indexOf('\\') >= 0) {
            return Optional.of(FindingCode.PATH_BACKSLASH.onPackage(
                    "The path " + shown + " contains a backslash.",
                    "Pack it with a tool that writes `/`, such as `tar` or 7-Zip, or rename the file."));
        }
        if (raw.codePoints().anyMatch(EntryPath::invisible)) {
            return Optional.of(FindingCode.PATH_CONTROL_CHARACTER.onPackage(
                    "The path " + shown + " contains a character that cannot be seen.", "Rename the file."));
        }
        return Optional.empty();
    }

    private static boolean invisible(int point) {
        int type = Character.getType(point);
        // Emoji in names may be joined.
        boolean joiner = point == 0x200D;
        return type == Character.CONTROL
                || type == Character.LINE_SEPARATOR
                || type == Character.PARAGRAPH_SEPARATOR
                || type == Character.SURROGATE
                || (type == Character.FORMAT && !joiner);
    }

    /** What systems and git leave in folders: {@code .DS_Store}, {@code __MACOSX/}, {@code ._x}, {@code .git/} … */
    static Optional<String> junk(String path) {
        for (String name : path.split("/", -1)) {
            if (JUNK.contains(name.toLowerCase(Locale.ROOT))) {
                return Optional.of(name);
            }
            if (name.startsWith("._")) {
                return Optional.of("._*");
            }
        }
        return Optional.empty();
    }

    /** Warns of names that unpack nowhere on Windows. */
    static void warnOfNonPortable(String path, Findings findings) {
        for (String name : path.split("/", -1)) {
            boolean ends = name.endsWith(".") || name.endsWith(" ");
            if (ends
                    || RESERVED.matcher(name).matches()
                    || FORBIDDEN.matcher(name).find()) {
                findings.add(FindingCode.PATH_NOT_PORTABLE.onFile(
                        path, "Windows has no file called `" + Shown.clip(name) + "`.", "Rename it."));
                return;
            }
        }
    }
}
