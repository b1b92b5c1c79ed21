package dev.guildhall.registry;

import dev.guildhall.platform.Actor;
import dev.guildhall.platform.PlatformProblem;
import dev.guildhall.platform.Service;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The files of a draft, open for editing. {@code draft → unpacked once into its staging folder → read · write · remove}.
 *
 * <p>An edited draft is kept for another hour. What is written is checked when the draft is checked, not before: a text
 * that is wrong for a moment is part of editing.
 */
@Service
public class DraftFiles {
    static final int LONGEST_TEXT = 1 << 20;

    /**
     * One file of a draft.
     *
     * @param path relative to the folder that holds {@code SKILL.md}
     * @param text empty when it is no text, or longer than a page can hold
     */
    public record DraftFile(String path, long size, boolean executable, Optional<String> text) {}

    private final Uploads uploads;
    private final Drafts drafts;
    private final Unpacking unpacking;

    @Inject
    DraftFiles(Uploads uploads, Drafts drafts, Unpacking unpacking) {
        this.uploads = uploads;
        this.drafts = drafts;
        this.unpacking = unpacking;
    }

    /** Sorted by path, {@code SKILL.md} and {@code skill.yaml} first; without texts. */
    public List<DraftFile> list(Actor actor, String draft) throws IOException {
        return uploads.alone(actor, draft, upload -> folder(draft, upload).list());
    }

    /** 404 when the draft has no such file. */
    public DraftFile read(Actor actor, String draft, String path) throws IOException {
        return find(actor, draft, path).orElseThrow(() -> DraftFolder.unknown(path));
    }

    /** Empty when the draft has no such file. */
    public Optional<DraftFile> find(Actor actor, String draft, String path) throws IOException {
        return uploads.alone(actor, draft, upload -> {
            DraftFolder folder = folder(draft, upload);
            return folder.has(path) ? Optional.of(read(folder.existing(path), path)) : Optional.empty();
        });
    }

    private static DraftFile read(Path file, String path) throws IOException {
        long size = Files.size(file);
        return new DraftFile(
                path, size, Files.isExecutable(file), size > LONGEST_TEXT ? Optional.empty() : decoded(file));
    }

    /** Makes or replaces a text file. A browser sends CR LF; files of a package have LF. */
    public void write(Actor actor, String draft, String path, String text) throws IOException {
        byte[] bytes = text.replace("\r\n", "\n").getBytes(StandardCharsets.UTF_8);
        if (bytes.length > LONGEST_TEXT) {
            throw PlatformProblem.TOO_LARGE.because(
                    "The text of %s has %d bytes; the page takes %d. Send the package as an archive."
                            .formatted(path, bytes.length, LONGEST_TEXT));
        }
        uploads.alone(actor, draft, upload -> placed(folder(draft, upload), Uploads.folderOf(upload), path, bytes));
    }

    public void remove(Actor actor, String draft, String path) throws IOException {
        uploads.alone(actor, draft, upload -> {
            Path file = folder(draft, upload).existing(path);
            Files.delete(file);
            return file;
        });
    }

    private Path placed(DraftFolder folder, Path staging, String path, byte[] bytes) throws IOException {
        Path file = folder.place(path);
        boolean fresh = !Files.exists(file, LinkOption.NOFOLLOW_LINKS);
        if (!fresh && !Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
            throw UploadPath.twice(path);
        }
        List<DraftFile> there = folder.list();
        long others = there.stream().mapToLong(DraftFile::size).sum() - (fresh ? 0 : Files.size(file));
        uploads.requireRoom(there.size() + (fresh ? 1 : 0), others + bytes.length);
        try {
            Files.createDirectories(file.getParent());
        } catch (FileAlreadyExistsException e) {
            throw UploadPath.twice(path);
        }
        boolean executable = !fresh && Files.isExecutable(file);
        Path written = Files.createTempFile(staging, "edit", "");
        Files.write(written, bytes);
        // A temporary file is its owner's alone; the package says who may run it.
        Files.setPosixFilePermissions(written, PosixFilePermissions.fromString(executable ? "rwxr-xr-x" : "rw-r--r--"));
        Files.move(written, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        return file;
    }

    /** The draft's own folder; an archive is unpacked into it the first time. */
    private DraftFolder folder(String draft, PublishRequest.Upload upload) throws IOException {
        PublishRequest.Upload.Folder folder = switch (upload) {
            case PublishRequest.Upload.Folder there -> {
                lift(there.folder());
                yield there;
            }
            case PublishRequest.Upload.Archive archive -> new PublishRequest.Upload.Folder(unpacked(archive));
        };
        drafts.replace(draft, folder, Instant.now());
        return DraftFolder.of(folder.folder());
    }

    /**
     * Takes the one top folder away: who edits the name in {@code SKILL.md} could not rename that folder, and a package
     * without one may have any name.
     */
    private static void lift(Path folder) throws IOException {
        Path top = DraftFolder.of(folder).top();
        if (!top.equals(folder)) {
            Path aside = Files.move(top, folder.resolveSibling("lifted"), StandardCopyOption.ATOMIC_MOVE);
            Files.delete(folder);
            Files.move(aside, folder, StandardCopyOption.ATOMIC_MOVE);
        }
    }

    private Path unpacked(PublishRequest.Upload.Archive archive) throws IOException {
        Path folder = archive.file().resolveSibling(Uploads.FOLDER);
        if (Files.isDirectory(folder)) {
            Folders.delete(folder);
        }
        try (Unpacking.Unpacked unpacked = unpacking.unpack(archive)) {
            Path top = Files.createDirectories(
                    folder.resolve(unpacked.files().folder().orElse("")));
            for (var file : unpacked.files().list()) {
                Path place = UploadPath.below(top, file.path());
                Files.createDirectories(place.getParent());
                Files.move(unpacked.take(file.path()), place);
                Files.setPosixFilePermissions(
                        place, PosixFilePermissions.fromString(file.executable() ? "rwxr-xr-x" : "rw-r--r--"));
            }
        }
        return folder;
    }

    private static Optional<String> decoded(Path file) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            return text.indexOf('\0') >= 0 ? Optional.empty() : Optional.of(text);
        } catch (CharacterCodingException e) {
            return Optional.empty();
        }
    }
}
