package dev.guildhall.bridges.geminicli;

import dev.guildhall.skill.HarnessCapability;
import dev.guildhall.skill.HarnessPlan.Carried;
import dev.guildhall.skill.Json;
import dev.guildhall.skill.SkillUse;
import dev.guildhall.skill.bridge.Planning;
import dev.guildhall.skill.bridge.ToolName;
import java.util.ArrayList;
import java.util.List;

/** Writes tools as rules of Gemini CLI's policy engine; a denial weighs more than a question, a question more than leave. */
final class Policy {
    private final Planning plan;
    private final StringBuilder text = new StringBuilder();
    private final List<String> strange = new ArrayList<>();

    Policy(Planning plan) {
        this.plan = plan;
    }

    void write() {
        if (!plan.skills().isEmpty()) {
            // Without it the tool is not offered where nobody can be asked.
            add("toolName = \"activate_skill\"", "allow", 100);
        }
        plan.agent().tools().allowed().forEach(tool -> rule(tool, "allow", 100));
        plan.agent().tools().asked().forEach(tool -> rule(tool, "ask_user", 200));
        plan.agent().tools().denied().forEach(tool -> rule(tool, "deny", 300));
        for (SkillUse skill : plan.skills()) {
            skill.manifest().tools().preapproved().forEach(tool -> rule(tool, "allow", 100));
            skill.manifest().allowedTools().forEach(tool -> rule(tool, "allow", 100));
            skill.manifest().tools().denied().forEach(tool -> rule(tool, "deny", 300));
        }
        if (!text.isEmpty()) {
            plan.file(".gemini/policies/" + plan.agent().name() + ".toml", text.toString());
        }
        String without = strange.isEmpty() ? "" : " No word there for: " + String.join(", ", strange) + ".";
        String where = "Rules in .gemini/policies, for the whole agent.";
        plan.note(HarnessCapability.TOOLS_ALLOWED, Carried.EMULATED, where + without);
        plan.note(HarnessCapability.TOOLS_ASKED, Carried.EMULATED, where + without);
        plan.note(HarnessCapability.TOOLS_DENIED, Carried.EMULATED, where + without);
    }

    private void rule(String name, String decision, int priority) {
        switch (ToolName.of(name)) {
            case ToolName.Shell shell ->
                add(
                        "toolName = \"run_shell_command\""
                                + shell.prefix()
                                        .map(prefix -> "\ncommandPrefix = " + Json.write(prefix))
                                        .orElse(""),
                        decision,
                        priority);
            case ToolName.Reading reading ->
                add(
                        "toolName = [\"read_file\", \"read_many_files\", \"glob\", \"grep_search\", \"list_directory\"]",
                        decision,
                        priority);
            case ToolName.Writing writing -> add("toolName = [\"write_file\", \"replace\"]", decision, priority);
            case ToolName.Fetching fetching -> add("toolName = \"web_fetch\"", decision, priority);
            case ToolName.Server server ->
                add(
                        "mcpName = " + Json.write(server.server())
                                + (server.all() ? "" : "\ntoolName = " + Json.write(server.tool())),
                        decision,
                        priority);
            case ToolName.Other other -> strange.add(other.text());
        }
    }

    private void add(String what, String decision, int priority) {
        String rule = "[[rule]]\n" + what + "\ndecision = \"" + decision + "\"\npriority = " + priority + "\n\n";
        if (text.indexOf(rule) < 0) {
            text.append(rule);
        }
    }
}
