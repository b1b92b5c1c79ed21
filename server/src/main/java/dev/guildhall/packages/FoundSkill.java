package dev.guildhall.packages;

import java.util.Optional;

/**
 * A skill that lies somewhere in a tree.
 *
 * @param folder {@code ""} for the root, otherwise with a slash at its end
 * @param manifest path of its {@code SKILL.md}, however that is written
 * @param plugin the plugin around it
 */
public record FoundSkill(String folder, String manifest, Optional<PluginPart> plugin) {
    /** Path of the folder for people: without the slash, {@code .} for the root. */
    public String path() {
        return folder.isEmpty() ? "." : folder.substring(0, folder.length() - 1);
    }

    /** Last name of the path; empty for the root. */
    String folderName() {
        return folder.isEmpty() ? "" : path().substring(path().lastIndexOf('/') + 1);
    }

    /** Name of the folder around it that says most: of the plugin, or the nearest that is not called {@code skills}. */
    public Optional<String> around() {
        if (plugin.isPresent() && plugin.get().name().isPresent()) {
            return plugin.get().name();
        }
        String[] names = path().split("/", -1);
        for (int i = names.length - 2; i >= 0; i--) {
            if (!names[i].isEmpty() && !names[i].equals("skills") && !names[i].startsWith(".")) {
                return Optional.of(names[i]);
            }
        }
        return Optional.empty();
    }
}
