package dev.guildhall.bridges.opencode;

import dev.guildhall.skill.AgentBlueprint;
import dev.guildhall.skill.AgentBlueprint.Delegate;
import dev.guildhall.skill.HarnessBridge;
import dev.guildhall.skill.HarnessCapability;
import dev.guildhall.skill.HarnessPlan;
import dev.guildhall.skill.HarnessPlan.Carried;
import dev.guildhall.skill.HarnessProfile;
import dev.guildhall.skill.HarnessProfile.Kind;
import dev.guildhall.skill.HarnessProfile.Limits;
import dev.guildhall.skill.Json;
import dev.guildhall.skill.SkillUse;
import dev.guildhall.skill.bridge.Catalog;
import dev.guildhall.skill.bridge.Planning;
import dev.guildhall.skill.bridge.ServerShape;
import dev.guildhall.skill.bridge.Servers;
import dev.guildhall.skill.bridge.SkillFrontmatter;
import dev.guildhall.skill.bridge.UsualNote;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.pf4j.Extension;

/** OpenCode: {@code .opencode/skills}, {@code AGENTS.md}, {@code opencode.json}, {@code .opencode/agent} and {@code …/command}. */
@Extension
public final class OpenCodeBridge implements HarnessBridge {
    private static final HarnessProfile PROFILE = new HarnessProfile(
            "opencode",
            List.of("open-code"),
            "OpenCode",
            "OC",
            30,
            Kind.FILES,
            "1.18.33",
            new Limits(
                    OptionalInt.empty(),
                    OptionalInt.of(64),
                    OptionalInt.of(1_024),
                    OptionalInt.empty(),
                    OptionalLong.empty(),
                    OptionalLong.empty(),
                    OptionalInt.empty()));
    private static final SkillFrontmatter FRONTMATTER = new SkillFrontmatter();
    private static final String SKILLS = ".opencode/skills";
    private static final ServerShape SHAPE =
            new ServerShape("local", "remote", "url", "environment", true, OpenCodeBridge::variable);
    static final String CONFIG = "opencode.json";

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
                .note(HarnessCapability.SKILLS, Carried.NATIVE, "Its skill tool needs rg (ripgrep) on the PATH.")
                .notes(
                        UsualNote.ALWAYS_LISTED,
                        UsualNote.APPENDED_WHEN,
                        UsualNote.NOT_CHECKED,
                        UsualNote.HOSTS_NOT_HELD,
                        UsualNote.EVALS_NOT_RUN)
                .note(
                        HarnessCapability.ENVIRONMENT,
                        Carried.EMULATED,
                        "Set where it is started; there is no place for it in opencode.json.");
        commands(plan);
        servers(plan);
        new Permissions(plan).write();
        delegates(plan);
        model(plan);
        return plan.plan();
    }

    /** A skill kept from the model, or one with arguments, is started by a command that points at it. */
    private static void commands(Planning plan) {
        for (SkillUse skill : plan.skills()) {
            String name = skill.manifest().name();
            boolean hidden = Planning.hidden(skill);
            if (hidden) {
                plan.json(CONFIG, "/permission/skill/" + name, "deny");
            }
            boolean byName = skill.manifest().invocation().user();
            if (byName
                    && (hidden || skill.manifest().invocation().argumentHint().isPresent())) {
                plan.file(
                        ".opencode/command/" + name + ".md",
                        "---\ndescription: "
                                + Json.write(skill.manifest()
                                        .summary()
                                        .orElse(skill.manifest().description())) + "\n---\n\nFollow @" + SKILLS + "/"
                                + name + "/SKILL.md for: $ARGUMENTS\n");
            }
        }
        plan.note(
                HarnessCapability.HIDDEN,
                Carried.EMULATED,
                "permission.skill denies it to the model; a command starts it.");
        plan.note(
                HarnessCapability.USER_INVOCATION,
                Carried.EMULATED,
                "A command of the skill's name in .opencode/command.");
    }

    private static void servers(Planning plan) {
        for (Servers.Server server : plan.servers()) {
            Map<String, Object> value = SHAPE.of(server);
            value.put("enabled", true);
            plan.json(CONFIG, "/mcp/" + Planning.pointer(server.name()), value);
        }
        plan.note(HarnessCapability.MCP_LOCAL, Carried.NATIVE, "mcp in opencode.json; tools are called server_tool.");
        plan.note(HarnessCapability.MCP_REMOTE, Carried.NATIVE, "mcp in opencode.json; tools are called server_tool.");
    }

    private static String variable(String name) {
        return "{env:" + name + "}";
    }

    private static void delegates(Planning plan) {
        for (Delegate delegate : plan.agent().delegates()) {
            StringBuilder text = new StringBuilder("---\n");
            text.append("description: ")
                    .append(Json.write(delegate.description()))
                    .append('\n');
            text.append("mode: subagent\n");
            delegate.model()
                    .ifPresent(model -> text.append("model: ")
                            .append(Json.write(modelName(plan, model)))
                            .append('\n'));
            text.append("---\n\n").append(delegate.instructions().strip()).append('\n');
            plan.file(".opencode/agent/" + delegate.name() + ".md", text.toString());
        }
        plan.note(HarnessCapability.DELEGATES, Carried.NATIVE, "In .opencode/agent as sub-agents, one file each.");
    }

    private static String modelName(Planning plan, String model) {
        return plan.agent().gateway().isPresent() ? "guildhall/" + model : model;
    }

    private static void model(Planning plan) {
        plan.agent().model().ifPresent(model -> {
            plan.json(CONFIG, "/model", modelName(plan, model));
            plan.agent().gateway().ifPresent(gateway -> {
                plan.json(CONFIG, "/provider/guildhall/npm", "@ai-sdk/openai-compatible");
                plan.json(CONFIG, "/provider/guildhall/name", "Guildhall");
                plan.json(CONFIG, "/provider/guildhall/options/baseURL", gateway.baseUrl() + "/v1");
                plan.json(CONFIG, "/provider/guildhall/options/apiKey", variable(gateway.keyVariable()));
                plan.json(CONFIG, "/provider/guildhall/models/" + Planning.pointer(model), Map.of("name", model));
                plan.agent().delegates().stream()
                        .flatMap(delegate -> delegate.model().stream())
                        .forEach(other -> plan.json(
                                CONFIG,
                                "/provider/guildhall/models/" + Planning.pointer(other),
                                Map.of("name", other)));
            });
        });
        plan.note(
                HarnessCapability.MODEL,
                Carried.NATIVE,
                "A provider in opencode.json; the key comes from the environment.");
        plan.launch(List.of("opencode"), plan.settings());
    }
}
