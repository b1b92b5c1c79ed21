package dev.guildhall.bridges.geminicli;

import dev.guildhall.skill.HarnessPlan.Carried;
import dev.guildhall.skill.Json;
import dev.guildhall.skill.bridge.Planning;
import dev.guildhall.skill.bridge.ToolName;
import dev.guildhall.skill.bridge.ToolRules;
import dev.guildhall.skill.bridge.ToolRules.Decision;
import java.util.Optional;
import java.util.Set;

/** Writes tools as rules of Gemini CLI's policy engine; a denial weighs more than a question, a question more than leave. */
final class Policy {
    private final Planning plan;
    private final StringBuilder text = new StringBuilder();

    Policy(Planning plan) {
        this.plan = plan;
    }

    /** Path of the file, which is named where the harness is started: it does not look for policies in a folder. */
    Optional<String> write() {
        if (!plan.skills().isEmpty()) {
            // Without it the tool is not offered where nobody can be asked.
            add("toolName = \"activate_skill\"", "allow", 100);
        }
        String path = ".gemini/policies/" + plan.agent().name() + ".toml";
        String where = "Rules in " + path + ", named where it is started, for the whole agent.";
        ToolRules.of(plan, Set.of(Decision.ALLOW, Decision.DENY), this::rule)
                .note(Decision.ALLOW, Carried.EMULATED, where)
                .note(Decision.ASK, Carried.EMULATED, where)
                .note(Decision.DENY, Carried.EMULATED, where);
        if (text.isEmpty()) {
            return Optional.empty();
        }
        plan.file(path, text.toString());
        return Optional.of(path);
    }

    private boolean rule(Decision decision, ToolName tool) {
        boolean word = tool instanceof ToolName.Shell || tool instanceof ToolName.Server || !tool.narrowed();
        if (!word || tool instanceof ToolName.Other) {
            return false;
        }
        switch (decision) {
            case ALLOW -> add(what(tool), "allow", 100);
            case ASK -> add(what(tool), "ask_user", 200);
            case DENY -> add(what(tool), "deny", 300);
        }
        return true;
    }

    private static String what(ToolName tool) {
        return switch (tool) {
            case ToolName.Shell shell ->
                "toolName = \"run_shell_command\""
                        + shell.prefix()
                                .map(prefix -> "\ncommandPrefix = " + Json.write(prefix))
                                .orElse("");
            case ToolName.Reading reading ->
                "toolName = [\"read_file\", \"read_many_files\", \"glob\", \"grep_search\", \"list_directory\"]";
            case ToolName.Writing writing -> "toolName = [\"write_file\", \"replace\"]";
            case ToolName.Fetching fetching -> "toolName = \"web_fetch\"";
            case ToolName.Server server ->
                "mcpName = " + Json.write(server.server())
                        + (server.all() ? "" : "\ntoolName = " + Json.write(server.tool()));
            case ToolName.Other other -> "toolName = " + Json.write(other.text());
        };
    }

    private void add(String what, String decision, int priority) {
        String rule = "[[rule]]\n" + what + "\ndecision = \"" + decision + "\"\npriority = " + priority + "\n\n";
        if (text.indexOf(rule) < 0) {
            text.append(rule);
        }
    }
}
