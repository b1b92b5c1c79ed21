package dev.guildhall.agents;

import dev.guildhall.skill.HarnessPlan;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What would be written for an agent in a harness.
 *
 * @param stage {@code current} or {@code next}
 * @param files every file as it would be on an empty disk, by path; what is merged into existing files shows what is added
 * @param limits size limits of the harness that are known
 * @param diff against another harness, when asked for
 */
public record AgentPlan(
        String agent,
        int version,
        String stage,
        String harness,
        String lockDigest,
        String planDigest,
        List<PlannedFile> files,
        List<HarnessPlan.Patch> patches,
        List<HarnessPlan.Upload> uploads,
        Optional<HarnessPlan.Launch> launch,
        Map<String, String> environment,
        List<HarnessPlan.Note> notes,
        List<SkillCost> context,
        List<SizeLimit> limits,
        List<FileChange> diff) {
    public AgentPlan {
        files = List.copyOf(files);
        patches = List.copyOf(patches);
        uploads = List.copyOf(uploads);
        environment = Collections.unmodifiableMap(new LinkedHashMap<>(environment));
        notes = List.copyOf(notes);
        context = List.copyOf(context);
        limits = List.copyOf(limits);
        diff = List.copyOf(diff);
    }

    /**
     * @param merged whether it goes into a file that may be there already
     * @param text when it is written by the bridge, up to 64 KiB
     */
    public record PlannedFile(
            String path, boolean executable, boolean merged, long size, String sha256, Optional<String> text) {}

    /** Tokens of a skill as this harness shows it. */
    public record SkillCost(String skill, int catalogTokens, int bodyTokens) {}

    /**
     * @param what {@code skills}, {@code skill-name}, {@code skill-description}, {@code skill-files}, {@code skill-size}, {@code
     *     file-size} or {@code instructions}
     * @param used by the agent; of the skill or file that comes to most
     * @param unit {@code skills}, {@code characters}, {@code files} or {@code bytes}
     */
    public record SizeLimit(String what, long limit, long used, String unit) {
        public boolean exceeded() {
            return used > limit;
        }
    }

    /** @param change {@code added}, {@code removed}, or that it is another one, when the other harness is left for this one */
    public record FileChange(String path, String change) {}
}
