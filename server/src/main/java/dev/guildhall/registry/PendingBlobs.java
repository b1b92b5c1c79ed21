package dev.guildhall.registry;

import dev.guildhall.platform.PlatformSettings;
import dev.guildhall.platform.Service;
import dev.guildhall.platform.Sql;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.util.Collection;
import java.util.UUID;

/**
 * The note of blobs that an upload is about to put, committed before the first of them is.
 *
 * <p>Notes are written under the shared lock of which {@link OrphanSweep} takes the exclusive side: the sweep either
 * sees a note and leaves the blob, or has deleted the blob before the note is there and the blob is put anew.
 */
@Service
class PendingBlobs {
    /** Key of the advisory lock; any number that nothing else in this database uses. */
    static final long LOCK = 0x6775696c64L;

    private final EntityManager entities;
    private final PlatformSettings settings;

    @Inject
    PendingBlobs(EntityManager entities, PlatformSettings settings) {
        this.entities = entities;
        this.settings = settings;
    }

    @Transactional
    void note(UUID upload, Collection<String> digests) {
        new Sql("select cast(pg_advisory_xact_lock_shared(?) as text)", LOCK).list(entities, row -> "");
        new Sql("""
                insert into pending_blob (upload_id, digest, node, created_at)
                select ?, digest, ?, now() from unnest(string_to_array(?, ',')) digest""", upload, settings.node(), String.join(",", digests)).update(entities);
    }

    /** Drops the notes inside the transaction that refers to the blobs; says how many were still there. */
    int drop(UUID upload) {
        return new Sql("delete from pending_blob where upload_id = ?", upload).update(entities);
    }
}
