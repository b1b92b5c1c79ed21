package dev.guildhall.bridges.claudecode;

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
import dev.guildhall.skill.bridge.ToolRules;
import dev.guildhall.skill.bridge.ToolRules.Decision;
import dev.guildhall.skill.bridge.UsualNote;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import org.pf4j.Extension;

/**
 * Claude Code: {@code .claude/skills}, {@code CLAUDE.md}, {@code .mcp.json}, {@code .claude/settings.json},
 * {@code .claude/agents}. It reads every field we have.
 */
@Extension
public final class ClaudeCodeBridge implements HarnessBridge {
    private static final HarnessProfile PROFILE = new HarnessProfile(
            "claude-code",
            List.of("claude-agent-sdk", "claude"),
            "Claude Code",
            "CC",
            20,
            Kind.FILES,
            "2.1.330",
            new Limits(
                    OptionalInt.empty(),
                    OptionalInt.of(64),
                    OptionalInt.of(1_024),
                    OptionalInt.empty(),
                    OptionalLong.empty(),
                    OptionalLong.empty(),
                    OptionalInt.empty()));
    private static final SkillFrontmatter FRONTMATTER = new SkillFrontmatter(
            Permissions::rule,
            Field.HIDDEN,
            Field.NOT_BY_NAME,
            Field.ARGUMENT_HINT,
            Field.PATHS,
            Field.WHEN_TO_USE,
            Field.ALLOWED_TOOLS,
            Field.DISALLOWED_TOOLS);
    private static final String SETTINGS = ".claude/settings.json";
    private static final String SERVERS = ".mcp.json";

    @Override
    public HarnessProfile profile() {
        return PROFILE;
    }

    @Override
    public HarnessPlan plan(AgentBlueprint agent) {
        Planning plan = new Planning(PROFILE, agent);
        plan.skillFolders(".claude/skills", FRONTMATTER, Catalog.LINE)
                .instructions("CLAUDE.md")
                .usualNotes(".claude/skills", "CLAUDE.md")
                .notes(UsualNote.HIDDEN_BY_FRONTMATTER)
                .note(
                        HarnessCapability.USER_INVOCATION,
                        Carried.NATIVE,
                        "As /name, with argument-hint and user-invocable in SKILL.md.")
                .note(HarnessCapability.PATHS, Carried.NATIVE, "Listed once a matching file is touched.")
                .note(HarnessCapability.WHEN_TO_USE, Carried.NATIVE, "when_to_use in SKILL.md.")
                .notes(UsualNote.NOT_CHECKED)
                .note(
                        HarnessCapability.NETWORK,
                        Carried.EMULATED,
                        "sandbox.network.allowedDomains in .claude/settings.json; holds once its sandbox is switched on.")
                .note(HarnessCapability.EVALS, Carried.NATIVE, "Read by claude plugin eval.");
        servers(plan);
        permissions(plan);
        delegates(plan);
        model(plan);
        return plan.plan();
    }

    private static void servers(Planning plan) {
        for (Servers.Server server : plan.servers()) {
            plan.json(SERVERS, "/mcpServers/" + Planning.pointer(server.name()), ServerShape.COMMON.of(server));
            plan.json(SETTINGS, "/enabledMcpjsonServers/-", server.name());
        }
        plan.note(HarnessCapability.MCP_LOCAL, Carried.NATIVE, "In .mcp.json; tools are called mcp__server__tool.");
        plan.note(HarnessCapability.MCP_REMOTE, Carried.NATIVE, "In .mcp.json; tools are called mcp__server__tool.");
    }

    private static String variable(String name) {
        return "${" + name + "}";
    }

    private static void permissions(Planning plan) {
        String where = " in " + SETTINGS + ", once the folder is trusted";
        ToolRules.of(plan, Set.of(), (decision, tool) -> {
                    String list = decision.name().toLowerCase(Locale.ROOT);
                    plan.json(SETTINGS, "/permissions/" + list + "/-", Permissions.rule(tool));
                    return true;
                })
                .note(Decision.ALLOW, Carried.NATIVE, "permissions.allow" + where + "; allowed-tools of a skill.")
                .note(Decision.ASK, Carried.NATIVE, "permissions.ask" + where + ".")
                .note(Decision.DENY, Carried.NATIVE, "permissions.deny" + where + "; disallowed-tools of a skill.");
        plan.agent().environment().stream()
                .filter(need -> need.value().isPresent())
                .forEach(need ->
                        plan.json(SETTINGS, "/env/" + need.name(), need.value().orElseThrow()));
        plan.skills().stream()
                .flatMap(skill -> skill.manifest().permissions().network().stream())
                .forEach(host -> plan.json(SETTINGS, "/sandbox/network/allowedDomains/-", host));
        plan.note(HarnessCapability.ENVIRONMENT, Carried.NATIVE, "env in .claude/settings.json.");
    }

    private static void delegates(Planning plan) {
        for (Delegate delegate : plan.agent().delegates()) {
            DelegateText text = DelegateText.of(delegate);
            delegate.model().ifPresent(model -> text.field("model", model));
            List<String> tools = Permissions.rules(delegate.tools().allowed());
            if (!tools.isEmpty()) {
                text.field("tools", String.join(", ", tools));
            }
            plan.file(".claude/agents/" + delegate.name() + ".md", text.text());
        }
        plan.note(HarnessCapability.DELEGATES, Carried.NATIVE, "In .claude/agents, one file each.");
    }

    private static void model(Planning plan) {
        Map<String, String> variables = new LinkedHashMap<>();
        plan.agent().model().ifPresent(model -> plan.json(SETTINGS, "/model", model));
        plan.agent()
                .gateway()
                .filter(gateway -> plan.uses(HarnessCapability.MODEL))
                .ifPresent(gateway -> {
                    plan.json(SETTINGS, "/env/ANTHROPIC_BASE_URL", gateway.baseUrl());
                    variables.put("ANTHROPIC_AUTH_TOKEN", variable(gateway.keyVariable()));
                });
        plan.note(
                HarnessCapability.MODEL,
                Carried.NATIVE,
                "model and ANTHROPIC_BASE_URL in .claude/settings.json; the key comes from the environment.");
        plan.launch(List.of("claude"), variables);
    }
}
