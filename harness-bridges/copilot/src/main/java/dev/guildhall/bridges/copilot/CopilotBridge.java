package dev.guildhall.bridges.copilot;

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
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import org.pf4j.Extension;

/** Copilot CLI: {@code .github/skills}, {@code AGENTS.md}, {@code .github/agents}; MCP servers and tools by its arguments. */
@Extension
public final class CopilotBridge implements HarnessBridge {
    private static final HarnessProfile PROFILE = new HarnessProfile(
            "copilot",
            List.of("copilot-cli", "github-copilot"),
            "Copilot CLI",
            "CP",
            60,
            Kind.FILES,
            "1.0.102",
            new Limits(
                    OptionalInt.empty(),
                    OptionalInt.of(64),
                    OptionalInt.of(1_024),
                    OptionalInt.empty(),
                    OptionalLong.empty(),
                    OptionalLong.empty(),
                    OptionalInt.empty()));
    private static final SkillFrontmatter FRONTMATTER =
            new SkillFrontmatter(Field.HIDDEN, Field.NOT_BY_NAME, Field.ARGUMENT_HINT, Field.ALLOWED_TOOLS);
    private static final ServerShape SHAPE =
            new ServerShape("local", "http", "url", "env", false, name -> "${" + name + "}");
    private static final String SKILLS = ".github/skills";
    private static final String SERVERS = ".copilot/mcp-config.json";

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
                        Carried.NATIVE,
                        "user-invocable and argument-hint in SKILL.md.")
                .notes(
                        UsualNote.ALWAYS_LISTED,
                        UsualNote.APPENDED_WHEN,
                        UsualNote.NOT_CHECKED,
                        UsualNote.EVALS_NOT_RUN);
        List<String> command = new ArrayList<>(List.of("copilot"));
        servers(plan, command);
        permissions(plan, command);
        delegates(plan);
        model(plan, command);
        return plan.plan();
    }

    private static void servers(Planning plan, List<String> command) {
        List<Servers.Server> servers = plan.servers();
        for (Servers.Server server : servers) {
            Map<String, Object> value = new LinkedHashMap<>(SHAPE.of(server));
            List<String> tools = server.need().tools();
            value.put("tools", tools.isEmpty() ? List.of("*") : tools);
            plan.json(SERVERS, "/mcpServers/" + Planning.pointer(server.name()), value);
        }
        if (!servers.isEmpty()) {
            command.addAll(List.of("--additional-mcp-config", "@" + SERVERS));
        }
        String how = "In " + SERVERS + ", named where it is started; tools are called server-tool.";
        plan.note(HarnessCapability.MCP_LOCAL, Carried.NATIVE, how);
        plan.note(HarnessCapability.MCP_REMOTE, Carried.NATIVE, how);
    }

    private static void permissions(Planning plan, List<String> command) {
        ToolRules.withoutQuestions(plan, Set.of(Decision.DENY), (decision, tool) -> {
                    Optional<String> rule = rule(tool);
                    String option = decision == Decision.ALLOW ? "--allow-tool" : "--deny-tool";
                    rule.ifPresent(words -> command.addAll(List.of(option, words)));
                    return rule.isPresent();
                })
                .note(Decision.ALLOW, Carried.EMULATED, "--allow-tool where it is started, allowed-tools of a skill.")
                .note(Decision.ASK, Carried.EMULATED, "It asks for what is not allowed.")
                .note(Decision.DENY, Carried.EMULATED, "--deny-tool where it is started, for the whole agent.");
        plan.skills().stream()
                .flatMap(skill -> skill.manifest().permissions().network().stream())
                .distinct()
                .forEach(host -> command.addAll(List.of("--allow-url", host)));
        plan.note(
                HarnessCapability.NETWORK,
                Carried.EMULATED,
                "--allow-url where it is started; it asks for other hosts as far as it sees them.");
    }

    /** It narrows files by the end of their path only, which would say something else. */
    private static Optional<String> rule(ToolName tool) {
        return switch (tool) {
            case ToolName.Shell shell ->
                Optional.of(
                        shell.prefix().map(prefix -> "shell(" + prefix + ":*)").orElse("shell"));
            case ToolName.Writing writing -> writing.narrowed() ? Optional.empty() : Optional.of("write");
            case ToolName.Server server ->
                Optional.of(server.all() ? server.server() : server.server() + "(" + server.tool() + ")");
            case ToolName.Reading reading -> Optional.empty();
            case ToolName.Fetching fetching ->
                Optional.of(fetching.host().map(host -> "url(" + host + ")").orElse("url"));
            case ToolName.Other other -> Optional.empty();
        };
    }

    private static void delegates(Planning plan) {
        for (Delegate delegate : plan.agent().delegates()) {
            plan.file(
                    ".github/agents/" + delegate.name() + ".agent.md",
                    DelegateText.of(delegate).text());
        }
        plan.note(
                HarnessCapability.DELEGATES,
                Carried.NATIVE,
                "In .github/agents, one file each; they share the agent's model.");
    }

    private static void model(Planning plan, List<String> command) {
        Map<String, String> variables = new LinkedHashMap<>(plan.settings());
        plan.agent().model().ifPresent(model -> variables.put("COPILOT_MODEL", model));
        plan.agent()
                .gateway()
                .filter(gateway -> plan.uses(HarnessCapability.MODEL))
                .ifPresent(gateway -> {
                    variables.put("COPILOT_PROVIDER_BASE_URL", gateway.baseUrl() + "/v1");
                    variables.put("COPILOT_PROVIDER_TYPE", "openai");
                    variables.put("COPILOT_PROVIDER_API_KEY", "${" + gateway.keyVariable() + "}");
                });
        plan.note(HarnessCapability.MODEL, Carried.NATIVE, "COPILOT_MODEL and COPILOT_PROVIDER_… where it is started.");
        plan.notes(UsualNote.SET_AT_START);
        plan.launch(command, variables);
    }
}
