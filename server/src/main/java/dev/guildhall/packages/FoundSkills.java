package dev.guildhall.packages;

import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * Every skill in a tree, the plugins around them, and what marketplaces name that lies elsewhere.
 * {@code tree → SKILL.md of any spelling → plugin.json above it | marketplace entry → .mcp.json}
 *
 * @param skills the shallowest first, then by path; that order decides about names
 * @param strays troubles with paths that belong to no skill
 */
public record FoundSkills(List<FoundSkill> skills, List<Foreign> foreign, List<ArchiveTree.Trouble> strays) {
    private static final List<String> PLUGIN_FILES =
            List.of(".claude-plugin/plugin.json", ".cursor-plugin/plugin.json");
    private static final List<String> MARKETPLACES =
            List.of(".claude-plugin/marketplace.json", ".cursor-plugin/marketplace.json");
    private static final Set<String> MCP_FILES = Set.of(".mcp.json", "mcp.json");
    private static final int MOST_PLUGINS = 2_000;

    public FoundSkills {
        skills = List.copyOf(skills);
        foreign = List.copyOf(foreign);
        strays = List.copyOf(strays);
    }

    /** A plugin that a marketplace names and that is not in the tree. */
    public record Foreign(String marketplace, String plugin, Finding finding) {}

    public static FoundSkills in(ArchiveTree tree) throws IOException {
        List<Foreign> foreign = new ArrayList<>();
        Map<String, PluginPart> plugins = new TreeMap<>();
        for (String path : tree.files().keySet()) {
            for (String file : PLUGIN_FILES) {
                if (path.endsWith(file) && isAt(path, file) && plugins.size() < MOST_PLUGINS) {
                    String folder = path.substring(0, path.length() - file.length());
                    Optional<JsonObject> manifest = TreeJson.read(tree, path);
                    if (manifest.isPresent()) {
                        plugins.putIfAbsent(folder, plugin(tree, folder, path, manifest.get()));
                    }
                }
            }
        }
        for (String path : tree.files().keySet()) {
            for (String file : MARKETPLACES) {
                if (path.endsWith(file) && isAt(path, file)) {
                    marketplace(tree, path, path.substring(0, path.length() - file.length()), plugins, foreign);
                }
            }
        }
        Map<String, FoundSkill> found = new HashMap<>();
        for (String path : tree.files().keySet()) {
            String name = path.substring(path.lastIndexOf('/') + 1);
            String folder = path.substring(0, path.length() - name.length());
            if (name.toLowerCase(Locale.ROOT).equals("skill.md") && !("/" + folder).contains("/node_modules/")) {
                // Upper case sorts first, so SKILL.md wins over skill.md.
                found.putIfAbsent(folder, new FoundSkill(folder, path, above(plugins, folder)));
            }
        }
        List<FoundSkill> skills = found.values().stream()
                .sorted(Comparator.<FoundSkill>comparingInt(
                                skill -> skill.folder().split("/", -1).length)
                        .thenComparing(FoundSkill::folder, PackageDigest.PATH_ORDER))
                .toList();
        List<ArchiveTree.Trouble> strays = tree.troubles().stream()
                .filter(trouble -> found.keySet().stream().noneMatch(folder -> inside(trouble.path(), folder)))
                .toList();
        return new FoundSkills(skills, foreign, strays);
    }

    /** Whether what was written as {@code raw} lies in this folder. */
    static boolean inside(String raw, String folder) {
        String path = raw.startsWith("./") ? raw.substring(2) : raw;
        return path.startsWith(folder) && !path.contains("..") && !path.startsWith("/");
    }

    private static boolean isAt(String path, String file) {
        return path.length() == file.length() || path.charAt(path.length() - file.length() - 1) == '/';
    }

    private static Optional<PluginPart> above(Map<String, PluginPart> plugins, String folder) {
        return plugins.values().stream()
                .filter(plugin -> folder.startsWith(plugin.folder()))
                .max(Comparator.comparingInt(plugin -> plugin.folder().length()));
    }

    private static PluginPart plugin(ArchiveTree tree, String folder, String file, JsonObject manifest)
            throws IOException {
        Map<String, JsonObject> servers = new TreeMap<>();
        List<String> files = new ArrayList<>(List.of(file));
        JsonValue inline = manifest.get("mcpServers");
        if (inline instanceof JsonString elsewhere) {
            String path = folder + elsewhere.getString().replaceFirst("^\\./", "");
            servers(tree, path, servers, files);
        } else if (inline instanceof JsonObject object) {
            servers(object, servers);
        }
        for (String name : MCP_FILES) {
            servers(tree, folder + name, servers, files);
        }
        return new PluginPart(
                folder, file, manifest, servers, files.stream().sorted().toList());
    }

    private static void servers(ArchiveTree tree, String path, Map<String, JsonObject> servers, List<String> files)
            throws IOException {
        Optional<JsonObject> read = TreeJson.read(tree, path);
        if (read.isPresent()) {
            files.add(path);
            servers(read.get().get("mcpServers") instanceof JsonObject inner ? inner : read.get(), servers);
        }
    }

    private static void servers(JsonObject object, Map<String, JsonObject> servers) {
        object.forEach((name, value) -> {
            if (value instanceof JsonObject server && servers.size() < 20) {
                servers.putIfAbsent(name, server);
            }
        });
    }

    private static void marketplace(
            ArchiveTree tree, String path, String folder, Map<String, PluginPart> plugins, List<Foreign> foreign)
            throws IOException {
        Optional<JsonObject> read = TreeJson.read(tree, path);
        if (read.isEmpty() || !(read.get().get("plugins") instanceof JsonArray entries)) {
            return;
        }
        String root = read.get().get("metadata") instanceof JsonObject metadata
                        && metadata.get("pluginRoot") instanceof JsonString below
                ? below.getString()
                : "";
        for (JsonValue value : entries) {
            if (value instanceof JsonObject entry && foreign.size() + plugins.size() < MOST_PLUGINS) {
                entry(tree, path, folder, root, entry, plugins, foreign);
            }
        }
    }

    private static void entry(
            ArchiveTree tree,
            String path,
            String folder,
            String root,
            JsonObject entry,
            Map<String, PluginPart> plugins,
            List<Foreign> foreign)
            throws IOException {
        String name = entry.get("name") instanceof JsonString text ? text.getString() : "?";
        JsonValue source = entry.getOrDefault("source", Json.createValue("./"));
        if (!(source instanceof JsonString relative) || relative.getString().contains(":")) {
            foreign.add(elsewhere(
                    path, name, "lies elsewhere (" + Shown.clip(source.toString()) + "); it was not fetched"));
            return;
        }
        Optional<String> below = below(folder + root, relative.getString());
        if (below.isEmpty()
                || (!below.get().isEmpty() && tree.below(below.get()).isEmpty())) {
            foreign.add(elsewhere(
                    path, name, "should lie in `" + Shown.clip(relative.getString()) + "`, and nothing lies there"));
        } else if (entry.get("skills") instanceof JsonArray listed && !ownManifest(plugins, below.get())) {
            listed(tree, path, name, below.get(), plugin(tree, below.get(), path, entry), listed, plugins, foreign);
        } else if (!plugins.containsKey(below.get())) {
            plugins.put(below.get(), plugin(tree, below.get(), path, entry));
        }
    }

    /** A plugin that has a {@code plugin.json} says itself what belongs to it. */
    private static boolean ownManifest(Map<String, PluginPart> plugins, String folder) {
        PluginPart there = plugins.get(folder);
        return there != null && PLUGIN_FILES.stream().anyMatch(there.file()::endsWith);
    }

    /** An entry that names its skills: several may share a folder, each with skills of its own in it. */
    private static void listed(
            ArchiveTree tree,
            String path,
            String name,
            String folder,
            PluginPart plugin,
            JsonArray listed,
            Map<String, PluginPart> plugins,
            List<Foreign> foreign) {
        List<String> missing = new ArrayList<>();
        for (JsonValue value : listed) {
            String skill = value instanceof JsonString text ? text.getString() : value.toString();
            Optional<String> lies = below(folder, skill);
            if (lies.isEmpty() || tree.below(lies.get()).isEmpty()) {
                missing.add(skill);
            } else if (foreign.size() + plugins.size() < MOST_PLUGINS) {
                plugins.putIfAbsent(lies.get(), plugin.at(lies.get()));
            }
        }
        if (!missing.isEmpty()) {
            foreign.add(elsewhere(
                    path, name, "names skills where nothing lies: `" + Shown.clip(String.join("`, `", missing)) + "`"));
        }
    }

    private static Foreign elsewhere(String path, String name, String what) {
        return new Foreign(
                path,
                name,
                MendCode.FOREIGN_SOURCE.inFile(
                        path,
                        1,
                        "The plugin `" + Shown.clip(name) + "` " + what + ".",
                        "Import its repository by its own address."));
    }

    /** {@code ./plugins/x} below a folder, with a slash at its end; empty when it leads out of the tree. */
    private static Optional<String> below(String folder, String relative) {
        List<String> names = new ArrayList<>();
        for (String name : (folder + "/" + relative).split("/", -1)) {
            if (name.equals("..")) {
                if (names.isEmpty()) {
                    return Optional.empty();
                }
                names.removeLast();
            } else if (!name.isEmpty() && !name.equals(".")) {
                names.add(name);
            }
        }
        return Optional.of(names.isEmpty() ? "" : String.join("/", names) + "/");
    }
}
