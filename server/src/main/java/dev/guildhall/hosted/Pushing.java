package dev.guildhall.hosted;

import dev.guildhall.platform.Problem;
import dev.guildhall.platform.Service;
import dev.guildhall.skill.HarnessPlan;
import jakarta.inject.Inject;
import java.util.Optional;

/**
 * Carries the uploads of a plan out: {@code each in its order: there and the same? → made or changed → recorded → line}.
 *
 * <p>Run again after an interruption it goes over everything and does what is missing. It stops at the first upload that does not
 * succeed, because what follows refers to it.
 */
@Service
class Pushing {
    private final RemoteRecords records;

    @Inject
    Pushing(RemoteRecords records) {
        this.records = records;
    }

    void push(Place place, RemoteCalls calls, HostedPlan plan, PushReport report) throws Exception {
        References references = new References();
        int total = plan.plan().uploads().size();
        int done = 0;
        for (HarnessPlan.Upload upload : plan.plan().uploads()) {
            report.begins(done, total, upload.kind() + " " + upload.name());
            Made made;
            try {
                made = upload(place, calls, plan, upload, references);
            } catch (RefusedCall refused) {
                throw stopped(report, refused.problem(), upload, done, total);
            } catch (Problem problem) {
                throw stopped(report, problem, upload, done, total);
            }
            references.add(upload.kind(), upload.name(), made);
            records.use(
                    place,
                    plan.agent(),
                    new RemoteRecords.Use(upload.kind(), upload.name(), made.digest(), made.version()));
            done++;
            report.line(new ReportLine(
                    upload.kind(),
                    upload.name(),
                    made.outcome(),
                    Optional.of(made.id()),
                    made.version(),
                    Optional.empty()));
        }
        report.begins(done, total, "done");
    }

    private Made upload(
            Place place, RemoteCalls calls, HostedPlan plan, HarnessPlan.Upload upload, References references)
            throws RefusedCall, InterruptedException {
        return switch (upload.kind()) {
            case "skill" -> new SkillUpload(calls, records, place).push(upload, plan.bytes());
            case "environment" -> body(place, calls, BodyUpload.Sort.ENVIRONMENT, upload, references);
            case "agent" -> body(place, calls, BodyUpload.Sort.AGENT, upload, references);
            default ->
                throw HostedProblem.UNUSABLE_PLAN.because(
                        "The plan uploads a \"%s\", which this server does not know.".formatted(upload.kind()));
        };
    }

    private Made body(
            Place place, RemoteCalls calls, BodyUpload.Sort sort, HarnessPlan.Upload upload, References references)
            throws RefusedCall, InterruptedException {
        String body = upload.body()
                .orElseThrow(() -> HostedProblem.UNUSABLE_PLAN.because(
                        "The plan's %s %s has no body.".formatted(upload.kind(), upload.name())));
        return new BodyUpload(calls, records, place, sort).push(upload.name(), references.resolved(body));
    }

    /** Says what stands where. */
    private static Problem stopped(PushReport report, Problem problem, HarnessPlan.Upload upload, int done, int total)
            throws Exception {
        report.line(new ReportLine(
                upload.kind(),
                upload.name(),
                "failed",
                Optional.empty(),
                Optional.empty(),
                Optional.of(problem.detail())));
        Problem stopped = problem.type()
                .because(
                        "%s Stopped at the %s %s; %d of %d uploads stand, and what was there before is as it was. Push again to go on from here."
                                .formatted(problem.detail(), upload.kind(), upload.name(), done, total),
                        problem.members());
        stopped.initCause(problem);
        return stopped;
    }
}
