package dev.guildhall.agents;

import dev.guildhall.packages.YamlNode;
import dev.guildhall.platform.Service;
import dev.guildhall.registry.VersionFacts;
import dev.guildhall.skill.CredentialNeed;
import dev.guildhall.skill.McpServerNeed;
import dev.guildhall.skill.SkillUse;
import jakarta.inject.Inject;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** All that is in force for an agent: what it says, what nobody said, what its lock chose, what its skills bring. */
@Service
class EffectiveLines {
    private static final int LONGEST = 2_000;
    private static final List<EffectiveLine> DEFAULTS = List.of(
            new EffectiveLine("harness", "inline", "default", "when nothing is written"),
            new EffectiveLine("runtime.prefer", "first-available", "default", "when nothing is written"),
            new EffectiveLine("isolation", "inline", "default", "when nothing is written"),
            new EffectiveLine("model", "the harness chooses", "default", "when nothing is written"));

    private final VersionFacts facts;

    @Inject
    EffectiveLines(VersionFacts facts) {
        this.facts = facts;
    }

    List<EffectiveLine> of(AgentKey agent, AgentContent content) {
        List<EffectiveLine> lines = new ArrayList<>(written(content));
        DEFAULTS.stream()
                .filter(line -> lines.stream()
                        .noneMatch(said -> said.path().equals(line.path())
                                || said.path().startsWith(line.path() + "[")))
                .forEach(lines::add);
        for (Lock.Entry entry : content.lock().entries()) {
            lines.add(new EffectiveLine(
                    "lock[" + entry.id() + "]",
                    entry.version() + " " + entry.digest(),
                    "lock",
                    entry.range()
                            .map(range -> "highest that satisfies " + range + " when it was locked")
                            .orElseGet(() -> "needed by " + String.join(", ", entry.requiredBy()))));
        }
        for (SkillUse skill : facts.uses(agent.organisation(), content.lock().versionIds())) {
            brought(skill, lines);
        }
        return lines;
    }

    private static void brought(SkillUse skill, List<EffectiveLine> lines) {
        String where = skill.id() + "@" + skill.version();
        skill.manifest().tools().preapproved().forEach(tool -> add(lines, "tools.allow", tool, where));
        skill.manifest().allowedTools().stream()
                .filter(tool -> !skill.manifest().tools().preapproved().contains(tool))
                .forEach(tool -> add(lines, "tools.allow", tool, where));
        skill.manifest().tools().denied().forEach(tool -> add(lines, "tools.deny", tool, where));
        for (McpServerNeed server : skill.manifest().mcpServers()) {
            String address = server.url().orElseGet(() -> String.join(" ", server.command()));
            add(lines, "mcpServers." + server.name(), address, where);
        }
        for (CredentialNeed need : skill.manifest().credentials()) {
            add(
                    lines,
                    "credentials." + need.env().orElse(need.id()),
                    "may be sent to " + (need.hosts().isEmpty() ? "any host" : String.join(", ", need.hosts())),
                    where);
        }
        skill.manifest().permissions().network().forEach(host -> add(lines, "permissions.network", host, where));
    }

    private static void add(List<EffectiveLine> lines, String path, String value, String where) {
        lines.add(new EffectiveLine(path, clipped(value), "skill", where));
    }

    private static List<EffectiveLine> written(AgentContent content) {
        List<EffectiveLine> lines = new ArrayList<>();
        Optional<YamlNode.Mapping> source = AgentReader.top(content.source());
        try (JsonReader reader = jakarta.json.Json.createReader(new StringReader(content.definition()))) {
            JsonObject top = reader.readObject();
            top.forEach((key, value) -> flatten(key, value, at(source, key), lines));
        }
        return lines;
    }

    /** A place in the text as it was written; a place that is not there takes the line of what holds it. */
    private record Place(Optional<YamlNode> node, int line) {
        Place key(String key) {
            if (node.orElse(null) instanceof YamlNode.Mapping mapping) {
                return mapping.find(key)
                        .map(entry -> new Place(Optional.of(entry.value()), entry.line()))
                        .orElse(new Place(Optional.empty(), line));
            }
            return new Place(Optional.empty(), line);
        }

        Place item(int index) {
            if (node.orElse(null) instanceof YamlNode.Sequence list
                    && index < list.items().size()) {
                YamlNode item = list.items().get(index);
                return new Place(Optional.of(item), item.line());
            }
            return new Place(Optional.empty(), line);
        }
    }

    private static Place at(Optional<YamlNode.Mapping> source, String key) {
        return new Place(source.map(top -> (YamlNode) top), source.map(YamlNode.Mapping::line).orElse(1)).key(key);
    }

    private static void flatten(String path, JsonValue value, Place place, List<EffectiveLine> lines) {
        switch (value) {
            case JsonObject object ->
                object.forEach((key, inner) -> flatten(
                        path + (key.startsWith("@") ? "[" + key + "]" : "." + key), inner, place.key(key), lines));
            case JsonArray array -> {
                for (int i = 0; i < array.size(); i++) {
                    flatten(path + "[" + i + "]", array.get(i), place.item(i), lines);
                }
            }
            case JsonString text -> lines.add(line(path, text.getString(), place));
            default -> lines.add(line(path, value.toString(), place));
        }
    }

    private static EffectiveLine line(String path, String value, Place place) {
        return new EffectiveLine(path, clipped(value), "agent", "agent.yaml:" + place.line());
    }

    private static String clipped(String value) {
        return value.length() <= LONGEST ? value : value.substring(0, LONGEST) + "…";
    }
}
