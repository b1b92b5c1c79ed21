package dev.guildhall.launcher;

import dev.guildhall.plan.PlannedAgent;
import dev.guildhall.skill.HarnessCapability;
import dev.guildhall.skill.HarnessPlan;
import dev.guildhall.skill.HarnessPlan.Carried;
import dev.guildhall.skill.HarnessPlan.Content;
import dev.guildhall.skill.HarnessPlan.File;
import dev.guildhall.skill.HarnessPlan.Launch;
import dev.guildhall.skill.HarnessPlan.Note;
import dev.guildhall.skill.HarnessPlan.Patch;
import dev.guildhall.skill.HarnessPlan.Syntax;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a server sends of an agent with one skill and one setting. */
final class SamplePlan {
    private SamplePlan() {}

    static PlannedAgent of(int version, String skill) {
        HarnessPlan plan = new HarnessPlan(
                List.of(new File(".opencode/skills/pdf/SKILL.md", false, new Content.Text(skill))),
                List.of(new Patch("opencode.json", Syntax.JSON, "/model", "\"ours\"")),
                List.of(),
                Optional.of(new Launch(
                        List.of("opencode", "run", "two words"), Map.of("A", "${DOCS_TOKEN}", "B", "$(x) \"y\""))),
                Map.of("DOCS_TOKEN", "credential of @acme/pdf for docs.acme"),
                List.of(
                        new Note(HarnessCapability.SKILLS, Optional.empty(), Carried.NATIVE, "In .opencode/skills."),
                        new Note(
                                HarnessCapability.WHEN_TO_USE,
                                Optional.of("@acme/pdf"),
                                Carried.LOST,
                                "It has no field for it.")),
                List.of());
        return new PlannedAgent("reviewer", version, "current", "opencode", "ab".repeat(32), plan, Map.of());
    }
}
