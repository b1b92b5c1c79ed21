package dev.guildhall.skill.bridge;

import dev.guildhall.skill.AgentBlueprint;
import dev.guildhall.skill.EnvironmentNeed;
import dev.guildhall.skill.HarnessCapability;
import dev.guildhall.skill.Invocation;
import dev.guildhall.skill.McpServerNeed;
import dev.guildhall.skill.SkillManifest;
import dev.guildhall.skill.SkillUse;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/** The capabilities that an agent makes use of, each of which a plan must say something about. */
public final class Used {
    private static final Set<String> PLAIN = Set.of("SKILL.md", "skill.yaml");

    private Used() {}

    public static Set<HarnessCapability> by(AgentBlueprint agent) {
        Set<HarnessCapability> used = EnumSet.noneOf(HarnessCapability.class);
        ofSkills(agent, used);
        ofAgent(agent, used);
        return used;
    }

    private static void ofAgent(AgentBlueprint agent, Set<HarnessCapability> used) {
        add(used, HarnessCapability.TOOLS_ALLOWED, !agent.tools().allowed().isEmpty());
        add(used, HarnessCapability.TOOLS_ASKED, !agent.tools().asked().isEmpty());
        add(used, HarnessCapability.TOOLS_DENIED, !agent.tools().denied().isEmpty());
        add(used, HarnessCapability.INSTRUCTIONS, !agent.instructions().isBlank());
        add(used, HarnessCapability.MEMORY, !agent.memory().isEmpty());
        add(used, HarnessCapability.DELEGATES, !agent.delegates().isEmpty());
        add(used, HarnessCapability.MODEL, agent.model().isPresent());
        add(used, HarnessCapability.ENVIRONMENT, agent.environment().stream().anyMatch(Used::isSetting));
        add(used, HarnessCapability.CREDENTIALS, agent.environment().stream().anyMatch(need -> !isSetting(need)));
        servers(used, agent.mcpServers());
        agent.skills().forEach(skill -> servers(used, skill.manifest().mcpServers()));
    }

    private static void ofSkills(AgentBlueprint agent, Set<HarnessCapability> used) {
        add(used, HarnessCapability.SKILLS, !agent.skills().isEmpty());
        add(used, HarnessCapability.SCRIPTS, agent.skills().stream().anyMatch(Used::hasFiles));
        any(
                agent,
                used,
                HarnessCapability.HIDDEN,
                manifest -> !manifest.invocation().model());
        any(agent, used, HarnessCapability.USER_INVOCATION, manifest -> named(manifest.invocation()));
        any(
                agent,
                used,
                HarnessCapability.PATHS,
                manifest -> !manifest.invocation().paths().isEmpty());
        any(
                agent,
                used,
                HarnessCapability.WHEN_TO_USE,
                manifest -> manifest.invocation().whenToUse().isPresent());
        any(
                agent,
                used,
                HarnessCapability.TOOLS_ALLOWED,
                manifest -> !preapproved(manifest).isEmpty());
        any(
                agent,
                used,
                HarnessCapability.TOOLS_DENIED,
                manifest -> !manifest.tools().denied().isEmpty());
        any(
                agent,
                used,
                HarnessCapability.CREDENTIALS,
                manifest -> !manifest.credentials().isEmpty());
        any(
                agent,
                used,
                HarnessCapability.NETWORK,
                manifest -> !manifest.permissions().network().isEmpty());
        any(
                agent,
                used,
                HarnessCapability.REQUIREMENTS,
                manifest -> !manifest.requires().bins().isEmpty()
                        || !manifest.requires().runtimes().isEmpty());
        any(
                agent,
                used,
                HarnessCapability.DEPENDENCIES,
                manifest -> !manifest.dependencies().isEmpty());
        any(agent, used, HarnessCapability.EVALS, manifest -> manifest.evals().isPresent());
    }

    private static void servers(Set<HarnessCapability> used, List<McpServerNeed> servers) {
        servers.forEach(server -> used.add(of(server)));
    }

    static HarnessCapability of(McpServerNeed server) {
        return server.url().isPresent() ? HarnessCapability.MCP_REMOTE : HarnessCapability.MCP_LOCAL;
    }

    /** What a skill asks to use without a question, whichever way it says so. */
    static Set<String> preapproved(SkillManifest manifest) {
        Set<String> tools = new LinkedHashSet<>(manifest.tools().preapproved());
        tools.addAll(manifest.allowedTools());
        return tools;
    }

    private static boolean named(Invocation invocation) {
        return !invocation.user() || invocation.argumentHint().isPresent();
    }

    private static boolean isSetting(EnvironmentNeed need) {
        return need.value().isPresent();
    }

    static boolean hasFiles(SkillUse skill) {
        return skill.files().stream().anyMatch(file -> !PLAIN.contains(file.path()) && !isTool(file.path()));
    }

    /** Java tools run on the server, not in a harness. */
    static boolean isTool(String path) {
        return path.startsWith("lib/") && path.endsWith(".jar");
    }

    private static void any(
            AgentBlueprint agent,
            Set<HarnessCapability> used,
            HarnessCapability capability,
            Predicate<SkillManifest> uses) {
        add(used, capability, agent.skills().stream().map(SkillUse::manifest).anyMatch(uses));
    }

    private static void add(Set<HarnessCapability> used, HarnessCapability capability, boolean uses) {
        if (uses) {
            used.add(capability);
        }
    }
}
