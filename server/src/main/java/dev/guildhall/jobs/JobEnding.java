package dev.guildhall.jobs;

import dev.guildhall.platform.Service;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.Optional;

/** The transaction that ends a job: {@code state ⇒ what was kept for it goes}. */
@Service
class JobEnding {
    private final JobStore store;

    @Inject
    JobEnding(JobStore store) {
        this.store = store;
    }

    /** @param error of a failed job, as JSON */
    @Transactional
    void end(ClaimedJob job, Optional<JobWork> work, Optional<String> error) {
        if (store.end(job, error)) {
            work.ifPresent(kind -> kind.ended(job.input()));
        }
    }
}
