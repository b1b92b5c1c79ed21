package dev.guildhall.packages;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Reads {@code agents/openai.yaml}, which Codex puts beside a skill: names for people, who may invoke it, MCP servers. */
final class OpenAiYaml {
    static final String FILE = "agents/openai.yaml";

    private OpenAiYaml() {}

    static void take(byte[] bytes, SkillDraft draft, Mends mends) {
        String text = LenientText.decode(bytes, new Mends(FILE));
        Optional<YamlNode.Mapping> read = YamlTree.read(text, FILE, 1, new Findings());
        if (read.isEmpty()) {
            mends.add(MendCode.DROPPED_FIELD.inFile(
                    FILE, 1, "The file could not be read; it stays a file of the skill.", "Correct its YAML."));
            return;
        }
        section(read.get(), "interface").ifPresent(shown -> {
            value(shown, "display_name", 100)
                    .filter(name -> draft.displayName.isEmpty())
                    .ifPresent(name -> draft.displayName = Optional.of(name));
            value(shown, "short_description", 200)
                    .filter(summary -> draft.summary.isEmpty())
                    .ifPresent(summary -> draft.summary = Optional.of(summary));
            YamlValues.typed(shown).ifPresent(value -> draft.override("codex", "interface", value));
        });
        section(read.get(), "policy")
                .flatMap(policy -> policy.find("allow_implicit_invocation"))
                .flatMap(entry -> YamlValues.truth(entry.value()))
                .ifPresent(allowed -> draft.modelInvokes &= allowed);
        section(read.get(), "dependencies")
                .flatMap(dependencies -> dependencies.find("tools"))
                .map(YamlNode.Entry::value)
                .ifPresent(tools -> servers(tools, draft, mends));
        mends.add(MendCode.MAPPED_FILE.inFile(
                FILE,
                1,
                "What `agents/openai.yaml` says stands in skill.yaml too.",
                "Nothing to do; Codex goes on reading its file."));
    }

    private static void servers(YamlNode tools, SkillDraft draft, Mends mends) {
        Map<String, JsonObject> servers = new LinkedHashMap<>();
        if (tools instanceof YamlNode.Sequence sequence) {
            for (YamlNode item : sequence.items()) {
                if (item instanceof YamlNode.Mapping tool
                        && value(tool, "type", 20).filter("mcp"::equals).isPresent()) {
                    JsonObjectBuilder server = Json.createObjectBuilder();
                    value(tool, "url", 2_000).ifPresent(url -> server.add("url", url));
                    value(tool, "command", 500).ifPresent(command -> server.add("command", command));
                    value(tool, "value", 100).ifPresent(name -> servers.put(name, server.build()));
                }
            }
        }
        new McpServers(draft, mends, FILE).take(servers);
    }

    private static Optional<YamlNode.Mapping> section(YamlNode.Mapping mapping, String key) {
        return mapping.find(key)
                .map(YamlNode.Entry::value)
                .map(value -> value instanceof YamlNode.Mapping inner ? inner : null);
    }

    private static Optional<String> value(YamlNode.Mapping mapping, String key, int most) {
        return mapping.find(key)
                .map(entry -> PlainText.clean(YamlValues.text(entry.value(), " ")))
                .filter(text -> !text.isEmpty() && text.length() <= most);
    }
}
