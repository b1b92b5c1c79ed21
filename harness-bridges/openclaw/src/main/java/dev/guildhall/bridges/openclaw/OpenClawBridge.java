package dev.guildhall.bridges.openclaw;

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
import dev.guildhall.skill.bridge.ServerShape;
import dev.guildhall.skill.bridge.Servers;
import dev.guildhall.skill.bridge.SkillFrontmatter;
import dev.guildhall.skill.bridge.SkillFrontmatter.Field;
import dev.guildhall.skill.bridge.ToolName;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.pf4j.Extension;

/**
 * OpenClaw: the folder is its workspace, with {@code skills/} and {@code AGENTS.md}; its configuration lies in
 * {@code .openclaw/openclaw.json} and is named where it is started. It drops what is linked, so everything is copied.
 */
@Extension
public final class OpenClawBridge implements HarnessBridge {
    private static final HarnessProfile PROFILE = new HarnessProfile(
            "openclaw",
            List.of("clawdbot", "moltbot"),
            "OpenClaw",
            "OW",
            80,
            Kind.FILES,
            "2026.9.6",
            new Limits(
                    OptionalInt.empty(),
                    OptionalInt.of(64),
                    OptionalInt.of(1_024),
                    OptionalInt.of(256),
                    OptionalLong.of(8_388_608),
                    OptionalLong.of(1_048_576),
                    OptionalInt.empty()));
    private static final SkillFrontmatter FRONTMATTER =
            new SkillFrontmatter(Field.HIDDEN, Field.NOT_BY_NAME, Field.OPENCLAW);
    private static final ServerShape SHAPE = new ServerShape("", "", "url", "env", false, name -> "${" + name + "}");
    private static final String SKILLS = "skills";
    private static final String CONFIG = ".openclaw/openclaw.json";

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
                .note(HarnessCapability.HIDDEN, Carried.NATIVE, "disable-model-invocation in SKILL.md.")
                .note(HarnessCapability.USER_INVOCATION, Carried.NATIVE, "user-invocable in SKILL.md.")
                .note(HarnessCapability.PATHS, Carried.LOST, "The skill is always listed.")
                .note(
                        HarnessCapability.WHEN_TO_USE,
                        Carried.EMULATED,
                        "Appended to the description; it may be cut to 200 characters.")
                .note(HarnessCapability.NETWORK, Carried.LOST, "Scripts are not held to the declared hosts.")
                .note(
                        HarnessCapability.REQUIREMENTS,
                        Carried.NATIVE,
                        "metadata.openclaw.requires in SKILL.md; the skill is listed once they are there.")
                .note(
                        HarnessCapability.EVALS,
                        Carried.EMULATED,
                        "Lie in the skill's folder; the harness does not run them.")
                .note(
                        HarnessCapability.TOOLS_ALLOWED,
                        Carried.LOST,
                        "Its exec policy is its owner's; nothing is loosened.")
                .note(HarnessCapability.TOOLS_ASKED, Carried.EMULATED, "It asks by its own exec policy.")
                .note(
                        HarnessCapability.DELEGATES,
                        Carried.LOST,
                        "Its agents have workspaces of their own; install them there.");
        plan.json(CONFIG, "/agents/defaults/workspace", "${workspace}");
        for (Servers.Server server : Servers.of(agent)) {
            plan.json(CONFIG, "/mcp/servers/" + server.name(), SHAPE.of(server));
        }
        plan.note(HarnessCapability.MCP_LOCAL, Carried.NATIVE, "mcp.servers in " + CONFIG + ".");
        plan.note(HarnessCapability.MCP_REMOTE, Carried.NATIVE, "mcp.servers in " + CONFIG + ".");
        denied(plan);
        model(plan);
        return plan.plan();
    }

    private static void denied(Planning plan) {
        List<String> strange = new ArrayList<>();
        for (String name : plan.agent().tools().denied()) {
            switch (ToolName.of(name)) {
                case ToolName.Shell shell ->
                    shell.prefix()
                            .ifPresentOrElse(
                                    prefix -> strange.add(name), () -> plan.json(CONFIG, "/tools/deny/-", "exec"));
                case ToolName.Reading reading -> plan.json(CONFIG, "/tools/deny/-", "read");
                case ToolName.Writing writing -> plan.json(CONFIG, "/tools/deny/-", "write");
                case ToolName.Fetching fetching -> plan.json(CONFIG, "/tools/deny/-", "web_fetch");
                case ToolName.Server server -> strange.add(name);
                case ToolName.Other other -> strange.add(name);
            }
        }
        plan.skills().forEach(skill -> strange.addAll(skill.manifest().tools().denied()));
        plan.note(
                HarnessCapability.TOOLS_DENIED,
                strange.isEmpty() ? Carried.EMULATED : Carried.LOST,
                strange.isEmpty()
                        ? "tools.deny in " + CONFIG + ", for the whole agent."
                        : "No word there for: " + String.join(", ", strange) + ".");
    }

    private static void model(Planning plan) {
        Map<String, String> variables = new LinkedHashMap<>(plan.settings());
        variables.put("OPENCLAW_CONFIG_PATH", "${workspace}/" + CONFIG);
        plan.agent().model().ifPresent(model -> {
            boolean gateway = plan.agent().gateway().isPresent();
            plan.json(CONFIG, "/agents/defaults/model/primary", gateway ? "guildhall/" + model : model);
            plan.agent().gateway().ifPresent(there -> {
                Map<String, Object> entry = new LinkedHashMap<>();
                entry.put("id", model);
                entry.put("name", model);
                entry.put("reasoning", false);
                entry.put("input", List.of("text"));
                entry.put("contextWindow", 128_000);
                entry.put("maxTokens", 4_096);
                entry.put("cost", zero());
                plan.json(CONFIG, "/models/mode", "merge");
                plan.json(CONFIG, "/models/providers/guildhall/baseUrl", there.baseUrl() + "/v1");
                plan.json(CONFIG, "/models/providers/guildhall/apiKey", "${" + there.keyVariable() + "}");
                plan.json(CONFIG, "/models/providers/guildhall/api", "openai-completions");
                plan.json(CONFIG, "/models/providers/guildhall/models", List.of(entry));
            });
        });
        plan.note(
                HarnessCapability.MODEL,
                Carried.NATIVE,
                "A provider in " + CONFIG + "; the key comes from the environment.");
        plan.note(HarnessCapability.ENVIRONMENT, Carried.EMULATED, "Set where it is started.");
        plan.launch(List.of("openclaw"), variables);
    }

    /** It asks for prices; the gateway knows them. */
    private static Map<String, Object> zero() {
        Map<String, Object> cost = new LinkedHashMap<>();
        List.of("input", "output", "cacheRead", "cacheWrite").forEach(kind -> cost.put(kind, 0));
        return cost;
    }
}
