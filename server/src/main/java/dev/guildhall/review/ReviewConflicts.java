package dev.guildhall.review;

import dev.guildhall.platform.Actor;
import dev.guildhall.platform.Precondition;
import dev.guildhall.platform.Problem;
import dev.guildhall.platform.Service;
import dev.guildhall.registry.ScanStatuses;
import jakarta.inject.Inject;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/** Two who decide about one case: tells whoever comes second what the first did, and why. */
@Service
class ReviewConflicts {
    private final ReviewStore store;
    private final ScanStatuses scans;

    @Inject
    ReviewConflicts(ReviewStore store, ScanStatuses scans) {
        this.store = store;
        this.scans = scans;
    }

    /** 412 when the case is not as it was read, 409 when it is decided already. */
    void requireUndecided(Actor actor, ReviewRow row, String wanted, Precondition precondition) {
        precondition.require(OptionalInt.of(row.revision()), () -> present(row, history(actor, row)));
        boolean takenBack = row.state().equals("refused") && wanted.equals("released");
        boolean revokedLater = row.state().equals("released") && wanted.equals("refused");
        if (!row.open() && !takenBack && !revokedLater) {
            throw decided(row, history(actor, row));
        }
    }

    Problem overtaken(ReviewCase now) {
        return decided(now.row(), now.history());
    }

    private List<ReviewStep> history(Actor actor, ReviewRow row) {
        return store.history(
                actor.organisation(),
                scans.of(actor, row.owner(), row.name(), row.version()).id());
    }

    private static Problem decided(ReviewRow row, List<ReviewStep> history) {
        Precondition.Present now = present(row, history);
        return ReviewProblem.DECIDED.because(
                now.text() + " GET /api/v1/reviews/%s shows it.".formatted(row.id()), now.members());
    }

    private static Precondition.Present present(ReviewRow row, List<ReviewStep> history) {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("current", row);
        String text = "@%s/%s@%s is %s now".formatted(row.owner(), row.name(), row.version(), row.state());
        if (history.isEmpty()) {
            return new Precondition.Present(text + ".", members);
        }
        ReviewStep last = history.getLast();
        members.put("lastStep", last);
        return new Precondition.Present(
                "%s. Last, at %s: %s by %s%s"
                        .formatted(
                                text,
                                last.at().truncatedTo(ChronoUnit.SECONDS),
                                last.what(),
                                last.by(),
                                last.note().isBlank() ? "." : ": “" + last.note() + "”."),
                members);
    }
}
