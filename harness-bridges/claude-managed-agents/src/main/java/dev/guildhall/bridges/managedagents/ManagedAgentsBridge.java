package dev.guildhall.bridges.managedagents;

import dev.guildhall.skill.AgentBlueprint;
import dev.guildhall.skill.HarnessBridge;
import dev.guildhall.skill.HarnessCapability;
import dev.guildhall.skill.HarnessPlan;
import dev.guildhall.skill.HarnessPlan.Carried;
import dev.guildhall.skill.HarnessPlan.SkillContext;
import dev.guildhall.skill.HarnessPlan.Upload;
import dev.guildhall.skill.HarnessProfile;
import dev.guildhall.skill.HarnessProfile.Kind;
import dev.guildhall.skill.HarnessProfile.Limits;
import dev.guildhall.skill.Json;
import dev.guildhall.skill.SkillUse;
import dev.guildhall.skill.bridge.Planning;
import dev.guildhall.skill.bridge.Refusal;
import dev.guildhall.skill.bridge.SkillFrontmatter;
import dev.guildhall.skill.bridge.UsualNote;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.pf4j.Extension;

/**
 * Claude Managed Agents (beta {@code managed-agents-2026-04-01}): skills, an environment and an agent, uploaded in this order.
 */
@Extension
public final class ManagedAgentsBridge implements HarnessBridge {
    private static final Pattern TAG = Pattern.compile("<[A-Za-z/!?]");
    private static final HarnessProfile PROFILE = new HarnessProfile(
            "claude-managed-agents",
            List.of("managed-agents", "anthropic-managed-agents"),
            "Claude Managed Agents",
            "MA",
            110,
            Kind.HOSTED,
            "managed-agents-2026-04-01",
            new Limits(
                    OptionalInt.of(20),
                    OptionalInt.of(64),
                    OptionalInt.of(1_024),
                    OptionalInt.empty(),
                    OptionalLong.of(30_000_000),
                    OptionalLong.empty(),
                    OptionalInt.of(AgentUpload.INSTRUCTIONS)));
    private static final SkillFrontmatter FRONTMATTER = new SkillFrontmatter();

    @Override
    public HarnessProfile profile() {
        return PROFILE;
    }

    @Override
    public HarnessPlan plan(AgentBlueprint agent) {
        Planning plan = new Planning(PROFILE, agent, ManagedAgentsBridge::refusal);
        for (SkillUse skill : plan.skills()) {
            String name = skill.manifest().name();
            plan.upload(new Upload(
                    "skill",
                    name,
                    Optional.of(Json.write(Map.of(
                            "display_title", skill.manifest().displayName().orElse(name)))),
                    Planning.copied(skill, name + "/", FRONTMATTER)));
            plan.context(new SkillContext(
                    skill.id(), "- " + name + ": " + skill.manifest().description() + "\n", skill.body()));
        }
        environment(plan);
        new AgentUpload(plan).write();
        notes(plan);
        return plan.plan();
    }

    /** The API takes no name with its maker's words and no tags, and a hidden skill could not be used at all. */
    private static Optional<Refusal> refusal(SkillUse skill) {
        String name = skill.manifest().name().toLowerCase(Locale.ROOT);
        if (name.contains("anthropic") || name.contains("claude")) {
            return Optional.of(
                    new Refusal(HarnessCapability.SKILLS, "the API refuses names that contain anthropic or claude"));
        }
        if (TAG.matcher(skill.manifest().description()).find()) {
            return Optional.of(new Refusal(
                    HarnessCapability.SKILLS, "the API refuses descriptions that contain something like an XML tag"));
        }
        if (Planning.hidden(skill)) {
            return Optional.of(new Refusal(
                    HarnessCapability.HIDDEN,
                    "the runtime shows every skill to the model, and nobody could start it by name"));
        }
        return Optional.empty();
    }

    private static void environment(Planning plan) {
        TreeSet<String> hosts = new TreeSet<>();
        plan.skills()
                .forEach(skill -> hosts.addAll(skill.manifest().permissions().network()));
        Map<String, Object> networking = new LinkedHashMap<>();
        networking.put("type", "limited");
        networking.put("allowed_hosts", List.copyOf(hosts));
        networking.put("allow_package_managers", false);
        networking.put("allow_mcp_servers", true);
        Map<String, Object> config = new LinkedHashMap<>();
        config.put("type", "cloud");
        config.put("networking", networking);
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("name", plan.agent().name());
        body.put("config", config);
        plan.upload(new Upload("environment", plan.agent().name(), Optional.of(Json.write(body)), List.of()));
    }

    private static void notes(Planning plan) {
        plan.note(HarnessCapability.SKILLS, Carried.NATIVE, "Uploaded, each version once.")
                .note(HarnessCapability.SCRIPTS, Carried.NATIVE, "Uploaded with the skill.")
                .note(
                        HarnessCapability.HIDDEN,
                        Carried.LOST,
                        "The runtime shows every skill to the model; a hidden one is left out.")
                .note(HarnessCapability.USER_INVOCATION, Carried.LOST, "Nobody starts a skill by name there.")
                .notes(UsualNote.ALWAYS_LISTED, UsualNote.APPENDED_WHEN)
                .note(HarnessCapability.MCP_LOCAL, Carried.LOST, "Only remote MCP servers.")
                .note(HarnessCapability.INSTRUCTIONS, Carried.NATIVE, "The agent's system prompt.")
                .note(
                        HarnessCapability.MEMORY,
                        Carried.EMULATED,
                        "As text in the system prompt; it changes with the next push.")
                .note(
                        HarnessCapability.MODEL,
                        Carried.LOST,
                        "The runtime asks its maker's models; the name is handed over as it is.")
                .note(HarnessCapability.ENVIRONMENT, Carried.LOST, "There is no place for plain settings.")
                .note(HarnessCapability.CREDENTIALS, Carried.EMULATED, "A vault there holds them; no value is pushed.")
                .note(HarnessCapability.NETWORK, Carried.NATIVE, "allowed_hosts of the environment.")
                .note(HarnessCapability.REQUIREMENTS, Carried.LOST, "Its sandbox has what it has.")
                .note(
                        HarnessCapability.DEPENDENCIES,
                        Carried.EMULATED,
                        "Uploaded beside what needs them, as skills of their own.")
                .note(
                        HarnessCapability.EVALS,
                        Carried.EMULATED,
                        "Uploaded with the skill; the runtime does not run them.");
    }
}
