package dev.guildhall.packages;

import dev.guildhall.skill.PackageFile;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/** Tells whether a skill changed where it comes from, whatever is made of it here. */
final class SourceDigest {
    private SourceDigest() {}

    /** Hex, of the skill's files, of what links lead to, and of what was taken from the plugin: not of what else its files say. */
    static String of(ArchiveTree tree, FoundSkill found, Collection<PackageFile> files) {
        List<String> links =
                tree.linksBelow(found.folder()).keySet().stream().sorted().toList();
        String own = PackageDigest.of(List.copyOf(files));
        String plugin = found.plugin().map(PluginPart::taken).orElse("");
        if (links.isEmpty() && plugin.isEmpty()) {
            return own;
        }
        MessageDigest digest = PackageDigest.sha256();
        digest.update((own + "\n" + plugin).getBytes(StandardCharsets.UTF_8));
        for (String path : links) {
            Optional<String> target = tree.target(path);
            List<PackageFile> behind = target.isEmpty()
                    ? List.of()
                    : tree.has(target.get())
                            ? List.of(tree.files().get(target.get()))
                            : List.copyOf(tree.below(target.get() + "/").values());
            digest.update(("\n" + path + " " + PackageDigest.of(behind)).getBytes(StandardCharsets.UTF_8));
        }
        return HexFormat.of().formatHex(digest.digest());
    }
}
