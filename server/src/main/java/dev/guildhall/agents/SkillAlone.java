package dev.guildhall.agents;

import dev.guildhall.harnesses.Harnesses;
import dev.guildhall.packages.PackageName;
import dev.guildhall.platform.Service;
import dev.guildhall.plugins.BrokenPlugin;
import dev.guildhall.skill.AgentBlueprint;
import dev.guildhall.skill.HarnessPlan;
import dev.guildhall.skill.HarnessProfile;
import dev.guildhall.skill.McpServerNeed;
import dev.guildhall.skill.SkillUse;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One version as the only skill of an agent, in one harness: what its bridge plans, and so how the skill fits there. */
@Service
class SkillAlone {
    private static final Logger LOG = LoggerFactory.getLogger(SkillAlone.class);
    /** Stands for this server, which offers the Java tools of packages. */
    private static final McpServerNeed TOOLS = new McpServerNeed(
            "guildhall", "http", Optional.of("https://guildhall.invalid/mcp"), List.of(), Map.of(), List.of());

    private final Harnesses harnesses;

    @Inject
    SkillAlone(Harnesses harnesses) {
        this.harnesses = harnesses;
    }

    /** Empty for a harness that is planned nothing, and when its bridge fails, which is logged. */
    Optional<HarnessPlan> plan(SkillUse skill, HarnessProfile harness) {
        if (!harnesses.planned(harness.id())) {
            return Optional.empty();
        }
        try {
            return Optional.of(harnesses.plan(harness.id(), blueprint(skill)));
        } catch (BrokenPlugin e) {
            LOG.error("No plan of {} for {}: {}", skill.id(), harness.id(), e.getMessage());
            return Optional.empty();
        }
    }

    private static AgentBlueprint blueprint(SkillUse skill) {
        PackageName name = PackageName.parse(skill.id())
                .orElse(new PackageName("x", skill.manifest().name()));
        return new AgentBlueprint(
                name.name(),
                "Has one skill.",
                "",
                Optional.empty(),
                Optional.empty(),
                List.of(skill),
                FitOfPlan.hasTools(skill) ? List.of(TOOLS) : List.of(),
                new AgentBlueprint.AgentTools(List.of(), List.of(), List.of()),
                Map.of(),
                List.of(),
                List.of());
    }
}
