package dev.guildhall.review;

import dev.guildhall.audit.Audit;
import dev.guildhall.platform.Actor;
import dev.guildhall.platform.Page;
import dev.guildhall.platform.PageRequest;
import dev.guildhall.platform.Permission;
import dev.guildhall.platform.PlatformProblem;
import dev.guildhall.platform.Precondition;
import dev.guildhall.platform.Service;
import dev.guildhall.registry.Lifecycle;
import dev.guildhall.registry.ScanStatus;
import dev.guildhall.registry.ScanStatuses;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The queue of held versions, decisions about them, and appeals.
 * {@code case → release | refuse → Lifecycle ⇒ version · channels · audit · event → CaseKeeping}.
 *
 * <p>Nobody decides about what they published; Lifecycle sees to it, as there are other ways to it.
 */
@Service
public class Reviews {
    private static final Set<String> OPEN = Set.of("waiting", "appealed");
    private static final Set<String> STATES = Set.of("waiting", "appealed", "released", "refused");
    private static final int LONGEST_APPEAL = 4_000;

    private final ReviewStore store;
    private final Lifecycle lifecycle;
    private final ScanStatuses scans;
    private final ReviewConflicts conflicts;
    private final Audit audit;

    @Inject
    Reviews(ReviewStore store, Lifecycle lifecycle, ScanStatuses scans, ReviewConflicts conflicts, Audit audit) {
        this.store = store;
        this.lifecycle = lifecycle;
        this.scans = scans;
        this.conflicts = conflicts;
        this.audit = audit;
    }

    /** @param state one of the states, {@code open} for those that wait for a decision (the default), or {@code all} */
    public Page<ReviewRow> queue(Actor actor, Optional<String> state, PageRequest page) {
        actor.require(Permission.SKILLS_REVIEW);
        return store.page(actor.organisation(), states(state.orElse("open")), page);
    }

    /** How many cases wait for a decision, up to 1,000; 0 to those who may not review. */
    public long waiting(Actor actor) {
        return actor.may(Permission.SKILLS_REVIEW) ? store.count(actor.organisation(), OPEN) : 0;
    }

    public ReviewCase reviewCase(Actor actor, UUID id) {
        ReviewRow row = row(actor, id);
        ScanStatus scan = scans.of(actor, row.owner(), row.name(), row.version());
        return new ReviewCase(row, scan, store.history(actor.organisation(), scan.id()), scans.lastLive(actor, scan));
    }

    /** The version becomes live; its findings do not hold it again. Releasing a refused version takes the refusal back. */
    @Transactional
    public ReviewCase release(Actor actor, UUID id, @Nullable String reason) {
        return release(actor, id, reason, Precondition.NONE);
    }

    /** @param precondition of the case's revision: 412 when there was a decision or a new finding since it was read */
    @Transactional
    public ReviewCase release(Actor actor, UUID id, @Nullable String reason, Precondition precondition) {
        ReviewRow row = row(actor, id);
        conflicts.requireUndecided(actor, row, "released", precondition);
        lifecycle.release(actor, row.owner(), row.name(), row.version(), reason);
        return decided(actor, row);
    }

    /** The version is revoked: nobody but reviewers reads its bytes any more. */
    @Transactional
    public ReviewCase refuse(Actor actor, UUID id, @Nullable String reason) {
        return refuse(actor, id, reason, Precondition.NONE);
    }

    /** @param precondition as in {@link #release} */
    @Transactional
    public ReviewCase refuse(Actor actor, UUID id, @Nullable String reason, Precondition precondition) {
        ReviewRow row = row(actor, id);
        conflicts.requireUndecided(actor, row, "refused", precondition);
        if (row.state().equals("appealed") && row.verdict().equals("malicious")) {
            return upheld(actor, row, reason);
        }
        lifecycle.revoke(actor, row.owner(), row.name(), row.version(), reason);
        return decided(actor, row);
    }

    /** The lock came after the look: whatever was done about the case in between undoes this. */
    private ReviewCase decided(Actor actor, ReviewRow before) {
        ReviewCase now = reviewCase(actor, before.id());
        if (now.revision() != before.revision() + 1) {
            throw conflicts.overtaken(now);
        }
        return now;
    }

    /** The appeal failed: the version is revoked already, the decision is written down once more. */
    private ReviewCase upheld(Actor actor, ReviewRow row, @Nullable String reason) {
        if (reason == null || reason.isBlank()) {
            throw ReviewProblem.TEXT_MISSING.because("Say why the refusal stands; whoever appealed reads it.");
        }
        String why = bounded("reason", reason);
        lifecycle.requireOthersWork(actor, row.owner(), row.name(), row.version());
        UUID version = versionOf(actor, row);
        if (!store.move(actor.organisation(), version, "appealed", "refused")) {
            throw conflicts.overtaken(reviewCase(actor, row.id()));
        }
        store.step(actor.organisation(), version, "refused", actor.login(), why);
        audit.append(actor, "skill.refusal-upheld", title(row), Map.of("reason", why));
        return reviewCase(actor, row.id());
    }

    /** The owner's members object to a refusal, once per decision; the case waits for a reviewer again. */
    @Transactional
    public VersionScan appeal(Actor actor, String owner, String name, String version, @Nullable String text) {
        ScanStatus scan = scans.of(actor, owner, name, version);
        if (!actor.may(Permission.SKILLS_MANAGE) || !scans.isMember(actor, owner)) {
            throw PlatformProblem.FORBIDDEN.because(
                    "Only members of @%s appeal for its skills. Ask one of them.".formatted(owner));
        }
        if (text == null || text.isBlank()) {
            throw ReviewProblem.TEXT_MISSING.because(
                    "Say what the reviewer should know, as {\"text\": \"…\"}: what the finding is for, or what it mistakes.");
        }
        String words = bounded("text", text);
        if (!store.move(actor.organisation(), scan.id(), "refused", "appealed")) {
            throw ReviewProblem.NO_APPEAL.because(
                    "@%s/%s@%s was not refused, or an appeal against the refusal waits already. One appeal per decision; the Security page shows how it stands."
                            .formatted(owner, name, scan.version()));
        }
        store.step(actor.organisation(), scan.id(), "appealed", actor.login(), words);
        audit.append(
                actor, "skill.appealed", "@%s/%s@%s".formatted(owner, name, scan.version()), Map.of("text", words));
        return scan(actor, owner, name, scan.version());
    }

    /** By version or channel. */
    public VersionScan scan(Actor actor, String owner, String name, String version) {
        ScanStatus scan = scans.of(actor, owner, name, version);
        Optional<ReviewRow> row = store.ofVersion(actor.organisation(), scan.id());
        boolean mayAppeal = row.filter(r -> r.state().equals("refused")).isPresent()
                && actor.may(Permission.SKILLS_MANAGE)
                && scans.isMember(actor, owner);
        return new VersionScan(
                scan,
                store.history(actor.organisation(), scan.id()),
                row.map(ReviewRow::state),
                row.map(ReviewRow::id).filter(id -> actor.may(Permission.SKILLS_REVIEW)),
                mayAppeal);
    }

    private ReviewRow row(Actor actor, UUID id) {
        actor.require(Permission.SKILLS_REVIEW);
        return store.find(actor.organisation(), id)
                .orElseThrow(() -> ReviewProblem.CASE_UNKNOWN.because(
                        "There is no such case in your organisation. GET /api/v1/reviews lists them."));
    }

    private UUID versionOf(Actor actor, ReviewRow row) {
        return scans.of(actor, row.owner(), row.name(), row.version()).id();
    }

    private static String title(ReviewRow row) {
        return "@%s/%s@%s".formatted(row.owner(), row.name(), row.version());
    }

    private static String bounded(String field, String text) {
        if (text.length() > LONGEST_APPEAL) {
            throw PlatformProblem.INVALID_FIELD.because(
                    "%s has %,d characters; write at most %,d.".formatted(field, text.length(), LONGEST_APPEAL));
        }
        return text.strip().replace("\u0000", "");
    }

    private static Set<String> states(String wanted) {
        if (wanted.equals("all")) {
            return Set.of();
        }
        if (wanted.equals("open")) {
            return OPEN;
        }
        if (!STATES.contains(wanted)) {
            throw PlatformProblem.INVALID_FIELD.because(
                    "state may be open, waiting, appealed, released, refused or all.");
        }
        return Set.of(wanted);
    }
}
