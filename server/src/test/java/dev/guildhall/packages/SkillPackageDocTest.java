package dev.guildhall.packages;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
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

/** {@code docs/skill-package.md} and its JSON Schema say what the code does. */
class SkillPackageDocTest {
    private static final Path DOCS = Path.of("..", "docs");
    private static final ObjectMapper JSON = new ObjectMapper();

    private static String document() throws IOException {
        return Files.readString(DOCS.resolve("skill-package.md"));
    }

    private static String schemaText() throws IOException {
        return Files.readString(DOCS.resolve("skill-package.schema.json"));
    }

    private static List<?> violations(String yaml) throws IOException {
        Schema schema = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(schemaText());
        Object loaded = new Load(LoadSettings.builder().build()).loadFromString(yaml);
        return schema.validate(JSON.valueToTree(loaded));
    }

    private static boolean refusedByReader(String yaml) throws IOException {
        return new PackageReader()
                .read(GivenFiles.yaml(yaml).with("evals/a.yaml", "x"))
                .refused();
    }

    /** The YAML example under the heading skill.yaml. */
    private static String example() throws IOException {
        String document = document();
        int start = document.indexOf("```yaml\nschema:") + "```yaml\n".length();
        return document.substring(start, document.indexOf("```", start));
    }

    @Test
    void listsEveryFindingCodeWithSeverityAndMeaning() throws IOException {
        String document = document();
        List<String> rows = document.substring(document.indexOf("| code | severity | meaning |"))
                .lines()
                .skip(2)
                .filter(line -> line.startsWith("|"))
                .toList();
        assertThat(rows)
                .containsExactlyElementsOf(Arrays.stream(FindingCode.values())
                        .map(code -> "| `" + code.code() + "` | " + code.severity() + " | " + code.meaning() + " |")
                        .toList());
    }

    @Test
    void theSchemaKnowsTheKeysThatTheReaderKnows() throws IOException {
        JsonNode schema = JSON.readTree(schemaText());
        Map<String, Set<String>> inSchema = new TreeMap<>();
        collect("", schema, inSchema);
        Map<String, Set<String>> inReader = new TreeMap<>();
        SkillYamlKeys.KNOWN.forEach((section, keys) -> inReader.put(section, new TreeSet<>(keys)));
        assertThat(inSchema).isEqualTo(inReader);
    }

    private static void collect(String section, JsonNode node, Map<String, Set<String>> found) {
        JsonNode object = node.has("items") ? node.get("items") : node;
        if (!object.has("properties")) {
            return;
        }
        Set<String> keys = new TreeSet<>();
        object.get("properties").properties().forEach(property -> {
            keys.add(property.getKey());
            String name = section.isEmpty() ? property.getKey() : section + "." + property.getKey();
            collect(name, property.getValue(), found);
        });
        found.put(section, keys);
    }

    @Test
    void theDocumentNamesEveryKey() throws IOException {
        String document = document();
        String table =
                document.substring(document.indexOf("| key | type | rule |"), document.indexOf("- *Identifier*"));
        SkillYamlKeys.KNOWN.forEach((section, keys) -> keys.stream()
                .filter(key -> !SkillYamlKeys.KNOWN.containsKey(section.isEmpty() ? key : section + "." + key))
                .forEach(key ->
                        assertThat(table).describedAs("%s.%s", section, key).contains(key + "`")));
    }

    @Test
    void theExampleIsValidForSchemaAndReader() throws IOException {
        for (String yaml : List.of(example(), SkillYamlReaderTest.EVERYTHING, "schema: guildhall/v1\n")) {
            assertThat(violations(yaml)).isEmpty();
            assertThat(refusedByReader(yaml)).isFalse();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "schema: guildhall/v2",
                "version: 1.0.0",
                "schema: guildhall/v1\nlicence: MIT",
                "schema: guildhall/v1\nversion: 1.0.0+b",
                "schema: guildhall/v1\npackage: acme/pdf-tools",
                "schema: guildhall/v1\nkeywords: pdf",
                "schema: guildhall/v1\nkeywords: [1]",
                "schema: guildhall/v1\nkeywords: [a, a]",
                "schema: guildhall/v1\nrepository: {commit: abcdef1}",
                "schema: guildhall/v1\nrepository: {url: 'https://u:p@a.example'}",
                "schema: guildhall/v1\ninvocation: {model: 'yes'}",
                "schema: guildhall/v1\nmcpServers: [{name: a, transport: carrier-pigeon}]",
                "schema: guildhall/v1\ncredentials: [{id: 'a b'}]",
                "schema: guildhall/v1\ncredentials: [{id: a, hosts: ['https://a.example']}]",
                "schema: guildhall/v1\npermissions: {files: {write: ['../x']}}",
                "schema: guildhall/v1\npermissions: {files: {write: ['a/..']}}",
                "schema: guildhall/v1\npermissions: {files: {exec: ['x']}}",
                "schema: guildhall/v1\nrequires: {os: [beos]}",
                "schema: guildhall/v1\ndependencies: {base: '^1'}",
                "schema: guildhall/v1\noverrides: {codex: x}",
                "schema: guildhall/v1\nevals: {cases: /evals}"
            })
    void whatIsWrongIsWrongForSchemaAndReader(String yaml) throws IOException {
        assertThat(violations(yaml)).isNotEmpty();
        assertThat(refusedByReader(yaml)).isTrue();
    }
}
