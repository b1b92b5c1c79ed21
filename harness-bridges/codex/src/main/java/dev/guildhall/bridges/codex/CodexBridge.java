package dev.guildhall.bridges.codex;

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
import dev.guildhall.skill.bridge.Servers;
import dev.guildhall.skill.bridge.SkillFrontmatter;
import dev.guildhall.skill.bridge.UsualNote;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.pf4j.Extension;

/** Codex: {@code .agents/skills} with {@code agents/openai.yaml}, {@code AGENTS.md}, {@code .codex/config.toml}. */
@Extension
public final class CodexBridge implements HarnessBridge {
    private static final HarnessProfile PROFILE = new HarnessProfile(
            "codex",
            List.of("codex-cli", "openai-codex"),
            "Codex",
            "CX",
            40,
            Kind.FILES,
            "0.169.0",
            new Limits(
                    OptionalInt.empty(),
                    OptionalInt.of(64),
                    OptionalInt.of(1_024),
                    OptionalInt.empty(),
                    OptionalLong.empty(),
                    OptionalLong.empty(),
                    OptionalInt.empty()));
    private static final SkillFrontmatter FRONTMATTER = new SkillFrontmatter();
    private static final String SKILLS = ".agents/skills";
    static final String CONFIG = ".codex/config.toml";

    @Override
    public HarnessProfile profile() {
        return PROFILE;
    }

    @Override
    public HarnessPlan plan(AgentBlueprint agent) {
        Planning plan = new Planning(PROFILE, agent);
        plan.skillFolders(SKILLS, FRONTMATTER, Catalog.LINE_AND_FILE)
                .instructions("AGENTS.md")
                .usualNotes(SKILLS, "AGENTS.md")
                .notes(UsualNote.ALWAYS_LISTED, UsualNote.APPENDED_WHEN, UsualNote.NOT_CHECKED, UsualNote.EVALS_NOT_RUN)
                .note(
                        HarnessCapability.USER_INVOCATION,
                        Carried.EMULATED,
                        "As $name; whether people may start it cannot be said.");
        companions(plan);
        List<Servers.Server> servers = plan.servers();
        new CodexServers(plan).write(servers);
        new Rules(plan, servers).write();
        delegates(plan);
        settings(plan);
        return plan.plan();
    }

    /** What Codex reads beside {@code SKILL.md}; a package's own file stays unless the skill must be hidden. */
    private static void companions(Planning plan) {
        for (SkillUse skill : plan.skills()) {
            String path = "agents/openai.yaml";
            boolean own = skill.files().stream().anyMatch(file -> file.path().equals(path));
            boolean hidden = Planning.hidden(skill);
            if (hidden && own) {
                plan.note(
                        HarnessCapability.HIDDEN,
                        skill,
                        Carried.EMULATED,
                        "An agents/openai.yaml that hides it takes the place of the package's own.");
            }
            if (hidden || (!own && skill.manifest().displayName().isPresent())) {
                StringBuilder text = new StringBuilder();
                skill.manifest().displayName().ifPresent(name -> {
                    text.append("interface:\n  display_name: ")
                            .append(Json.write(name))
                            .append('\n');
                    skill.manifest()
                            .summary()
                            .ifPresent(summary -> text.append("  short_description: ")
                                    .append(Json.write(summary))
                                    .append('\n'));
                });
                if (hidden) {
                    text.append("policy:\n  allow_implicit_invocation: false\n");
                }
                plan.file(SKILLS + "/" + skill.manifest().name() + "/" + path, text.toString());
            }
        }
        plan.note(
                HarnessCapability.HIDDEN,
                Carried.NATIVE,
                "policy.allow_implicit_invocation: false in agents/openai.yaml.");
    }

    private static void delegates(Planning plan) {
        for (Delegate delegate : plan.agent().delegates()) {
            StringBuilder text = new StringBuilder();
            text.append("name = ").append(Json.write(delegate.name())).append('\n');
            text.append("description = ")
                    .append(Json.write(delegate.description()))
                    .append('\n');
            delegate.model()
                    .ifPresent(model ->
                            text.append("model = ").append(Json.write(model)).append('\n'));
            text.append("developer_instructions = ")
                    .append(Json.write(delegate.instructions().strip()))
                    .append('\n');
            plan.file(".codex/agents/" + delegate.name() + ".toml", text.toString());
        }
        plan.note(HarnessCapability.DELEGATES, Carried.NATIVE, "In .codex/agents, one file each.");
    }

    private static void settings(Planning plan) {
        plan.agent().model().ifPresent(model -> plan.toml(CONFIG, "/model", model));
        plan.agent()
                .gateway()
                .filter(gateway -> plan.uses(HarnessCapability.MODEL))
                .ifPresent(gateway -> {
                    plan.toml(CONFIG, "/model_provider", "guildhall");
                    plan.toml(CONFIG, "/model_providers/guildhall/name", "Guildhall");
                    plan.toml(CONFIG, "/model_providers/guildhall/base_url", gateway.baseUrl() + "/v1");
                    plan.toml(CONFIG, "/model_providers/guildhall/env_key", gateway.keyVariable());
                    plan.toml(CONFIG, "/model_providers/guildhall/wire_api", "responses");
                });
        plan.note(
                HarnessCapability.MODEL,
                Carried.NATIVE,
                "A provider that speaks Responses in .codex/config.toml, read once the folder is trusted.");
        if (plan.uses(HarnessCapability.NETWORK)) {
            plan.toml(CONFIG, "/sandbox_workspace_write/network_access", true);
        }
        plan.note(
                HarnessCapability.NETWORK,
                Carried.EMULATED,
                "The network is switched on in the sandbox; single hosts are not told apart.");
        plan.note(HarnessCapability.ENVIRONMENT, Carried.NATIVE, "shell_environment_policy.set in .codex/config.toml.");
        plan.settings().forEach((name, value) -> plan.toml(CONFIG, "/shell_environment_policy/set/" + name, value));
        plan.launch(List.of("codex"), Map.of());
    }
}
