package dev.guildhall.faces;

import dev.guildhall.platform.Service;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.UUID;

/** Keeps digests in a transaction of its own: making an archive is slow and happens outside of any. */
@Service
class ArchiveDigestKeeping {
    private final ArchiveDigestStore store;

    @Inject
    ArchiveDigestKeeping(ArchiveDigestStore store) {
        this.store = store;
    }

    @Transactional
    public void keep(UUID organisation, String form, UUID version, ArchiveDigests digests) {
        store.insert(organisation, form, version, digests);
    }
}
