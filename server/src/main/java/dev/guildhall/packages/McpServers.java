package dev.guildhall.packages;

import dev.guildhall.skill.McpServerNeed;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Takes over the MCP servers of a plugin. {@code ${VAR}} becomes {@code ${credential:var}} and a declared credential; a server
 * that needs the plugin's own files, or holds a secret, is left out and named.
 */
final class McpServers {
    private static final Pattern VARIABLE = Pattern.compile("\\$\\{(?:env:)?([A-Za-z_][A-Za-z0-9_]*)(?::-[^}]*)?}");
    private static final Pattern SECRET_HEADER =
            Pattern.compile("(?i).*(authorization|cookie|token|secret|password|api-?key|credential).*");

    private final SkillDraft draft;
    private final Mends mends;
    private final String file;

    McpServers(SkillDraft draft, Mends mends, String file) {
        this.draft = draft;
        this.mends = mends;
        this.file = file;
    }

    void take(Map<String, JsonObject> servers) {
        servers.forEach((name, server) -> {
            Optional<String> why = take(name, server);
            if (why.isPresent()) {
                mends.add(MendCode.SKIPPED_SERVER.inFile(
                        file,
                        1,
                        "The MCP server `" + Shown.clip(name) + "` was not taken over: " + why.get() + ".",
                        "Declare it under `mcpServers` in skill.yaml."));
            } else {
                mends.add(MendCode.MAPPED_FILE.inFile(
                        file,
                        1,
                        "The MCP server `" + Shown.clip(name) + "` stands under `mcpServers` in skill.yaml.",
                        "Declare it there."));
            }
        });
    }

    /** Why not, or empty when it was taken. */
    private Optional<String> take(String name, JsonObject server) {
        String id = Slug.of(name).orElse("");
        if (id.isEmpty() || draft.servers.containsKey(id)) {
            return Optional.of("it has no name of its own");
        }
        Optional<String> url = text(server, "url").or(() -> text(server, "httpUrl"));
        Optional<String> command = text(server, "command");
        if (url.isPresent()) {
            return remote(id, server, url.get());
        }
        return command.isPresent() ? local(id, server, command.get()) : Optional.of("it has neither url nor command");
    }

    private Optional<String> remote(String id, JsonObject server, String url) {
        Optional<String> address = FieldMap.webUrl(url);
        if (address.isEmpty()) {
            return Optional.of("its address is no plain http or https URL");
        }
        String host = URI.create(address.get()).getHost();
        Map<String, String> headers = new LinkedHashMap<>();
        JsonObject given = server.get("headers") instanceof JsonObject object ? object : JsonValue.EMPTY_JSON_OBJECT;
        for (Map.Entry<String, JsonValue> header : given.entrySet()) {
            String value = header.getValue() instanceof JsonString text ? text.getString() : "";
            Optional<String> referring = referring(value, List.of(host));
            boolean secret = SECRET_HEADER.matcher(header.getKey()).matches()
                    && !VARIABLE.matcher(value).find();
            if (referring.isEmpty() || secret) {
                return Optional.of(
                        secret
                                ? "its header " + Shown.clip(header.getKey()) + " holds a secret itself"
                                : "a header refers to something unknown");
            }
            headers.put(header.getKey(), referring.get());
        }
        String type = text(server, "type").orElse("http").toLowerCase(Locale.ROOT);
        draft.servers.put(
                id,
                new McpServerNeed(
                        id, type.equals("sse") ? "sse" : "http", address, List.of(), headers, texts(server, "tools")));
        return Optional.empty();
    }

    private Optional<String> local(String id, JsonObject server, String command) {
        List<String> words = new ArrayList<>(List.of(command));
        words.addAll(texts(server, "args"));
        List<String> referring = new ArrayList<>();
        for (String word : words) {
            if (word.contains("PLUGIN_ROOT")) {
                return Optional.of("it runs a file of the plugin, which is not part of the skill");
            }
            Optional<String> known = referring(word, List.of());
            if (known.isEmpty()) {
                return Optional.of("its command refers to something unknown");
            }
            referring.add(known.get());
        }
        if (server.get("env") instanceof JsonObject variables) {
            variables.keySet().forEach(name -> MetadataMap.credential(draft, name, List.of(), true, Optional.empty()));
        }
        draft.servers.put(
                id, new McpServerNeed(id, "stdio", Optional.empty(), referring, Map.of(), texts(server, "tools")));
        return Optional.empty();
    }

    /** With every variable declared as a credential; empty when something else is referred to. */
    private Optional<String> referring(String text, List<String> hosts) {
        Matcher matcher = VARIABLE.matcher(text);
        StringBuilder result = new StringBuilder();
        while (matcher.find()) {
            Optional<String> id = MetadataMap.credential(draft, matcher.group(1), hosts, true, Optional.empty());
            if (id.isEmpty()) {
                return Optional.empty();
            }
            matcher.appendReplacement(result, Matcher.quoteReplacement("${credential:" + id.get() + "}"));
        }
        matcher.appendTail(result);
        boolean unknown =
                result.toString().replaceAll("\\$\\{credential:[^}]*}", "").contains("${");
        return unknown ? Optional.empty() : Optional.of(result.toString());
    }

    private static Optional<String> text(JsonObject object, String key) {
        return object.get(key) instanceof JsonString text && !text.getString().isBlank()
                ? Optional.of(text.getString())
                : Optional.empty();
    }

    private static List<String> texts(JsonObject object, String key) {
        List<String> texts = new ArrayList<>();
        if (object.get(key) instanceof JsonArray array) {
            for (JsonValue value : array) {
                if (value instanceof JsonString text && !text.getString().isEmpty() && texts.size() < 49) {
                    texts.add(text.getString());
                }
            }
        }
        return texts;
    }
}
