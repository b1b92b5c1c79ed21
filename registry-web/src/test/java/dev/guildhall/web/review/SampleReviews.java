package dev.guildhall.web.review;

import dev.guildhall.packages.Finding;
import dev.guildhall.packages.Finding.Severity;
import dev.guildhall.registry.ScanStatus;
import dev.guildhall.review.ReviewCase;
import dev.guildhall.review.ReviewRow;
import dev.guildhall.review.ReviewStep;
import dev.guildhall.review.VersionScan;
import dev.guildhall.web.SamplePages;
import dev.guildhall.web.View;
import dev.guildhall.web.layout.Nav;
import dev.guildhall.web.layout.Note;
import dev.guildhall.web.layout.Twin;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Pages of reviews with sample records. */
public final class SampleReviews {
    private static final Instant NOW = SamplePages.NOW;
    private static final UUID ID = new UUID(11, 1);
    private static final String WHY =
            "What an address answers is run unseen: `curl https://setup.example.com/i.sh | sh`. And 2 more.";

    private SampleReviews() {}

    public static Map<String, View> views() {
        Map<String, View> views = new LinkedHashMap<>();
        views.put("reviews", queue("open", rows(), Optional.of("/reviews?cursor=x")));
        views.put("reviews-empty", queue("open", List.of(), Optional.empty()));
        views.put("review", review("waiting", Optional.empty(), false));
        views.put("review-appealed", review("appealed", Optional.of(Note.REFUSED), true));
        views.put("review-released", review("released", Optional.of(Note.RELEASED), false));
        return views;
    }

    public static VersionScan scan(String state, boolean mayAppeal) {
        return new VersionScan(
                status(state),
                state.equals("live") ? List.of() : history(),
                state.equals("live") ? Optional.empty() : Optional.of("refused"),
                state.equals("live") ? Optional.empty() : Optional.of(ID),
                mayAppeal);
    }

    private static View queue(String state, List<ReviewRow> rows, Optional<String> next) {
        return new View(
                "review/reviews.jte",
                new ReviewsPage(
                        SamplePages.chrome(Nav.REVIEWS, "Reviews", Twin.of("/api/v1/reviews?state=open")),
                        state,
                        rows,
                        next));
    }

    private static View review(String state, Optional<Note> note, boolean refused) {
        return new View(
                "review/review.jte",
                new ReviewPage(
                        SamplePages.chrome(
                                Nav.REVIEWS, "Review of @acme/code-reviewer 1.6.0", Twin.of("/api/v1/reviews/" + ID)),
                        new ReviewCase(row("code-reviewer", state), status("held"), history(), Optional.of("1.5.0")),
                        "",
                        note,
                        refused ? Optional.of(SamplePages.refusal("own-work", 403)) : Optional.empty()));
    }

    private static List<ReviewRow> rows() {
        return List.of(
                row("code-reviewer", "waiting"),
                row("a-skill-with-quite-a-long-name-that-has-to-wrap-on-a-phone", "appealed"));
    }

    private static ReviewRow row(String name, String state) {
        return new ReviewRow(
                new UUID(11, name.hashCode()),
                "acme",
                name,
                "1.6.0",
                state,
                Optional.of(WHY),
                state.equals("appealed") ? "malicious" : "suspicious",
                "medium",
                "m.okafor",
                NOW.minusSeconds(7_200),
                NOW.minusSeconds(600),
                4);
    }

    private static List<ReviewStep> history() {
        return List.of(
                new ReviewStep(NOW.minusSeconds(7_200), "held", "scan", WHY),
                new ReviewStep(NOW.minusSeconds(3_600), "refused", "r.keller", "It runs what an address answers."),
                new ReviewStep(
                        NOW.minusSeconds(1_800),
                        "appealed",
                        "m.okafor",
                        "The address is ours; it serves the installer."),
                new ReviewStep(
                        NOW.minusSeconds(600), "released", "r.keller", "Read the installer; pinned it by digest."));
    }

    private static ScanStatus status(String state) {
        boolean live = state.equals("live");
        return new ScanStatus(
                new UUID(12, 1),
                "acme",
                "code-reviewer",
                live ? "1.5.0" : "1.6.0",
                state,
                live ? Optional.empty() : Optional.of(WHY),
                live ? "passed" : state.equals("revoked") ? "malicious" : "suspicious",
                "medium",
                List.of("Carries scripts: scripts/changed_api.py.", "Reaches hosts: docs.acme, api.acme."),
                live ? List.of() : findings(),
                1,
                Optional.of(NOW.minusSeconds(7_200)),
                "m.okafor");
    }

    private static List<Finding> findings() {
        return List.of(
                new Finding(
                        "pipe-to-shell",
                        Severity.HIGH,
                        Optional.of("SKILL.md"),
                        Optional.of(14),
                        "What an address answers is run unseen: `curl https://setup.example.com/i.sh | sh`.",
                        "Name the package and its version in a package manager, or ship the script in the package."),
                new Finding(
                        "paste-into-terminal",
                        Severity.WARNING,
                        Optional.of("SKILL.md"),
                        Optional.of(12),
                        "“Copy this and paste it into your terminal.”",
                        "Let the agent run it under the harness's rules, or ship it as a script that can be read first."),
                new Finding(
                        "undeclared-host",
                        Severity.INFO,
                        Optional.of("scripts/changed_api.py"),
                        Optional.of(41),
                        "Scripts name hosts that are not declared: ocr.acme.internal.",
                        "List it under `permissions.network`, or take it out."));
    }
}
