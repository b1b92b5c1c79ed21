package dev.guildhall.imports;

import dev.guildhall.jobs.Jobs;
import dev.guildhall.platform.Actor;
import dev.guildhall.platform.Service;
import dev.guildhall.registry.KeptUploads;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.Optional;
import java.util.UUID;

/** The transaction that accepts an import: {@code the archive is needed ⇒ job}. */
@Service
class ImportStart {
    private final KeptUploads uploads;
    private final Jobs jobs;

    @Inject
    ImportStart(KeptUploads uploads, Jobs jobs) {
        this.uploads = uploads;
        this.jobs = jobs;
    }

    @Transactional
    UUID start(Actor actor, Optional<KeptUploads.Kept> archive, ImportInput input) {
        archive.ifPresent(kept -> uploads.adopt(actor, kept));
        return jobs.start(actor, ImportWork.KIND, input.json());
    }
}
