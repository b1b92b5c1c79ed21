package dev.guildhall.agents;

import dev.guildhall.agents.AgentPlan.SizeLimit;
import dev.guildhall.skill.AgentBlueprint;
import dev.guildhall.skill.HarnessProfile;
import dev.guildhall.skill.PackageFile;
import dev.guildhall.skill.SkillUse;
import dev.guildhall.skill.bridge.InstructionText;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.function.ToLongFunction;
import java.util.stream.LongStream;

/** What a harness takes at most, beside what an agent comes to: of its skills the one that comes to most. Pure. */
final class SizeLimits {
    private SizeLimits() {}

    /** Only the limits that are known of the harness. */
    static List<SizeLimit> of(HarnessProfile.Limits limits, AgentBlueprint agent) {
        List<SizeLimit> found = new ArrayList<>();
        add(found, "skills", limits.skills(), agent.skills().size(), "skills");
        add(
                found,
                "skill-name",
                limits.nameCharacters(),
                most(agent, skill -> skill.manifest().name().length()),
                "characters");
        add(
                found,
                "skill-description",
                limits.descriptionCharacters(),
                most(agent, skill -> characters(skill.manifest().description())),
                "characters");
        add(
                found,
                "skill-files",
                limits.filesPerSkill(),
                most(agent, skill -> skill.files().size()),
                "files");
        add(
                found,
                "skill-size",
                limits.bytesPerSkill(),
                most(agent, skill -> sizes(skill).sum()),
                "bytes");
        add(
                found,
                "file-size",
                limits.bytesPerFile(),
                most(agent, skill -> sizes(skill).max().orElse(0)),
                "bytes");
        add(
                found,
                "instructions",
                limits.instructionsCharacters(),
                InstructionText.of(agent).length(),
                "characters");
        return found;
    }

    private static void add(List<SizeLimit> found, String what, OptionalInt limit, long used, String unit) {
        OptionalLong wide = limit.isPresent() ? OptionalLong.of(limit.getAsInt()) : OptionalLong.empty();
        add(found, what, wide, used, unit);
    }

    private static void add(List<SizeLimit> found, String what, OptionalLong limit, long used, String unit) {
        if (limit.isPresent()) {
            found.add(new SizeLimit(what, limit.getAsLong(), used, unit));
        }
    }

    private static long most(AgentBlueprint agent, ToLongFunction<SkillUse> measure) {
        return agent.skills().stream().mapToLong(measure).max().orElse(0);
    }

    private static LongStream sizes(SkillUse skill) {
        return skill.files().stream().mapToLong(PackageFile::size);
    }

    private static long characters(String text) {
        return text.codePointCount(0, text.length());
    }
}
