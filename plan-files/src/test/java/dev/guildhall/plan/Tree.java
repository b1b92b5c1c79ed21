package dev.guildhall.plan;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Everything below a folder, to compare: files with their text and exec bit, folders, links. */
final class Tree {
    private Tree() {}

    static Map<String, String> of(Path root) throws IOException {
        Map<String, String> tree = new TreeMap<>();
        try (Stream<Path> paths = Files.walk(root)) {
            for (Path path : paths.filter(p -> !p.equals(root)).toList()) {
                String name = root.relativize(path).toString();
                if (Files.isSymbolicLink(path)) {
                    tree.put(name, "→ " + Files.readSymbolicLink(path));
                } else if (Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS)) {
                    tree.put(name + "/", "");
                } else {
                    tree.put(
                            (Files.isExecutable(path) ? "x " : "") + name,
                            Files.readString(path, StandardCharsets.UTF_8));
                }
            }
        }
        return tree;
    }

    /** Without the folder of receipts. */
    static Map<String, String> ofFiles(Path root) throws IOException {
        Map<String, String> tree = of(root);
        tree.keySet().removeIf(name -> name.contains(PlanPath.OWN_FOLDER));
        return tree;
    }
}
