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
import dev.guildhall.skill.bridge.ToolRules;
import dev.guildhall.skill.bridge.ToolRules.Decision;
import dev.guildhall.skill.bridge.UsualNote;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
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
                .notes(UsualNote.HIDDEN_BY_FRONTMATTER)
                .note(HarnessCapability.USER_INVOCATION, Carried.NATIVE, "user-invocable in SKILL.md.")
                .notes(UsualNote.ALWAYS_LISTED)
                .note(
                        HarnessCapability.WHEN_TO_USE,
                        Carried.EMULATED,
                        "Appended to the description; it may be cut to 200 characters.")
                .notes(UsualNote.HOSTS_NOT_HELD)
                .note(
                        HarnessCapability.REQUIREMENTS,
                        Carried.NATIVE,
                        "metadata.openclaw.requires in SKILL.md; the skill is listed once they are there.")
                .notes(UsualNote.EVALS_NOT_RUN)
                .note(
                        HarnessCapability.DELEGATES,
                        Carried.LOST,
                        "Its agents have workspaces of their own; install them there.");
        plan.json(CONFIG, "/agents/defaults/workspace", "${workspace}");
        for (Servers.Server server : plan.servers()) {
            Map<String, Object> value = SHAPE.of(server);
            if (server.remote()) {
                value.put("transport", server.need().transport().equals("sse") ? "sse" : "streamable-http");
            }
            plan.json(CONFIG, "/mcp/servers/" + Planning.pointer(server.name()), value);
        }
        plan.note(HarnessCapability.MCP_LOCAL, Carried.NATIVE, "mcp.servers in " + CONFIG + ".");
        plan.note(HarnessCapability.MCP_REMOTE, Carried.NATIVE, "mcp.servers in " + CONFIG + ".");
        tools(plan);
        model(plan);
        return plan.plan();
    }

    private static void tools(Planning plan) {
        ToolRules.of(plan, Set.of(Decision.DENY), (decision, tool) -> {
                    if (decision == Decision.ASK && tool instanceof ToolName.Shell && !tool.narrowed()) {
                        plan.json(CONFIG, "/tools/exec/ask", "always");
                        return true;
                    }
                    List<String> denied = decision == Decision.DENY && !tool.narrowed() ? words(tool) : List.of();
                    denied.forEach(word -> plan.json(CONFIG, "/tools/deny/-", word));
                    return decision == Decision.ALLOW || !denied.isEmpty();
                })
                .note(Decision.ALLOW, Carried.LOST, "Its exec policy is its owner's; nothing is loosened.")
                .note(
                        Decision.ASK,
                        Carried.EMULATED,
                        "tools.exec.ask in " + CONFIG + ": it then asks for every command.")
                .note(Decision.DENY, Carried.EMULATED, "tools.deny in " + CONFIG + ", for the whole agent.");
    }

    private static List<String> words(ToolName tool) {
        return switch (tool) {
            case ToolName.Shell shell -> List.of("exec", "process");
            case ToolName.Reading reading -> List.of("read");
            case ToolName.Writing writing -> List.of("write", "edit", "apply_patch");
            case ToolName.Fetching fetching -> List.of("web_fetch", "web_search");
            case ToolName.Server server -> List.of();
            case ToolName.Other other -> List.of();
        };
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
                "A provider in " + CONFIG
                        + ", read instead of the person's own settings; the key comes from the environment.");
        plan.notes(UsualNote.SET_AT_START);
        plan.launch(List.of("openclaw"), variables);
    }

    /** It asks for prices; the gateway knows them. */
    private static Map<String, Object> zero() {
        Map<String, Object> cost = new LinkedHashMap<>();
        List.of("input", "output", "cacheRead", "cacheWrite").forEach(kind -> cost.put(kind, 0));
        return cost;
    }
}
