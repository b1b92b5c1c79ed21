package dev.guildhall.skill.bridge;

import dev.guildhall.skill.HarnessCapability;
import dev.guildhall.skill.HarnessPlan.Carried;
import dev.guildhall.skill.HarnessPlan.Note;
import dev.guildhall.skill.HarnessProfile;
import dev.guildhall.skill.HarnessProfile.Kind;
import dev.guildhall.skill.HarnessProfile.Limits;
import dev.guildhall.skill.PackageFile;
import dev.guildhall.skill.SkillManifest;
import dev.guildhall.skill.SkillUse;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.function.Function;

/**
 * Tells which skills a target takes. What it refuses is left out and noted; a skill over a limit is noted as lost with the
 * figure, and left out where the target is sent it and would answer with an error.
 */
final class SkillLimits {
    private final HarnessProfile profile;
    private final Limits limits;
    private final List<Note> notes;

    SkillLimits(HarnessProfile profile, List<Note> notes) {
        this.profile = profile;
        this.limits = profile.limits();
        this.notes = notes;
    }

    List<SkillUse> taken(List<SkillUse> skills, Function<SkillUse, Optional<Refusal>> refusals) {
        List<SkillUse> taken = new ArrayList<>();
        for (SkillUse skill : skills) {
            Optional<Refusal> refusal = refusals.apply(skill);
            refusal.ifPresent(why -> lost(why.capability(), skill, "Left out: " + why.because() + "."));
            if (refusal.isEmpty() && fits(skill, taken.size())) {
                taken.add(skill);
            }
        }
        return List.copyOf(taken);
    }

    private boolean fits(SkillUse skill, int before) {
        Optional<String> over =
                limits.skills().isPresent() && before >= limits.skills().getAsInt()
                        ? Optional.of("takes %d skills of an agent at most"
                                .formatted(limits.skills().getAsInt()))
                        : over(skill);
        boolean leftOut = profile.kind() == Kind.HOSTED;
        over.ifPresent(why -> lost(
                HarnessCapability.SIZE,
                skill,
                (leftOut ? "Left out: " : "Written all the same, but ") + profile.title() + " " + why + "."));
        return over.isEmpty() || !leftOut;
    }

    private Optional<String> over(SkillUse skill) {
        SkillManifest manifest = skill.manifest();
        List<PackageFile> files = skill.files();
        long bytes = files.stream().mapToLong(PackageFile::size).sum();
        long largest = files.stream().mapToLong(PackageFile::size).max().orElse(0);
        return over(limits.nameCharacters(), manifest.name().length(), "a name of %s characters; %s at most")
                .or(() -> over(
                        limits.descriptionCharacters(),
                        manifest.description()
                                .codePointCount(0, manifest.description().length()),
                        "a description of %s characters; %s at most"))
                .or(() -> over(limits.filesPerSkill(), files.size(), "a skill of %s files; %s at most"))
                .or(() -> over(limits.bytesPerSkill(), bytes, "a skill of %s; %s at most"))
                .or(() -> over(limits.bytesPerFile(), largest, "a file of %s; %s at most"));
    }

    private static Optional<String> over(OptionalInt limit, int is, String form) {
        return limit.isPresent() && is > limit.getAsInt()
                ? Optional.of("does not take " + form.formatted(is, limit.getAsInt()))
                : Optional.empty();
    }

    private static Optional<String> over(OptionalLong limit, long is, String form) {
        return limit.isPresent() && is > limit.getAsLong()
                ? Optional.of("does not take " + form.formatted(size(is), size(limit.getAsLong())))
                : Optional.empty();
    }

    private static String size(long bytes) {
        return bytes < 1_000_000
                ? String.format(Locale.ROOT, "%.1f kB", bytes / 1_000.0)
                : String.format(Locale.ROOT, "%.1f MB", bytes / 1_000_000.0);
    }

    private void lost(HarnessCapability capability, SkillUse skill, String explanation) {
        notes.add(new Note(capability, Optional.of(skill.id()), Carried.LOST, explanation));
    }
}
