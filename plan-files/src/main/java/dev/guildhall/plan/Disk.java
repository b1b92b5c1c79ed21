package dev.guildhall.plan;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.EnumSet;
import java.util.Set;

/** The changes this package makes to a disk, one at a time; a test lets each of them fail. */
interface Disk {
    /** @param like whose permissions it gets when that exists */
    void write(Path file, InputStream bytes, boolean executable, Path like) throws IOException;

    /** Puts a written file in its place, in one step where the file system has one. */
    void move(Path from, Path to) throws IOException;

    void delete(Path file) throws IOException;

    void makeFolder(Path folder) throws IOException;

    /** The one that changes the real disk. */
    final class Real implements Disk {
        private static final Set<PosixFilePermission> PLAIN = EnumSet.of(
                PosixFilePermission.OWNER_READ,
                PosixFilePermission.OWNER_WRITE,
                PosixFilePermission.GROUP_READ,
                PosixFilePermission.OTHERS_READ);

        @Override
        public void write(Path file, InputStream bytes, boolean executable, Path like) throws IOException {
            Files.copy(bytes, file, StandardCopyOption.REPLACE_EXISTING);
            PosixFileAttributeView view = Files.getFileAttributeView(file, PosixFileAttributeView.class);
            if (view == null) {
                return;
            }
            Set<PosixFilePermission> permissions = EnumSet.copyOf(PLAIN);
            if (executable) {
                permissions.add(PosixFilePermission.OWNER_EXECUTE);
                permissions.add(PosixFilePermission.GROUP_EXECUTE);
                permissions.add(PosixFilePermission.OTHERS_EXECUTE);
            }
            view.setPermissions(Files.exists(like) ? Files.getPosixFilePermissions(like) : permissions);
        }

        @Override
        public void move(Path from, Path to) throws IOException {
            try {
                Files.move(from, to, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            } catch (AtomicMoveNotSupportedException e) {
                // The home may lie on another disk than its own staging folder, when a folder in it is mounted.
                Files.move(from, to, StandardCopyOption.REPLACE_EXISTING);
            }
        }

        @Override
        public void delete(Path file) throws IOException {
            Files.deleteIfExists(file);
        }

        @Override
        public void makeFolder(Path folder) throws IOException {
            Files.createDirectory(folder);
            PosixFileAttributeView view = Files.getFileAttributeView(folder, PosixFileAttributeView.class);
            if (view != null && folder.endsWith(PlanPath.OWN_FOLDER)) {
                // Receipts hold what stood in other people's settings.
                view.setPermissions(PosixFilePermissions.fromString("rwx------"));
            }
        }
    }
}
