package dev.guildhall.jobs;

import dev.guildhall.platform.Actor;
import dev.guildhall.platform.Ids;
import dev.guildhall.platform.Page;
import dev.guildhall.platform.PageRequest;
import dev.guildhall.platform.Permission;
import dev.guildhall.platform.PlatformProblem;
import dev.guildhall.platform.Service;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Starts jobs and says how they are. A job is read by whoever started it, and by those with {@code jobs:read}. */
@Service
public class Jobs {
    /** Most results that come with the job itself. */
    static final int SHOWN = 1_000;

    private final JobStore store;
    private final JobSettings settings;

    @Inject
    Jobs(JobStore store, JobSettings settings) {
        this.store = store;
        this.settings = settings;
    }

    /**
     * Accepts work; it is durable as soon as the transaction at hand commits, and begins within a second or two.
     *
     * @param kind what {@link JobWork#kind()} of the one that is to do it says
     * @param input JSON, for the work to read; no secrets
     */
    @Transactional
    public UUID start(Actor actor, String kind, String input) {
        if (store.unfinished(actor.organisation()) >= settings.waiting()) {
            throw JobProblem.TOO_MANY.because(
                    "Your organisation has %d unfinished jobs, and more may not wait. Send it again when some are done; GET /api/v1/jobs lists them."
                            .formatted(settings.waiting()),
                    Map.of("retryAfter", 30));
        }
        UUID id = Ids.next();
        store.insert(id, actor, kind, input);
        return id;
    }

    /** The job with the beginning of its report, or a 404 problem. */
    public Job job(Actor actor, UUID id) {
        return job(actor, id, SHOWN);
    }

    /**
     * The same with less of the report, for whoever looks often.
     *
     * @param most results that come with it, 0 to {@value #SHOWN}
     */
    public Job job(Actor actor, UUID id, int most) {
        if (most < 0 || most > SHOWN) {
            throw PlatformProblem.BAD_REQUEST.because(
                    "results is %d; it must be between 0 and %d. GET …/results gives all of them, page by page."
                            .formatted(most, SHOWN));
        }
        JobRow row = row(actor, id);
        Page<JobResult> results = most == 0
                ? new Page<>(List.of(), Optional.empty())
                : store.results(id, Optional.empty(), PageRequest.first(most));
        return new Job(
                row.id(),
                row.kind(),
                row.state(),
                row.progress(),
                row.startedBy(),
                row.createdAt(),
                row.finishedAt(),
                store.outcomes(id),
                results.items().stream().map(JobResult::body).toList(),
                results.next(),
                row.error());
    }

    /** Newest first. */
    public Page<JobRow> list(Actor actor, PageRequest page) {
        return store.page(actor, actor.may(Permission.JOBS_READ), page);
    }

    /** In the order of their keys. */
    public Page<JobResult> results(Actor actor, UUID id, Optional<String> outcome, PageRequest page) {
        row(actor, id);
        return store.results(id, outcome, page);
    }

    private JobRow row(Actor actor, UUID id) {
        return store.find(actor, id, actor.may(Permission.JOBS_READ))
                .orElseThrow(() -> JobProblem.UNKNOWN.because(
                        "There is no job of this id that you may read; finished ones are kept for %d days. GET /api/v1/jobs lists yours."
                                .formatted(settings.keepDays())));
    }
}
