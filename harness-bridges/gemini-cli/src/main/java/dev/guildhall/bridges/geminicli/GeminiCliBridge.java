package dev.guildhall.bridges.geminicli;

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
import dev.guildhall.skill.bridge.DelegateText;
import dev.guildhall.skill.bridge.Planning;
import dev.guildhall.skill.bridge.ServerShape;
import dev.guildhall.skill.bridge.Servers;
import dev.guildhall.skill.bridge.SkillFrontmatter;
import dev.guildhall.skill.bridge.UsualNote;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.pf4j.Extension;

/** Gemini CLI: {@code .gemini/skills}, {@code GEMINI.md}, {@code .gemini/settings.json}, commands, agents and policies. */
@Extension
public final class GeminiCliBridge implements HarnessBridge {
    private static final HarnessProfile PROFILE = new HarnessProfile(
            "gemini-cli",
            List.of("gemini"),
            "Gemini CLI",
            "GM",
            50,
            Kind.FILES,
            "0.61.0",
            new Limits(
                    OptionalInt.empty(),
                    OptionalInt.of(64),
                    OptionalInt.of(1_024),
                    OptionalInt.empty(),
                    OptionalLong.empty(),
                    OptionalLong.empty(),
                    OptionalInt.empty()));
    private static final SkillFrontmatter FRONTMATTER = new SkillFrontmatter();
    private static final ServerShape HTTP = new ServerShape("", "", "httpUrl", "env", false, name -> "$" + name);
    private static final ServerShape EVENTS = new ServerShape("", "", "url", "env", false, name -> "$" + name);
    private static final String SKILLS = ".gemini/skills";
    /** Not looked into by the harness, so that a skill in it is not listed. */
    private static final String BY_NAME = ".gemini/skills-by-name";

    private static final String SETTINGS = ".gemini/settings.json";

    @Override
    public HarnessProfile profile() {
        return PROFILE;
    }

    @Override
    public HarnessPlan plan(AgentBlueprint agent) {
        Planning plan = new Planning(PROFILE, agent);
        plan.skillFolders(skill -> Planning.hidden(skill) ? BY_NAME : SKILLS, FRONTMATTER, Catalog.ELEMENT)
                .instructions("GEMINI.md")
                .usualNotes(SKILLS, "GEMINI.md")
                .note(
                        HarnessCapability.HIDDEN,
                        Carried.EMULATED,
                        "Lies in " + BY_NAME + ", where the model does not look; a command starts it.")
                .note(
                        HarnessCapability.USER_INVOCATION,
                        Carried.EMULATED,
                        "A command of the skill's name in .gemini/commands.")
                .notes(
                        UsualNote.ALWAYS_LISTED,
                        UsualNote.APPENDED_WHEN,
                        UsualNote.NOT_CHECKED,
                        UsualNote.HOSTS_NOT_HELD,
                        UsualNote.EVALS_NOT_RUN);
        commands(plan);
        servers(plan);
        List<String> command = new ArrayList<>(List.of("gemini"));
        new Policy(plan).write().ifPresent(policy -> command.addAll(List.of("--policy", policy)));
        delegates(plan);
        model(plan, command);
        return plan.plan();
    }

    private static void commands(Planning plan) {
        for (SkillUse skill : plan.skills()) {
            boolean hidden = Planning.hidden(skill);
            boolean hint = skill.manifest().invocation().argumentHint().isPresent();
            if (skill.manifest().invocation().user() && (hidden || hint)) {
                String name = skill.manifest().name();
                String file = (hidden ? BY_NAME : SKILLS) + "/" + name + "/SKILL.md";
                plan.file(
                        ".gemini/commands/" + name + ".toml",
                        "description = "
                                + Json.write(skill.manifest()
                                        .summary()
                                        .orElse(skill.manifest().description())) + "\nprompt = "
                                + Json.write("Follow @{" + file + "} for: {{args}}") + "\n");
            }
        }
    }

    private static void servers(Planning plan) {
        for (Servers.Server server : plan.servers()) {
            boolean events = server.need().transport().equals("sse");
            Map<String, Object> value = new LinkedHashMap<>((events ? EVENTS : HTTP).of(server));
            if (!server.need().tools().isEmpty()) {
                value.put("includeTools", server.need().tools());
            }
            plan.json(SETTINGS, "/mcpServers/" + Planning.pointer(server.name()), value);
        }
        plan.note(
                HarnessCapability.MCP_LOCAL,
                Carried.NATIVE,
                "In .gemini/settings.json; starts once the folder is trusted.");
        plan.note(
                HarnessCapability.MCP_REMOTE,
                Carried.NATIVE,
                "In .gemini/settings.json; connects once the folder is trusted.");
    }

    private static void delegates(Planning plan) {
        for (Delegate delegate : plan.agent().delegates()) {
            DelegateText text = DelegateText.of(delegate);
            delegate.model().ifPresent(model -> text.field("model", model));
            plan.file(".gemini/agents/" + delegate.name() + ".md", text.text());
        }
        plan.note(HarnessCapability.DELEGATES, Carried.NATIVE, "In .gemini/agents, one file each.");
    }

    private static void model(Planning plan, List<String> command) {
        Map<String, String> variables = new LinkedHashMap<>(plan.settings());
        plan.agent().model().ifPresent(model -> command.addAll(List.of("-m", model)));
        plan.agent()
                .gateway()
                .filter(gateway -> plan.uses(HarnessCapability.MODEL))
                .ifPresent(gateway -> {
                    variables.put("GOOGLE_GEMINI_BASE_URL", gateway.baseUrl());
                    variables.put("GEMINI_API_KEY", "${" + gateway.keyVariable() + "}");
                    plan.json(SETTINGS, "/security/auth/selectedType", "gemini-api-key");
                });
        plan.note(HarnessCapability.MODEL, Carried.NATIVE, "-m and GOOGLE_GEMINI_BASE_URL where it is started.");
        plan.notes(UsualNote.SET_AT_START);
        plan.launch(command, variables);
    }
}
