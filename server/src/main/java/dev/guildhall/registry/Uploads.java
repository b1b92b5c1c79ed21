package dev.guildhall.registry;

import dev.guildhall.platform.Actor;
import dev.guildhall.platform.Blobs;
import dev.guildhall.platform.Service;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Lock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Receives upload bodies into staging folders, streaming and counting bytes; 413 past the limit, 507 when the disk is full. */
@Service
public class Uploads {
    private static final Logger LOG = LoggerFactory.getLogger(Uploads.class);
    static final String ARCHIVE = "upload.bin";
    static final String FOLDER = "upload";
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(30);

    /** One loose file of a folder upload; {@code path} as the client sent it, checked here. */
    public record Part(String path, InputStream body) {}

    /** What is done with a kept upload while nobody else touches it. */
    public interface Work<T> {
        T on(PublishRequest.Upload upload) throws IOException;
    }

    private final Blobs blobs;
    private final Drafts drafts;
    private final PublishSettings settings;

    @Inject
    Uploads(Blobs blobs, Drafts drafts, PublishSettings settings) {
        this.blobs = blobs;
        this.drafts = drafts;
        this.settings = settings;
    }

    /** 413 when a body of this announced length is too large, before any of it is read. */
    void requireAllowed(long bytes) {
        if (bytes > settings.maxUploadBytes()) {
            throw UploadMeter.tooLarge(settings.maxUploadBytes());
        }
    }

    /** 413 when a package may not have this many files or bytes. */
    void requireRoom(int files, long bytes) {
        if (files > settings.maxFiles()) {
            throw new UploadMeter(settings.maxUploadBytes()).tooManyFiles(settings.maxFiles());
        }
        requireAllowed(bytes);
    }

    public PublishRequest.Upload archive(InputStream body, Optional<String> fileName) throws IOException {
        return staged(folder -> {
            Path file = folder.resolve(ARCHIVE);
            write(new UploadMeter(settings.maxUploadBytes()), body, file);
            return new PublishRequest.Upload.Archive(file, fileName);
        });
    }

    public PublishRequest.Upload files(Iterable<Part> parts) throws IOException {
        return staged(folder -> {
            UploadMeter meter = new UploadMeter(settings.maxUploadBytes());
            Path top = Files.createDirectory(folder.resolve(FOLDER));
            int count = 0;
            for (Part part : parts) {
                // What operating systems add is dropped later and does not count there: some room for it.
                if (++count > settings.maxFiles() * 2) {
                    throw meter.tooManyFiles(settings.maxFiles());
                }
                Path file = UploadPath.below(top, part.path());
                try {
                    Files.createDirectories(file.getParent());
                    write(meter, part.body(), file);
                } catch (FileAlreadyExistsException e) {
                    throw UploadPath.twice(part.path());
                }
            }
            return new PublishRequest.Upload.Folder(top);
        });
    }

    /**
     * Keeps an upload for an hour so that a page can show findings first and publish the same bytes after. The upload
     * given moves into the draft; discarding it afterwards does no harm.
     */
    public String keep(Actor actor, PublishRequest.Upload upload) throws IOException {
        Path staging = blobs.stagingFolder();
        PublishRequest.Upload moved = switch (upload) {
            case PublishRequest.Upload.Archive archive ->
                new PublishRequest.Upload.Archive(
                        Files.move(archive.file(), staging.resolve(ARCHIVE), StandardCopyOption.ATOMIC_MOVE),
                        archive.fileName());
            case PublishRequest.Upload.Folder folder ->
                new PublishRequest.Upload.Folder(
                        Files.move(folder.folder(), staging.resolve(FOLDER), StandardCopyOption.ATOMIC_MOVE));
        };
        discard(upload);
        Drafts.Kept kept = drafts.keep(actor.user(), moved, staging, Instant.now());
        remove(kept.gone());
        return kept.draft();
    }

    /** The upload kept under this draft by the same user, or a 404 problem that asks for the file again. */
    public PublishRequest.Upload kept(Actor actor, String draft) throws IOException {
        return drafts.kept(actor.user(), draft, Instant.now())
                .orElseThrow(() -> RegistryProblem.DRAFT_UNKNOWN.because(
                        "This draft is older than an hour, was published, or is not yours. Choose the file again."));
    }

    /**
     * Does this with the upload kept under a draft. One at a time for each draft: a file that is written while the package
     * is read would be published half. 409 when another work goes on for too long.
     */
    public <T> T alone(Actor actor, String draft, Work<T> work) throws IOException {
        kept(actor, draft);
        Optional<Lock> lock = drafts.lock(draft);
        if (lock.isPresent() && !taken(lock.get())) {
            throw RegistryProblem.DRAFT_BUSY.because(
                    "This draft is being checked or published. Wait for that, then look at it again.");
        }
        try {
            // What was kept before the wait may have been published or unpacked meanwhile.
            return work.on(kept(actor, draft));
        } finally {
            lock.ifPresent(Lock::unlock);
        }
    }

    private static boolean taken(Lock lock) {
        try {
            return lock.tryLock(LONGEST_WAIT.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** Removes the staging folder of an upload. Every upload is discarded by whoever received it. */
    public void discard(PublishRequest.Upload upload) {
        Path folder = folderOf(upload);
        drafts.forget(folder);
        remove(List.of(folder));
    }

    /** Removes drafts that nobody asked for again. */
    void discardExpired() {
        remove(drafts.expired(Instant.now()));
    }

    /** Only what lies as this class laid it out is ever removed. */
    static Path folderOf(PublishRequest.Upload upload) {
        Path path = switch (upload) {
            case PublishRequest.Upload.Archive archive -> archive.file();
            case PublishRequest.Upload.Folder folder -> folder.folder();
        };
        Path folder = path.getParent();
        String name = String.valueOf(path.getFileName());
        if (folder == null || !(name.equals(ARCHIVE) || name.equals(FOLDER))) {
            throw new IllegalArgumentException("This upload was not received here: " + upload);
        }
        return folder;
    }

    /** A folder that cannot be removed now is removed at the next start; the answer does not depend on it. */
    private static void remove(List<Path> folders) {
        for (Path folder : folders) {
            try {
                Folders.delete(folder);
            } catch (IOException e) {
                LOG.warn("The staging folder {} could not be removed; the next start removes it", folder, e);
            }
        }
    }

    private interface Receiving {
        PublishRequest.Upload into(Path folder) throws IOException;
    }

    private PublishRequest.Upload staged(Receiving receiving) throws IOException {
        Path folder = blobs.stagingFolder();
        boolean received = false;
        try {
            PublishRequest.Upload upload = receiving.into(folder);
            received = true;
            return upload;
        } finally {
            if (!received) {
                remove(List.of(folder));
            }
        }
    }

    private static void write(UploadMeter meter, InputStream body, Path file) throws IOException {
        try (InputStream in = meter.counting(body);
                OutputStream out = Files.newOutputStream(file, StandardOpenOption.CREATE_NEW)) {
            in.transferTo(out);
        }
    }
}
