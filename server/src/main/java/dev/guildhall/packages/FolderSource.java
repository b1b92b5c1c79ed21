package dev.guildhall.packages;

import java.io.File;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Optional;

/** Reads files that lie in a folder, without following links. */
final class FolderSource {
    private final Path folder;
    private final Unpacking unpacking;

    FolderSource(Path folder, Unpacking unpacking) {
        this.folder = folder;
        this.unpacking = unpacking;
    }

    void read() throws IOException {
        Files.walkFileTree(folder, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path dir, BasicFileAttributes attributes) {
                if (dir.equals(folder)) {
                    return FileVisitResult.CONTINUE;
                }
                unpacking.folder(relative(dir));
                boolean junk = EntryPath.junk(dir.getFileName().toString()).isPresent();
                return junk ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                file(file, attributes);
                return FileVisitResult.CONTINUE;
            }
        });
    }

    private void file(Path file, BasicFileAttributes attributes) throws IOException {
        Optional<String> path = unpacking.admit(relative(file));
        if (path.isEmpty()) {
            return;
        }
        if (attributes.isSymbolicLink() && unpacking.holdsMany()) {
            unpacking.link(path.get(), Files.readSymbolicLink(file).toString());
        } else if (attributes.isSymbolicLink()) {
            unpacking.trouble(
                    path.get(), FindingCode.LINK.onFile(path.get(), "This is a link.", "Put the file itself there."));
        } else if (!attributes.isRegularFile()) {
            unpacking.trouble(
                    path.get(),
                    FindingCode.SPECIAL_FILE.onFile(path.get(), "This is not a regular file.", "Remove it."));
        } else {
            unpacking.keep(path.get(), executable(file), file);
        }
    }

    private static boolean executable(Path file) throws IOException {
        return file.getFileSystem().supportedFileAttributeViews().contains("posix")
                && Files.getPosixFilePermissions(file).contains(PosixFilePermission.OWNER_EXECUTE);
    }

    private String relative(Path path) {
        return folder.relativize(path).toString().replace(File.separatorChar, '/');
    }
}
