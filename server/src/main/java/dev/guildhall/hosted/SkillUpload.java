package dev.guildhall.hosted;

import dev.guildhall.hosted.RemoteCalls.Call;
import dev.guildhall.hosted.RemoteRecords.Known;
import dev.guildhall.platform.OutboundRequest.Content;
import dev.guildhall.skill.HarnessPlan;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A skill, uploaded by content: {@code known digest there? → done | skill there? → new version | new skill}.
 *
 * <p>What is on its way is written down first. When its answer is lost, a skill is found again by the mark in its display name,
 * a version by being the newest of a skill that only we write to.
 */
final class SkillUpload {
    static final String KIND = "skill";
    private static final int LONGEST_NAME = 255;

    private final RemoteCalls calls;
    private final RemoteRecords records;
    private final Place place;

    SkillUpload(RemoteCalls calls, RemoteRecords records, Place place) {
        this.calls = calls;
        this.records = records;
        this.place = place;
    }

    Made push(HarnessPlan.Upload upload, HostedPlan.Bytes bytes) throws RefusedCall, InterruptedException {
        SkillFiles files = new SkillFiles(upload.files(), bytes);
        String digest = files.digest();
        Optional<Known> known = records.find(place, KIND, upload.name());
        Optional<String> id = known.flatMap(Known::id);
        if (id.isPresent()) {
            Optional<Map<String, @Nullable Object>> there = calls.find("/v1/skills/" + id.get());
            if (there.isPresent()) {
                return version(upload, files, digest, known, there.get());
            }
            records.lost(place, KIND, upload.name());
            known = Optional.empty();
        }
        return skill(upload, files, digest, known);
    }

    private Made skill(HarnessPlan.Upload upload, SkillFiles files, String digest, Optional<Known> known)
            throws RefusedCall, InterruptedException {
        String title = title(upload);
        RemoteCalls.Standing standing =
                () -> RemoteList.find(calls, "/v1/skills?source=custom", skill -> isCalled(skill, title));
        boolean sameOnItsWay =
                known.flatMap(Known::sending).filter(digest::equals).isPresent();
        Optional<Map<String, @Nullable Object>> found = standing.find();
        if (found.isPresent() && !sameOnItsWay) {
            records.acknowledged(place, KIND, upload.name(), id(found.get()), null, null);
            return version(upload, files, digest, Optional.empty(), found.get());
        }
        Map<String, @Nullable Object> skill;
        if (found.isPresent()) {
            skill = found.get();
        } else {
            records.sending(place, KIND, upload.name(), digest, null);
            skill = calls.settle(standing, () -> Call.post("/v1/skills", form(files, Optional.of(title))));
        }
        String version = newest(skill);
        acknowledged(upload, digest, id(skill), version);
        return new Made(found.isPresent() ? "found" : "created", id(skill), Optional.of(version), digest);
    }

    private Made version(
            HarnessPlan.Upload upload,
            SkillFiles files,
            String digest,
            Optional<Known> known,
            Map<String, @Nullable Object> skill)
            throws RefusedCall, InterruptedException {
        String id = id(skill);
        String path = "/v1/skills/" + id + "/versions";
        Optional<String> same = records.version(place, upload.name(), digest);
        if (same.isPresent() && calls.find(path + "/" + same.get()).isPresent()) {
            acknowledged(upload, digest, id, same.get());
            return new Made("unchanged", id, same, digest);
        }
        Set<String> ours = records.versions(place, upload.name());
        String before = newest(skill);
        boolean sameOnItsWay =
                known.flatMap(Known::sending).filter(digest::equals).isPresent();
        Optional<String> then = known.flatMap(Known::before);
        if (sameOnItsWay && then.isPresent() && isNew(before, then.get(), ours)) {
            acknowledged(upload, digest, id, before);
            return new Made("found", id, Optional.of(before), digest);
        }
        records.sending(place, KIND, upload.name(), digest, before);
        Map<String, @Nullable Object> made = calls.settle(
                () -> calls.find("/v1/skills/" + id)
                        .map(SkillUpload::newest)
                        .filter(newest -> isNew(newest, before, ours))
                        .map(newest -> Map.of("version", newest)),
                () -> Call.post(path, form(files, Optional.empty())));
        String version = Tree.text(made, "version", "id").orElseThrow(() -> incomplete("a version"));
        acknowledged(upload, digest, id, version);
        return new Made("updated", id, Optional.of(version), digest);
    }

    private void acknowledged(HarnessPlan.Upload upload, String digest, String id, String version) {
        records.acknowledged(place, KIND, upload.name(), id, version, null);
        records.addVersion(place, upload.name(), digest, version);
    }

    private static boolean isNew(String newest, String before, Set<String> ours) {
        return !newest.equals(before) && !ours.contains(newest);
    }

    private static Content form(SkillFiles files, Optional<String> title) {
        try {
            return files.form(title);
        } catch (IOException e) {
            throw new UncheckedIOException("the files of a skill cannot be read", e);
        }
    }

    /** What people see there, with the mark that we find it by; the runtime asks for no unique names. */
    private String title(HarnessPlan.Upload upload) {
        String shown = upload.body()
                .map(Tree::object)
                .flatMap(body -> Tree.text(body, "display_name", "display_title"))
                .orElse(upload.name())
                .replaceAll("\\s+", " ");
        String mark = " [guildhall " + place.mark(KIND, upload.name()) + "]";
        return (shown.length() + mark.length() > LONGEST_NAME
                        ? shown.substring(0, LONGEST_NAME - mark.length())
                        : shown)
                + mark;
    }

    private boolean isCalled(Map<String, @Nullable Object> skill, String title) {
        String mark = title.substring(title.lastIndexOf(" [guildhall "));
        return Tree.text(skill, "display_name", "display_title")
                .filter(name -> name.endsWith(mark))
                .isPresent();
    }

    static String id(Map<String, @Nullable Object> thing) {
        return Tree.text(thing, "id").orElseThrow(() -> incomplete("an id"));
    }

    static String newest(Map<String, @Nullable Object> skill) {
        return Tree.text(skill, "latest_version_id", "latest_version")
                .orElseThrow(() -> incomplete("a newest version"));
    }

    private static RuntimeException incomplete(String what) {
        return HostedProblem.FAILED.because("The hosted runtime answers without %s.".formatted(what));
    }
}
