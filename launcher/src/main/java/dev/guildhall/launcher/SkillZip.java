package dev.guildhall.launcher;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipArchiveOutputStream;

/**
 * A skill folder as a zip under one top directory of its name. The same files give the same bytes: sorted, one date, of the mode
 * only the executable bit.
 */
final class SkillZip {
    /** Of editors, systems and version control; and {@code .env}, where secrets live. */
    private static final Set<String> LEFT_OUT = Set.of(
            ".git",
            ".hg",
            ".svn",
            ".DS_Store",
            "__MACOSX",
            "Thumbs.db",
            "desktop.ini",
            ".idea",
            ".vscode",
            ".env",
            "__pycache__");

    private static final int MOST_FILES = 20_000;
    private static final int PLAIN = 0100644;
    private static final int EXECUTABLE = 0100755;
    /** 1980-01-01, the oldest date a zip can hold. */
    private static final long DATE = 315_532_800_000L;

    private SkillZip() {}

    /** @return what was left out, relative to the folder */
    static List<Path> write(Path folder, Path zip) throws IOException {
        Path root = folder.toRealPath();
        if (!Files.isRegularFile(root.resolve("SKILL.md"))) {
            throw new LauncherProblem("there is no SKILL.md in " + root + ". Give the folder that holds it.");
        }
        List<Path> files = new ArrayList<>();
        List<Path> leftOut = new ArrayList<>();
        collect(root, root, files, leftOut);
        files.sort((a, b) -> name(root, a).compareTo(name(root, b)));
        try (OutputStream out = Files.newOutputStream(zip);
                ZipArchiveOutputStream archive = new ZipArchiveOutputStream(out)) {
            for (Path file : files) {
                ZipArchiveEntry entry = new ZipArchiveEntry(root.getFileName() + "/" + name(root, file));
                entry.setUnixMode(Files.isExecutable(file) ? EXECUTABLE : PLAIN);
                entry.setTime(DATE);
                archive.putArchiveEntry(entry);
                Files.copy(file, archive);
                archive.closeArchiveEntry();
            }
        }
        return leftOut;
    }

    private static void collect(Path root, Path folder, List<Path> files, List<Path> leftOut) throws IOException {
        List<Path> children;
        try (Stream<Path> listed = Files.list(folder)) {
            children = listed.sorted().toList();
        }
        for (Path child : children) {
            if (LEFT_OUT.contains(String.valueOf(child.getFileName()))) {
                leftOut.add(root.relativize(child));
            } else if (Files.isSymbolicLink(child)) {
                throw new LauncherProblem(root.relativize(child)
                        + " is a symbolic link, which a package cannot hold. Put the file itself there.");
            } else if (Files.isDirectory(child, LinkOption.NOFOLLOW_LINKS)) {
                collect(root, child, files, leftOut);
            } else if (files.size() == MOST_FILES) {
                throw new LauncherProblem(
                        root + " holds more than " + MOST_FILES + " files. Is it the skill's own folder?");
            } else {
                files.add(child);
            }
        }
    }

    private static String name(Path root, Path file) {
        return root.relativize(file).toString().replace('\\', '/');
    }
}
