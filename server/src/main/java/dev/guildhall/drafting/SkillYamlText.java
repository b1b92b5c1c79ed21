package dev.guildhall.drafting;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.Dump;
import org.snakeyaml.engine.v2.api.DumpSettings;
import org.snakeyaml.engine.v2.common.FlowStyle;

/** Writes the manifests of a draft as YAML. */
final class SkillYamlText {
    static final String FIRST_VERSION = "0.1.0";

    /** A secret that the drafted skill needs. */
    record Credential(String id, String env, List<String> hosts, boolean required, String description) {}

    private SkillYamlText() {}

    static String of(
            Optional<String> owner,
            String name,
            String displayName,
            String summary,
            Source source,
            List<String> hosts,
            List<Credential> credentials,
            String whenToUse) {
        Map<String, Object> yaml = new LinkedHashMap<>();
        yaml.put("schema", "guildhall/v1");
        owner.ifPresent(o -> yaml.put("package", "@" + o + "/" + name));
        yaml.put("version", FIRST_VERSION);
        yaml.put("displayName", displayName);
        yaml.put("summary", summary);
        yaml.put("category", "documentation");
        source.address().ifPresent(address -> yaml.put("repository", Map.of("url", address.toString())));
        Map<String, Object> invocation = new LinkedHashMap<>();
        invocation.put("model", true);
        invocation.put("user", true);
        invocation.put("whenToUse", whenToUse);
        yaml.put("invocation", invocation);
        if (!credentials.isEmpty()) {
            yaml.put(
                    "credentials",
                    credentials.stream().map(SkillYamlText::credential).toList());
        }
        Map<String, Object> permissions = new LinkedHashMap<>();
        // Lists of their own: the writer would make one list used twice an anchor and an alias.
        permissions.put("network", new ArrayList<>(hosts));
        Map<String, Object> files = new LinkedHashMap<>();
        files.put("read", new ArrayList<>());
        files.put("write", new ArrayList<>());
        permissions.put("files", files);
        permissions.put("run", new ArrayList<>());
        yaml.put("permissions", permissions);
        return dump(yaml);
    }

    /** The frontmatter of {@code SKILL.md}, with its dashes. */
    static String frontmatter(String name, String description, Source source) {
        Map<String, Object> yaml = new LinkedHashMap<>();
        yaml.put("name", name);
        yaml.put("description", description);
        Map<String, Object> metadata = new LinkedHashMap<>();
        metadata.put("drafted-from", source.name());
        metadata.put("drafted-at", source.at().toString());
        metadata.put("source-sha256", source.sha256());
        yaml.put("metadata", metadata);
        return "---\n" + dump(yaml) + "---\n";
    }

    private static Map<String, Object> credential(Credential credential) {
        Map<String, Object> yaml = new LinkedHashMap<>();
        yaml.put("id", credential.id());
        yaml.put("env", credential.env());
        yaml.put("hosts", new ArrayList<>(credential.hosts()));
        yaml.put("required", credential.required());
        yaml.put("description", credential.description());
        return yaml;
    }

    private static String dump(Map<String, Object> yaml) {
        DumpSettings settings = DumpSettings.builder()
                .setDefaultFlowStyle(FlowStyle.BLOCK)
                .setWidth(110)
                .setSplitLines(false)
                .setIndicatorIndent(2)
                .setIndentWithIndicator(true)
                .build();
        return new Dump(settings).dumpToString(yaml);
    }
}
