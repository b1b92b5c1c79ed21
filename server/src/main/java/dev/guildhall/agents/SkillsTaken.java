package dev.guildhall.agents;

import dev.guildhall.skill.HarnessCapability;
import dev.guildhall.skill.HarnessPlan;
import dev.guildhall.skill.HarnessPlan.Carried;
import dev.guildhall.skill.HarnessPlan.Note;
import dev.guildhall.skill.HarnessProfile;
import java.util.List;
import java.util.Map;

/**
 * Whether a harness takes every skill of an agent. What it would answer with an error, or drop in silence, is refused before
 * anything is handed out: its name, its size. A hidden skill that nobody could start there is left out, and the plan says so.
 */
final class SkillsTaken {
    private SkillsTaken() {}

    /** 422 that names the skill, the reason and the ways out. */
    static void require(HarnessProfile harness, Planner.Prepared prepared, HarnessPlan plan) {
        List<Note> refused = plan.notes().stream().filter(SkillsTaken::refuses).toList();
        if (refused.isEmpty()) {
            return;
        }
        Note first = refused.getFirst();
        String skill = first.skill().orElse("");
        Lock.Entry entry = prepared.lock().byId().get(skill);
        String version = entry == null ? "" : entry.version();
        String agent = prepared.agent().name();
        throw AgentProblem.SKILL_REFUSED.because(
                "%s does not take %s@%s of %s: %s%s Remove the skill from the agent, choose another version of it or another harness; the skill's page lists where it fits."
                        .formatted(
                                harness.title(),
                                skill,
                                version,
                                agent,
                                reason(first.explanation()),
                                refused.size() == 1 ? "" : " %d more are not taken.".formatted(refused.size() - 1)),
                Map.of(
                        "skill",
                        skill,
                        "version",
                        version,
                        "harness",
                        harness.id(),
                        "refused",
                        refused.stream()
                                .map(note -> note.skill().orElse(""))
                                .distinct()
                                .toList()));
    }

    private static boolean refuses(Note note) {
        return note.carried() == Carried.LOST
                && note.skill().isPresent()
                && (note.capability() == HarnessCapability.SIZE || note.capability() == HarnessCapability.SKILLS);
    }

    /** The bridge says first what it did all the same. */
    private static String reason(String explanation) {
        return explanation.replaceFirst("^(Left out: |Written all the same, but )", "");
    }
}
