package dev.guildhall.registry;

import dev.guildhall.platform.Actor;
import dev.guildhall.platform.Blobs;
import dev.guildhall.platform.Ids;
import dev.guildhall.platform.Service;
import dev.guildhall.skill.PackageFile;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Stores a checked version so that a crash at any moment leaves nothing half: {@code zip → notes ⇒ blobs → version ⇒}.
 *
 * <p>Until the last transaction commits, the notes lead whoever comes after to the blobs that nobody needs.
 */
@Service
class BlobStorage {
    private static final Logger LOG = LoggerFactory.getLogger(BlobStorage.class);

    private final Blobs blobs;
    private final PendingBlobs pending;
    private final UploadsUnderWay underWay;
    private final VersionStorage versions;
    private final OrphanSweep sweep;

    @Inject
    BlobStorage(
            Blobs blobs, PendingBlobs pending, UploadsUnderWay underWay, VersionStorage versions, OrphanSweep sweep) {
        this.blobs = blobs;
        this.pending = pending;
        this.underWay = underWay;
        this.versions = versions;
        this.sweep = sweep;
    }

    /** @return false when somebody stored the same bytes meanwhile */
    boolean store(Actor actor, NewVersion version, Unpacking.Unpacked unpacked) throws IOException {
        StoredArchive archive = StoredArchive.write(unpacked.archiveFile(), version.name(), unpacked.files());
        Map<String, Path> bytes = bytes(version, unpacked, archive);
        UUID upload = Ids.next();
        underWay.begin(upload);
        try {
            return store(actor, version, archive, upload, bytes);
        } finally {
            underWay.end(upload);
        }
    }

    private boolean store(Actor actor, NewVersion version, StoredArchive archive, UUID upload, Map<String, Path> bytes)
            throws IOException {
        boolean stored = false;
        try {
            pending.note(upload, bytes.keySet());
            for (Map.Entry<String, Path> blob : bytes.entrySet()) {
                blobs.put(blob.getKey(), blob.getValue());
            }
            stored = versions.store(actor, version, archive, upload, bytes.size());
            return stored;
        } finally {
            if (!stored) {
                cleanUp(upload);
            }
        }
    }

    /** Right away. When that fails too the answer stays the same: the next sweep finds the notes. */
    private void cleanUp(UUID upload) {
        try {
            sweep.discard(upload);
        } catch (SQLException | IOException | RuntimeException e) {
            LOG.warn("What upload {} put could not be removed; the next sweep tries again", upload, e);
        }
    }

    private static Map<String, Path> bytes(NewVersion version, Unpacking.Unpacked unpacked, StoredArchive archive)
            throws IOException {
        Map<String, Path> bytes = new LinkedHashMap<>();
        for (PackageFile file : unpacked.files().list()) {
            bytes.putIfAbsent(file.sha256(), unpacked.take(file.path()));
        }
        for (Origin.File original : version.origin().map(Origin::files).orElse(List.of())) {
            if (!bytes.containsKey(original.file().sha256())) {
                bytes.put(original.file().sha256(), unpacked.copy(original.place()));
            }
        }
        bytes.put(archive.digest(), archive.file());
        return bytes;
    }
}
