package dev.guildhall.agents;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/** {@code docs/agent.schema.json} says what {@link AgentReader} reads. */
class AgentSchemaTest {
    private static final Path DOCS = Path.of("..", "docs");
    private static final ObjectMapper JSON = new ObjectMapper();

    private static String schemaText() throws IOException {
        return Files.readString(DOCS.resolve("agent.schema.json"));
    }

    private static List<?> violations(String yaml) throws IOException {
        Schema schema = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(schemaText());
        return schema.validate(JSON.valueToTree(new Load(LoadSettings.builder().build()).loadFromString(yaml)));
    }

    private static ReadAgent read(String yaml, String name) {
        return AgentReader.read(yaml, name, AgentReaderTest.HARNESSES);
    }

    private static void right(String yaml, String name) throws IOException {
        assertThat(violations(yaml)).isEmpty();
        assertThat(read(yaml, name).findings()).isEmpty();
    }

    @Test
    void knowsTheKeysThatTheReaderKnows() throws IOException {
        JsonNode schema = JSON.readTree(schemaText());
        Map<String, Set<String>> found = new TreeMap<>();
        collect("", schema, found);
        Map<String, Set<String>> known = new TreeMap<>();
        AgentKeys.KNOWN.forEach((section, keys) -> known.put(section, new TreeSet<>(keys)));
        assertThat(found.getOrDefault("", Set.of()).remove("agent")).isTrue();
        assertThat(found).isEqualTo(known);
        Set<String> wrapped = new HashSet<>();
        schema.at("/$defs/wrapped/properties").properties().forEach(key -> wrapped.add(key.getKey()));
        assertThat(wrapped).isEqualTo(known.get(""));
    }

    private static void collect(String section, JsonNode node, Map<String, Set<String>> found) {
        for (String deeper : List.of("items", "oneOf", "additionalProperties")) {
            for (JsonNode one : node.path(deeper).isArray() ? node.path(deeper) : List.of(node.path(deeper))) {
                if (one.isObject()) {
                    collect(section, one, found);
                }
            }
        }
        node.path("properties").properties().forEach(property -> {
            found.computeIfAbsent(section, any -> new TreeSet<>()).add(property.getKey());
            collect(
                    section.isEmpty() ? property.getKey() : section + "." + property.getKey(),
                    property.getValue(),
                    found);
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"pull-request-reviewer", "code-quality-checker", "dependency-updater"})
    void theExamplesAreRight(String name) throws IOException {
        right(Files.readString(DOCS.resolve("examples").resolve(name + ".agent.yaml")), name);
    }

    @Test
    void theExampleOfTheDocumentIsRight() throws IOException {
        String document = Files.readString(DOCS.resolve("agents.md"));
        int start = document.indexOf("```yaml\n") + "```yaml\n".length();
        right(document.substring(start, document.indexOf("```", start)), "code-reviewer");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "description: x",
                "{\"description\": \"x\", \"harness\": [\"opencode\", \"inline\"]}",
                "agent: {name: code-reviewer, description: x, memory: {backends: [a]}}\nharness: codex",
                "agent: {harness: codex}\ndescription: x",
                "description: x\nskills: {'@acme/x': 1}\nenv: {A: 1, B: true}",
                "description: x\nlimits: {steps: '30', budget_usd: '2.00', duration: 30 d, delegate_depth: 0}",
                "description: x\nmcpServers: [github, {name: a, command: [npx, a]}, {name: b, headers: {X: 1}}]",
                "description: x\ncredentials: {A: {allowed_hosts: ['*.b.example', 'localhost:80']}}"
            })
    void whatIsRightIsRightForSchemaAndReader(String yaml) throws IOException {
        right(yaml, "code-reviewer");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "harness: codex",
                "description: ' '",
                "description: 4",
                "description: x\ndescripton: y",
                "agent: x\ndescription: y",
                "agent: {descripton: x}\ndescription: y",
                "description: x\nname: Code Reviewer",
                "description: x\nteam: a b",
                "description: x\nharness: []",
                "description: x\nharness: {a: b}",
                "description: x\nharness: Codex CLI",
                "description: x\nruntime: {prefer: fastest}",
                "description: x\nisolation: vm",
                "description: x\nmodel: 4",
                "description: x\ninstructions: [a]",
                "description: x\nskills: ['@acme/x']",
                "description: x\nskills: {acme/x: '*'}",
                "description: x\nskills: {'@acme/x': [1]}",
                "description: x\ntools: [a]",
                "description: x\ntools: {alow: []}",
                "description: x\ntools: {allow: ['a b']}",
                "description: x\ntools: {allow: [a, a]}",
                "description: x\ntools: {rules: [{tool: x, decide: maybe}]}",
                "description: x\ntools: {rules: [{tool: x}]}",
                "description: x\ntools: {rules: [{decide: ask}]}",
                "description: x\ntools: {rules: [{tool: x, decide: ask, match: y}]}",
                "description: x\nmcpServers: x",
                "description: x\nmcpServers: [{url: 'https://a.example'}]",
                "description: x\nmcpServers: [{name: a, url: 'ftp://a.example'}]",
                "description: x\nmcpServers: [{name: a, url: 'https://a.example', command: [b]}]",
                "description: x\nmcpServers: [{name: a, uri: 'https://a.example'}]",
                "description: x\nmcpServers: ['a b']",
                "description: x\nmemory: {blocks: [{type: text}]}",
                "description: x\nmemory: {blocks: [{label: A b}]}",
                "description: x\nmemory: {refresh_on_every_turn: 'yes'}",
                "description: x\ncredentials: {A: {}}",
                "description: x\ncredentials: {A: {allowed_hosts: []}}",
                "description: x\ncredentials: {A: b.example}",
                "description: x\ncredentials: {'1A': {allowed_host: b.example}}",
                "description: x\ncredentials: {A: {allowed_host: 'https://b.example'}}",
                "description: x\ncredentials: {A: {allowed_hots: b.example}}",
                "description: x\nenv: {A-B: c}",
                "description: x\nenv: {A: [c]}",
                "description: x\nlimits: {steps: 0}",
                "description: x\nlimits: {steps: many}",
                "description: x\nlimits: {budget_usd: -2}",
                "description: x\nlimits: {duration: 15}",
                "description: x\nlimits: {delegate_depth: 11}",
                "description: x\nschedule: {cron: '0 7 * *', prompt: y}",
                "description: x\nschedule: {cron: '0 7 * * *'}",
                "description: x\ndelegates: baker",
                "description: x\ndelegates: [A B]",
                "description: x\ndelegates: [a, a]"
            })
    void whatIsWrongIsWrongForSchemaAndReader(String yaml) throws IOException {
        assertThat(violations(yaml)).isNotEmpty();
        assertThat(read(yaml, "code-reviewer").definition()).isEmpty();
    }
}
