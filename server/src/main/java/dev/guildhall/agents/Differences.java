package dev.guildhall.agents;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;

/** Names the parts in which two definitions differ, for one line of history. */
final class Differences {
    private record Part(String name, Function<AgentDefinition, Object> of) {}

    private static final List<Part> PARTS = List.of(
            new Part("team", AgentDefinition::team),
            new Part("displayName", AgentDefinition::displayName),
            new Part("description", AgentDefinition::description),
            new Part("harness", AgentDefinition::harness),
            new Part("runtime", AgentDefinition::prefer),
            new Part("isolation", AgentDefinition::isolation),
            new Part("model", AgentDefinition::model),
            new Part("instructions", AgentDefinition::instructions),
            new Part("skills", AgentDefinition::skills),
            new Part("tools", AgentDefinition::tools),
            new Part("mcpServers", AgentDefinition::mcpServers),
            new Part("memory", AgentDefinition::memory),
            new Part("credentials", AgentDefinition::credentials),
            new Part("env", AgentDefinition::env),
            new Part("limits", AgentDefinition::limits),
            new Part("schedule", AgentDefinition::schedule),
            new Part("delegates", AgentDefinition::delegates));

    private Differences() {}

    static String between(AgentDefinition before, AgentDefinition after) {
        List<String> names = names(before, after);
        return names.isEmpty() ? "rewritten" : String.join(", ", names);
    }

    static List<String> names(AgentDefinition before, AgentDefinition after) {
        List<String> names = new ArrayList<>();
        for (Part part : PARTS) {
            if (!Objects.equals(part.of().apply(before), part.of().apply(after))) {
                names.add(part.name());
            }
        }
        return names;
    }
}
