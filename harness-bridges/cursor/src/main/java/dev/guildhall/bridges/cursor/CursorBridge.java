package dev.guildhall.bridges.cursor;

import dev.guildhall.skill.AgentBlueprint;
import dev.guildhall.skill.AgentBlueprint.Delegate;
import dev.guildhall.skill.HarnessBridge;
import dev.guildhall.skill.HarnessCapability;
import dev.guildhall.skill.HarnessPlan;
import dev.guildhall.skill.HarnessPlan.Carried;
import dev.guildhall.skill.HarnessProfile;
import dev.guildhall.skill.HarnessProfile.Kind;
import dev.guildhall.skill.HarnessProfile.Limits;
import dev.guildhall.skill.bridge.Catalog;
import dev.guildhall.skill.bridge.DelegateText;
import dev.guildhall.skill.bridge.Planning;
import dev.guildhall.skill.bridge.ServerShape;
import dev.guildhall.skill.bridge.Servers;
import dev.guildhall.skill.bridge.SkillFrontmatter;
import dev.guildhall.skill.bridge.SkillFrontmatter.Field;
import dev.guildhall.skill.bridge.ToolName;
import dev.guildhall.skill.bridge.ToolRules;
import dev.guildhall.skill.bridge.ToolRules.Decision;
import dev.guildhall.skill.bridge.UsualNote;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import org.pf4j.Extension;

/** Cursor: {@code .cursor/skills}, {@code AGENTS.md}, {@code .cursor/mcp.json}, {@code .cursor/cli.json}, {@code .cursor/agents}. */
@Extension
public final class CursorBridge implements HarnessBridge {
    private static final HarnessProfile PROFILE = new HarnessProfile(
            "cursor",
            List.of("cursor-cli", "cursor-agent"),
            "Cursor",
            "CU",
            70,
            Kind.FILES,
            "2.4",
            new Limits(
                    OptionalInt.empty(),
                    OptionalInt.of(64),
                    OptionalInt.of(1_024),
                    OptionalInt.empty(),
                    OptionalLong.empty(),
                    OptionalLong.empty(),
                    OptionalInt.empty()));
    private static final SkillFrontmatter FRONTMATTER = new SkillFrontmatter(Field.HIDDEN, Field.PATHS);
    private static final ServerShape SHAPE =
            new ServerShape("stdio", "", "url", "env", false, name -> "${env:" + name + "}");
    private static final String SKILLS = ".cursor/skills";
    private static final String PERMISSIONS = ".cursor/cli.json";

    @Override
    public HarnessProfile profile() {
        return PROFILE;
    }

    @Override
    public HarnessPlan plan(AgentBlueprint agent) {
        Planning plan = new Planning(PROFILE, agent);
        plan.skillFolders(SKILLS, FRONTMATTER, Catalog.ELEMENT)
                .instructions("AGENTS.md")
                .usualNotes(SKILLS, "AGENTS.md")
                .notes(UsualNote.HIDDEN_BY_FRONTMATTER)
                .note(
                        HarnessCapability.USER_INVOCATION,
                        Carried.EMULATED,
                        "As /name; whether people may start it cannot be said.")
                .note(HarnessCapability.PATHS, Carried.NATIVE, "paths in SKILL.md.")
                .notes(UsualNote.APPENDED_WHEN, UsualNote.HOSTS_NOT_HELD)
                .note(
                        HarnessCapability.MODEL,
                        Carried.LOST,
                        "It asks its maker's servers only; choose the model there.")
                .notes(UsualNote.SET_AT_START, UsualNote.NOT_CHECKED, UsualNote.EVALS_NOT_RUN);
        for (Servers.Server server : plan.servers()) {
            plan.json(".cursor/mcp.json", "/mcpServers/" + Planning.pointer(server.name()), SHAPE.of(server));
        }
        plan.note(HarnessCapability.MCP_LOCAL, Carried.NATIVE, "In .cursor/mcp.json.");
        plan.note(HarnessCapability.MCP_REMOTE, Carried.NATIVE, "In .cursor/mcp.json.");
        permissions(plan);
        for (Delegate delegate : agent.delegates()) {
            plan.file(
                    ".cursor/agents/" + delegate.name() + ".md",
                    DelegateText.of(delegate).text());
        }
        plan.note(
                HarnessCapability.DELEGATES,
                Carried.NATIVE,
                "In .cursor/agents, one file each; they share the agent's model.");
        plan.launch(List.of("agent"), plan.settings());
        return plan.plan();
    }

    private static void permissions(Planning plan) {
        String where = "permissions in " + PERMISSIONS + ", for the whole agent.";
        ToolRules.withoutQuestions(plan, Set.of(Decision.ALLOW, Decision.DENY), (decision, tool) -> {
                    Optional<String> rule = rule(tool);
                    String list = decision == Decision.ALLOW ? "allow" : "deny";
                    rule.ifPresent(words -> plan.json(PERMISSIONS, "/permissions/" + list + "/-", words));
                    return rule.isPresent();
                })
                .note(Decision.ALLOW, Carried.EMULATED, where)
                .note(Decision.ASK, Carried.EMULATED, "It asks for what is not allowed.")
                .note(Decision.DENY, Carried.EMULATED, where);
    }

    private static Optional<String> rule(ToolName tool) {
        return switch (tool) {
            case ToolName.Shell shell -> Optional.of("Shell(" + shell.prefix().orElse("*") + ")");
            case ToolName.Reading reading ->
                Optional.of("Read(" + reading.pattern().orElse("**") + ")");
            case ToolName.Writing writing ->
                Optional.of("Write(" + writing.pattern().orElse("**") + ")");
            case ToolName.Fetching fetching ->
                Optional.of("WebFetch(" + fetching.host().orElse("*") + ")");
            case ToolName.Server server -> Optional.of("Mcp(" + server.server() + ":" + server.tool() + ")");
            case ToolName.Other other -> Optional.empty();
        };
    }
}
