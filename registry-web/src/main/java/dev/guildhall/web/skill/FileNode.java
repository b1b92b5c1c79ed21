package dev.guildhall.web.skill;

import dev.guildhall.skill.PackageFile;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A folder or file of a package, for the tree.
 *
 * @param path from the package's root; a folder's without slash at the end
 * @param file empty for a folder
 * @param children folders first, then files, by name
 */
public record FileNode(String name, String path, Optional<PackageFile> file, List<FileNode> children) {
    /** Deeper folders are shown with their joined names, so that a template never recurses without end. */
    private static final int DEEPEST = 16;

    public FileNode {
        children = List.copyOf(children);
    }

    /** Whether the file opened lies in this folder. */
    public boolean holds(String open) {
        return open.startsWith(path + "/");
    }

    public static List<FileNode> tree(List<PackageFile> files) {
        return level(files, "", 0);
    }

    private static List<FileNode> level(List<PackageFile> files, String folder, int depth) {
        Map<String, List<PackageFile>> folders = new LinkedHashMap<>();
        List<FileNode> leaves = new ArrayList<>();
        for (PackageFile file : files) {
            String rest = file.path().substring(folder.length());
            int slash = rest.indexOf('/');
            if (slash < 0 || depth >= DEEPEST) {
                leaves.add(new FileNode(rest, file.path(), Optional.of(file), List.of()));
            } else {
                folders.computeIfAbsent(rest.substring(0, slash), n -> new ArrayList<>())
                        .add(file);
            }
        }
        List<FileNode> nodes = new ArrayList<>();
        folders.forEach((name, below) -> nodes.add(
                new FileNode(name, folder + name, Optional.empty(), level(below, folder + name + "/", depth + 1))));
        nodes.addAll(leaves);
        return nodes;
    }
}
