package dev.guildhall.web.publish;

import dev.guildhall.identity.OwnerRow;
import dev.guildhall.identity.Owners;
import dev.guildhall.packages.Finding;
import dev.guildhall.platform.Actor;
import dev.guildhall.platform.PageRequest;
import dev.guildhall.platform.Problem;
import dev.guildhall.platform.Service;
import dev.guildhall.registry.PublishRequest;
import dev.guildhall.registry.Publishing;
import dev.guildhall.registry.Uploads;
import dev.guildhall.web.layout.Frame;
import dev.guildhall.web.layout.Nav;
import dev.guildhall.web.layout.Refusal;
import dev.guildhall.web.layout.Twin;
import dev.guildhall.web.markdown.Markdown;
import dev.guildhall.web.markdown.PackageLinks;
import dev.guildhall.web.problem.ProblemFindings;
import jakarta.inject.Inject;
import java.io.IOException;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Uploads between the first look and publishing. {@code upload → keep → dry run → page → publish → discard}. */
@Service
class Drafts {
    private static final Comparator<Finding> WORST_FIRST = Comparator.comparing(Finding::severity)
            .thenComparing(f -> f.file().orElse(""))
            .thenComparing(f -> f.line().orElse(0));

    private final Frame frame;
    private final Owners owners;
    private final Uploads uploads;
    private final Publishing publishing;

    @Inject
    Drafts(Frame frame, Owners owners, Uploads uploads, Publishing publishing) {
        this.frame = frame;
        this.owners = owners;
        this.uploads = uploads;
        this.publishing = publishing;
    }

    /** Takes the upload in and answers the name it is kept under. */
    String keep(PublishForm form) throws IOException {
        PublishRequest.Upload upload = form.archive().isPresent()
                ? uploads.archive(
                        form.archive().get().getContent(), form.archive().get().getFileName())
                : uploads.files(form.files());
        boolean kept = false;
        try {
            String draft = uploads.keep(frame.actor(), upload);
            kept = true;
            return draft;
        } finally {
            if (!kept) {
                uploads.discard(upload);
            }
        }
    }

    /** Checks the draft again, as publishing it now would. */
    DraftPage check(String draft, PublishFields fields) throws IOException {
        return uploads.alone(frame.actor(), draft, upload -> {
            try {
                Publishing.Outcome outcome = publishing.publish(frame.actor(), fields.request(upload, true));
                return page(draft, fields, upload, Optional.of(outcome), Optional.empty());
            } catch (Problem problem) {
                return page(draft, fields, upload, Optional.empty(), Optional.of(problem));
            }
        });
    }

    /** Publishes the very bytes that were checked; a problem leaves the draft where it is. */
    Publishing.Outcome publish(String draft, PublishFields fields) throws IOException {
        Actor actor = frame.actor();
        return uploads.alone(actor, draft, upload -> {
            Publishing.Outcome outcome = publishing.publish(actor, fields.request(upload, false));
            uploads.discard(upload);
            return outcome;
        });
    }

    /** The draft's page after publishing was refused. */
    DraftPage refused(String draft, PublishFields fields, Problem problem) throws IOException {
        DraftPage checked = check(draft, fields);
        return new DraftPage(
                checked.chrome(),
                draft,
                checked.owners(),
                fields,
                checked.outcome(),
                checked.readme(),
                checked.findings(),
                checked.curl(),
                Optional.of(Refusal.of(problem)));
    }

    List<OwnerRow> mine() {
        return owners.list(frame.actor(), true, PageRequest.first(100)).items();
    }

    private DraftPage page(
            String draft,
            PublishFields fields,
            PublishRequest.Upload upload,
            Optional<Publishing.Outcome> outcome,
            Optional<Problem> problem) {
        List<Finding> findings = outcome.map(o -> o.version().findings())
                .or(() -> problem.map(ProblemFindings::of))
                .orElse(List.of());
        return new DraftPage(
                frame.of(Nav.PUBLISH, "Publish a skill", Twin.command("./guildhall publish ./my-skill")),
                draft,
                mine(),
                fields,
                outcome,
                outcome.map(o -> Markdown.html(o.readme(), PackageLinks.NONE)).orElse(""),
                findings.stream().sorted(WORST_FIRST).toList(),
                Curl.publish(fields, upload),
                problem.map(Refusal::of));
    }
}
