package dev.guildhall.bridges.deepagents;

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
import dev.guildhall.skill.bridge.UsualNote;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.pf4j.Extension;

/** Deep Agents: {@code .deepagents/skills}, {@code AGENTS.md}, {@code .mcp.json}, {@code agents}, all under {@code .deepagents}. */
@Extension
public final class DeepAgentsBridge implements HarnessBridge {
    private static final HarnessProfile PROFILE = new HarnessProfile(
            "deepagents",
            List.of("deep-agents", "dcode"),
            "Deep Agents",
            "DA",
            100,
            Kind.FILES,
            "1.14.1",
            new Limits(
                    OptionalInt.empty(),
                    OptionalInt.of(64),
                    OptionalInt.of(1_024),
                    OptionalInt.empty(),
                    OptionalLong.empty(),
                    OptionalLong.empty(),
                    OptionalInt.empty()));
    private static final SkillFrontmatter FRONTMATTER = new SkillFrontmatter();
    private static final String SKILLS = ".deepagents/skills";
    private static final String INSTRUCTIONS = ".deepagents/AGENTS.md";
    private static final String SERVERS = ".deepagents/.mcp.json";

    @Override
    public HarnessProfile profile() {
        return PROFILE;
    }

    @Override
    public HarnessPlan plan(AgentBlueprint agent) {
        Planning plan = new Planning(PROFILE, agent);
        plan.skillFolders(
                        skill -> Planning.hidden(skill) ? ".deepagents/skills-by-name" : SKILLS,
                        FRONTMATTER,
                        Catalog.LINE_AND_FILE)
                .instructions(INSTRUCTIONS)
                .usualNotes(SKILLS, INSTRUCTIONS)
                .note(
                        HarnessCapability.HIDDEN,
                        Carried.EMULATED,
                        "Lies in .deepagents/skills-by-name, where the model does not look.")
                .note(HarnessCapability.USER_INVOCATION, Carried.LOST, "People name a skill in what they ask.")
                .notes(UsualNote.ALWAYS_LISTED, UsualNote.APPENDED_WHEN, UsualNote.HOSTS_NOT_HELD)
                .note(HarnessCapability.TOOLS_ALLOWED, Carried.LOST, "Which tools ask is said in code.")
                .note(HarnessCapability.TOOLS_ASKED, Carried.LOST, "Which tools ask is said in code.")
                .note(HarnessCapability.TOOLS_DENIED, Carried.LOST, "Which tools there are is said in code.")
                .notes(UsualNote.SET_AT_START, UsualNote.NOT_CHECKED, UsualNote.EVALS_NOT_RUN);
        for (Servers.Server server : plan.servers()) {
            plan.json(SERVERS, "/mcpServers/" + Planning.pointer(server.name()), ServerShape.COMMON.of(server));
        }
        plan.note(HarnessCapability.MCP_LOCAL, Carried.NATIVE, "In " + SERVERS + ", read once the folder is trusted.");
        plan.note(HarnessCapability.MCP_REMOTE, Carried.NATIVE, "In " + SERVERS + ", read once the folder is trusted.");
        for (Delegate delegate : agent.delegates()) {
            DelegateText text = DelegateText.of(delegate);
            delegate.model().ifPresent(model -> text.field("model", modelName(agent, model)));
            plan.file(".deepagents/agents/" + delegate.name() + "/AGENTS.md", text.text());
        }
        plan.note(HarnessCapability.DELEGATES, Carried.NATIVE, "In .deepagents/agents, one folder each.");
        Map<String, String> variables = new LinkedHashMap<>(plan.settings());
        List<String> command = new ArrayList<>(List.of("dcode"));
        agent.model().ifPresent(model -> {
            command.addAll(List.of("--model", modelName(agent, model)));
            agent.gateway().ifPresent(gateway -> {
                variables.put("OPENAI_BASE_URL", gateway.baseUrl() + "/v1");
                variables.put("OPENAI_API_KEY", "${" + gateway.keyVariable() + "}");
            });
        });
        plan.note(HarnessCapability.MODEL, Carried.NATIVE, "--model and OPENAI_BASE_URL where it is started.");
        plan.launch(command, variables);
        return plan.plan();
    }

    private static String modelName(AgentBlueprint agent, String model) {
        return agent.gateway().isPresent() ? "openai:" + model : model;
    }
}
