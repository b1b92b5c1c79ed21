package dev.guildhall.bridges.pi;

import dev.guildhall.skill.AgentBlueprint;
import dev.guildhall.skill.HarnessBridge;
import dev.guildhall.skill.HarnessCapability;
import dev.guildhall.skill.HarnessPlan;
import dev.guildhall.skill.HarnessPlan.Carried;
import dev.guildhall.skill.HarnessProfile;
import dev.guildhall.skill.HarnessProfile.Kind;
import dev.guildhall.skill.HarnessProfile.Limits;
import dev.guildhall.skill.bridge.Catalog;
import dev.guildhall.skill.bridge.Planning;
import dev.guildhall.skill.bridge.SkillFrontmatter;
import dev.guildhall.skill.bridge.SkillFrontmatter.Field;
import dev.guildhall.skill.bridge.ToolName;
import dev.guildhall.skill.bridge.ToolRules;
import dev.guildhall.skill.bridge.ToolRules.Decision;
import dev.guildhall.skill.bridge.UsualNote;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import org.pf4j.Extension;

/** Pi: {@code .pi/skills}, {@code AGENTS.md}; its model providers lie in the user's home. */
@Extension
public final class PiBridge implements HarnessBridge {
    private static final HarnessProfile PROFILE = new HarnessProfile(
            "pi",
            List.of("pi-coding-agent"),
            "Pi",
            "PI",
            90,
            Kind.FILES,
            "0.87.1",
            new Limits(
                    OptionalInt.empty(),
                    OptionalInt.of(64),
                    OptionalInt.of(1_024),
                    OptionalInt.empty(),
                    OptionalLong.empty(),
                    OptionalLong.empty(),
                    OptionalInt.empty()));
    private static final SkillFrontmatter FRONTMATTER = new SkillFrontmatter(Field.HIDDEN);
    private static final String SKILLS = ".pi/skills";
    private static final String MODELS = "~/.pi/agent/models.json";

    @Override
    public HarnessProfile profile() {
        return PROFILE;
    }

    @Override
    public HarnessPlan plan(AgentBlueprint agent) {
        Planning plan = new Planning(PROFILE, agent);
        plan.skillFolders(SKILLS, FRONTMATTER, Catalog.ELEMENT_AND_FILE)
                .instructions("AGENTS.md")
                .usualNotes(SKILLS, "AGENTS.md")
                .notes(UsualNote.HIDDEN_BY_FRONTMATTER)
                .note(
                        HarnessCapability.USER_INVOCATION,
                        Carried.EMULATED,
                        "As /skill:name; whether people may start it cannot be said.")
                .notes(UsualNote.ALWAYS_LISTED, UsualNote.APPENDED_WHEN, UsualNote.HOSTS_NOT_HELD)
                .note(HarnessCapability.MCP_LOCAL, Carried.LOST, "It has no MCP client; it needs an extension.")
                .note(HarnessCapability.MCP_REMOTE, Carried.LOST, "It has no MCP client; it needs an extension.")
                .note(HarnessCapability.DELEGATES, Carried.LOST, "It has no sub-agents.")
                .notes(UsualNote.SET_AT_START, UsualNote.NOT_CHECKED, UsualNote.EVALS_NOT_RUN);
        List<String> command = new ArrayList<>(List.of("pi"));
        agent.model()
                .ifPresent(model -> agent.gateway().ifPresent(gateway -> {
                    plan.json(MODELS, "/providers/guildhall/baseUrl", gateway.baseUrl() + "/v1");
                    plan.json(MODELS, "/providers/guildhall/api", "openai-completions");
                    plan.json(MODELS, "/providers/guildhall/apiKey", "$" + gateway.keyVariable());
                    plan.json(MODELS, "/providers/guildhall/models/-", Map.of("id", model));
                    command.addAll(List.of("--provider", "guildhall"));
                }));
        agent.model().ifPresent(model -> command.addAll(List.of("--model", model)));
        tools(plan, command);
        plan.note(
                HarnessCapability.MODEL,
                Carried.NATIVE,
                "A provider in " + MODELS + "; the key comes from the environment.");
        plan.launch(command, plan.settings());
        return plan.plan();
    }

    /** It asks for nothing; a tool can only be taken away as a whole. */
    private static void tools(Planning plan, List<String> command) {
        Set<String> without = new LinkedHashSet<>();
        ToolRules.of(plan, Set.of(Decision.DENY), (decision, tool) -> {
                    List<String> denied = decision == Decision.DENY && !tool.narrowed() ? words(tool) : List.of();
                    without.addAll(denied);
                    return decision == Decision.ALLOW || !denied.isEmpty();
                })
                .note(Decision.ALLOW, Carried.NATIVE, "It asks for none.")
                .note(Decision.ASK, Carried.LOST, "It never asks.")
                .note(Decision.DENY, Carried.EMULATED, "--exclude-tools where it is started, for the whole agent.");
        if (!without.isEmpty()) {
            command.addAll(List.of("--exclude-tools", String.join(",", without)));
        }
    }

    private static List<String> words(ToolName tool) {
        return switch (tool) {
            case ToolName.Shell shell -> List.of("bash");
            case ToolName.Reading reading -> List.of("read", "grep", "find", "ls");
            case ToolName.Writing writing -> List.of("write", "edit");
            case ToolName.Fetching fetching -> List.of();
            case ToolName.Server server -> List.of();
            case ToolName.Other other -> List.of();
        };
    }
}
