package dev.guildhall.registry;

import dev.guildhall.platform.Actor;
import dev.guildhall.platform.Blobs;
import dev.guildhall.platform.Ids;
import dev.guildhall.platform.Service;
import dev.guildhall.platform.Sql;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Uploads that outlive their request: {@code stage → put ⇒ adopt, with what needs it ⇒ … open … ⇒ release}.
 *
 * <p>Until it is adopted, and after it is released, the blob is noted as pending, so that the sweep removes it.
 */
@Service
public class KeptUploads {
    private static final Logger LOG = LoggerFactory.getLogger(KeptUploads.class);

    private final EntityManager entities;
    private final Blobs blobs;
    private final PendingBlobs pending;
    private final UploadsUnderWay underWay;
    private final OrphanSweep sweep;

    @Inject
    KeptUploads(
            EntityManager entities, Blobs blobs, PendingBlobs pending, UploadsUnderWay underWay, OrphanSweep sweep) {
        this.entities = entities;
        this.blobs = blobs;
        this.pending = pending;
        this.underWay = underWay;
        this.sweep = sweep;
    }

    /** An upload whose bytes are safe; {@code id} is what it is asked for by. */
    public record Kept(UUID id, String digest, long size) {}

    /** What is done with the upload's id, in a transaction that calls {@link #adopt}. */
    public interface Adoption<T> {
        T adopted(Kept kept);
    }

    /** Moves the file into the store, then lets somebody adopt it. */
    public <T> T keep(Path file, String digest, Adoption<T> adoption) throws IOException {
        Kept kept = new Kept(Ids.next(), digest, Files.size(file));
        underWay.begin(kept.id());
        try {
            pending.note(kept.id(), List.of(digest));
            blobs.put(digest, file);
            return adoption.adopted(kept);
        } finally {
            underWay.end(kept.id());
        }
    }

    /** Inside the transaction that makes the upload needed. */
    public void adopt(Actor actor, Kept kept) {
        if (pending.drop(kept.id()) != 1) {
            throw RegistryProblem.UPLOAD_OVERTAKEN.because(
                    "Storing the upload took so long that it was taken for left over. Nothing was kept; send it"
                            + " again.");
        }
        new Sql(
                        "insert into kept_upload (id, organisation_id, digest, size, created_at) values (?, ?, ?, ?,"
                                + " now())",
                        kept.id(),
                        actor.organisation(),
                        kept.digest(),
                        kept.size())
                .update(entities);
    }

    public InputStream open(Actor actor, UUID id) throws IOException {
        String digest = new Sql(
                        "select digest from kept_upload where id = ? and organisation_id = ?", id, actor.organisation())
                .first(entities, row -> row.text(0))
                .orElseThrow(() -> new IOException("the kept upload " + id + " is gone"));
        return blobs.open(digest);
    }

    /** Removes the blob of a released upload. When that fails, the sweep does it within two hours. */
    public void discardReleased(UUID id) {
        try {
            sweep.discard(id);
        } catch (SQLException | IOException | RuntimeException e) {
            LOG.warn("The blob of the released upload {} could not be removed; the next sweep tries again", id, e);
        }
    }

    /** Inside the transaction after which nobody needs it; {@link #discardReleased} follows it. */
    public void release(UUID id) {
        new Sql("select digest from kept_upload where id = ?", id)
                .first(entities, row -> row.text(0))
                .ifPresent(digest -> {
                    pending.note(id, List.of(digest));
                    new Sql("delete from kept_upload where id = ?", id).update(entities);
                });
    }
}
