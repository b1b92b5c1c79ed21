package dev.guildhall.agents;

import dev.guildhall.harnesses.Harnesses;
import dev.guildhall.registry.PublishedVersion.Fit;
import dev.guildhall.skill.HarnessCapability;
import dev.guildhall.skill.HarnessPlan;
import dev.guildhall.skill.HarnessPlan.Carried;
import dev.guildhall.skill.HarnessPlan.Note;
import dev.guildhall.skill.HarnessProfile;
import dev.guildhall.skill.PackageFile;
import dev.guildhall.skill.SkillUse;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * How a skill fits a harness, told from its bridge's plan of the skill alone.
 *
 * <p>Left out of the plan, or over a size limit: it does not fit. Something it declares is lost: limited. That nobody checks
 * there for programs or runs evaluations is no limit: the skill works without.
 */
final class FitOfPlan {
    private static final Set<HarnessCapability> ADVICE =
            EnumSet.of(HarnessCapability.REQUIREMENTS, HarnessCapability.EVALS);
    private static final Set<HarnessCapability> WHOLE = EnumSet.of(HarnessCapability.SKILLS, HarnessCapability.SIZE);

    private final SkillUse skill;
    private final HarnessProfile harness;
    private final List<String> refused = new ArrayList<>();
    private final List<String> lost = new ArrayList<>();
    private final List<String> more = new ArrayList<>();

    private FitOfPlan(SkillUse skill, HarnessProfile harness) {
        this.skill = skill;
        this.harness = harness;
    }

    static Fit of(SkillUse skill, HarnessProfile harness, HarnessPlan plan) {
        FitOfPlan fit = new FitOfPlan(skill, harness);
        fit.declared();
        boolean leftOut =
                plan.context().stream().noneMatch(shown -> shown.skill().equals(skill.id()));
        plan.notes().forEach(note -> fit.note(note, leftOut));
        if (leftOut && fit.refused.isEmpty()) {
            fit.refused.add(harness.title() + " does not take it.");
        }
        fit.tools();
        return fit.judged();
    }

    /** This server carries everything itself, on Linux. */
    static Fit inline(SkillUse skill) {
        FitOfPlan fit = new FitOfPlan(skill, Harnesses.INLINE_PROFILE);
        fit.declared();
        List<String> os = skill.manifest().requires().os();
        if (!os.isEmpty() && !os.contains("linux")) {
            fit.refused.add("Runs on " + String.join(", ", os) + " only; the sandbox is Linux.");
        }
        return fit.judged();
    }

    /** Java tools run on this server and reach a harness through MCP. */
    static boolean hasTools(SkillUse skill) {
        return skill.files().stream()
                .map(PackageFile::path)
                .anyMatch(path -> path.startsWith("lib/") && path.endsWith(".jar"));
    }

    private void declared() {
        Map<String, String> named = skill.manifest().compatibility().harnesses();
        Optional<String> range = named.entrySet().stream()
                .filter(one ->
                        one.getKey().equals(harness.id()) || harness.aliases().contains(one.getKey()))
                .map(Map.Entry::getValue)
                .findFirst();
        boolean inline = harness.id().equals(Harnesses.INLINE);
        if (range.isEmpty() && !named.isEmpty() && !inline) {
            lost.add("The package names the harnesses it was made for; this is none of them.");
        }
        range.filter(text -> !text.isBlank() && !text.equals("*"))
                .ifPresent(text -> more.add("Made for " + harness.id() + " " + text + "."));
        List<String> programs = skill.manifest().requires().bins();
        if (!programs.isEmpty()) {
            more.add("Must be installed there: " + String.join(", ", programs) + ".");
        }
    }

    private void note(Note note, boolean leftOut) {
        if (note.carried() == Carried.NATIVE) {
            return;
        }
        String line = WHOLE.contains(note.capability())
                ? note.explanation()
                : note.capability().title() + ": " + note.explanation();
        boolean gone = note.carried() == Carried.LOST;
        if (gone
                && (note.capability() == HarnessCapability.SIZE
                        || (leftOut && note.skill().isPresent()))) {
            refused.add(line);
        } else if (gone && !ADVICE.contains(note.capability())) {
            lost.add(line);
        } else {
            more.add(line);
        }
    }

    private void tools() {
        if (hasTools(skill)) {
            more.add("Its Java tools run on this server and are called through MCP.");
        }
    }

    private Fit judged() {
        List<String> notes = new ArrayList<>(refused);
        notes.addAll(lost);
        notes.addAll(more);
        String status = !refused.isEmpty() ? Fit.DOES_NOT_FIT : lost.isEmpty() ? Fit.FITS : Fit.LIMITED;
        return new Fit(status, notes);
    }
}
