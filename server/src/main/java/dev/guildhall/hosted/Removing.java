package dev.guildhall.hosted;

import dev.guildhall.hosted.RemoteCalls.Call;
import dev.guildhall.hosted.RemoteRecords.Known;
import dev.guildhall.hosted.RemoteRecords.Use;
import dev.guildhall.platform.Problem;
import dev.guildhall.platform.Service;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Takes an agent away from a hosted runtime: {@code agent archived → environment deleted → skills nobody else uses deleted}.
 *
 * <p>Only what we made goes. What is gone already counts as removed, so that it can be run again.
 */
@Service
class Removing {
    private final RemoteRecords records;

    @Inject
    Removing(RemoteRecords records) {
        this.records = records;
    }

    void remove(Place place, RemoteCalls calls, String agent, PushReport report) throws Exception {
        List<Use> uses = records.uses(place, agent);
        int done = 0;
        for (Use use : uses) {
            report.begins(done, uses.size(), use.kind() + " " + use.name());
            Optional<Known> known = records.find(place, use.kind(), use.name());
            Optional<String> kept;
            try {
                kept = removed(place, calls, agent, use, known.flatMap(Known::id));
            } catch (RefusedCall refused) {
                throw stopped(refused.problem(), use, done, uses.size());
            } catch (Problem problem) {
                throw stopped(problem, use, done, uses.size());
            }
            records.unuse(place, agent, use.kind(), use.name());
            if (kept.isEmpty()) {
                records.forget(place, use.kind(), use.name());
            }
            done++;
            report.line(new ReportLine(
                    use.kind(),
                    use.name(),
                    kept.isEmpty() ? "removed" : "kept",
                    known.flatMap(Known::id),
                    use.version(),
                    kept));
        }
        report.begins(done, uses.size(), "done");
    }

    /** Empty when it is gone, else why it stays. */
    private Optional<String> removed(Place place, RemoteCalls calls, String agent, Use use, Optional<String> id)
            throws RefusedCall, InterruptedException {
        if (records.usedByOthers(place, agent, use.kind(), use.name())) {
            return Optional.of("Another agent uses it.");
        }
        if (id.isEmpty()) {
            return Optional.empty();
        }
        switch (use.kind()) {
            case "agent" ->
                gone(calls, Call.json(BodyUpload.Sort.AGENT.path() + "/" + id.get() + "/archive", Map.of()));
            case "environment" -> environment(calls, BodyUpload.Sort.ENVIRONMENT.path() + "/" + id.get());
            default -> {
                return skill(place, calls, use.name(), "/v1/skills/" + id.get());
            }
        }
        return Optional.empty();
    }

    /** One that sessions still use cannot be deleted; an archived one takes no new ones. */
    private static void environment(RemoteCalls calls, String path) throws RefusedCall, InterruptedException {
        try {
            gone(calls, Call.delete(path));
        } catch (RefusedCall refused) {
            if (refused.status() != 409 && refused.status() != 400) {
                throw refused;
            }
            gone(calls, Call.json(path + "/archive", Map.of()));
        }
    }

    private Optional<String> skill(Place place, RemoteCalls calls, String name, String path)
            throws RefusedCall, InterruptedException {
        Optional<Map<String, @Nullable Object>> there = calls.find(path);
        if (there.isEmpty()) {
            return Optional.empty();
        }
        Set<String> ours = records.versions(place, name);
        if (!ours.contains(SkillUpload.newest(there.get()))) {
            return Optional.of("Somebody else added a version to it.");
        }
        try {
            gone(calls, Call.delete(path));
        } catch (RefusedCall refused) {
            if (refused.status() != 409 && refused.status() != 400) {
                throw refused;
            }
            // Before its general availability the API deleted a skill only once it had no versions.
            for (String version : ours) {
                gone(calls, Call.delete(path + "/versions/" + version));
            }
            gone(calls, Call.delete(path));
        }
        return Optional.empty();
    }

    private static void gone(RemoteCalls calls, Call call) throws RefusedCall, InterruptedException {
        try {
            calls.repeat(call);
        } catch (RefusedCall refused) {
            if (refused.status() != 404) {
                throw refused;
            }
        }
    }

    private static Problem stopped(Problem problem, Use use, int done, int total) {
        Problem stopped = problem.type()
                .because(
                        "%s Stopped at the %s %s; %d of %d are removed. Remove it again to go on from here."
                                .formatted(problem.detail(), use.kind(), use.name(), done, total),
                        problem.members());
        stopped.initCause(problem);
        return stopped;
    }
}
