package dev.guildhall.compare;

import dev.guildhall.platform.Page;
import dev.guildhall.skill.PackageFile;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Which files differ, all of them, and the lines of some.
 *
 * @param unchanged how many are the same in path, bytes and mode
 * @param changes all that differ: {@code SKILL.md} and {@code skill.yaml} first, then by path
 * @param diffs lines of a part of {@code changes}, in the same order; {@code ?limit=&cursor=} asks for other parts
 */
public record FileChanges(int unchanged, List<FileChange> changes, Page<FileDiff> diffs) {
    private static final Comparator<FileChange> ORDER =
            Comparator.comparingInt(FileChanges::importance).thenComparing(FileChanges::lesserPath);

    public FileChanges {
        changes = List.copyOf(changes);
    }

    public int count(FileChange.Kind kind) {
        return (int) changes.stream().filter(change -> change.kind() == kind).count();
    }

    static List<FileChange> between(List<PackageFile> before, List<PackageFile> after) {
        Map<String, PackageFile> old = byPath(before);
        Map<String, PackageFile> now = byPath(after);
        List<PackageFile> gone =
                old.values().stream().filter(f -> !now.containsKey(f.path())).toList();
        Map<String, Deque<PackageFile>> goneByBytes = new HashMap<>();
        gone.forEach(file -> goneByBytes
                .computeIfAbsent(file.sha256(), digest -> new ArrayDeque<>())
                .add(file));
        List<FileChange> changes = new ArrayList<>();
        for (PackageFile file : now.values()) {
            PackageFile was = old.get(file.path());
            if (was == null) {
                Optional<PackageFile> moved =
                        Optional.ofNullable(goneByBytes.get(file.sha256())).map(Deque::poll);
                changes.add(moved.map(from -> renamed(from, file)).orElseGet(() -> added(file)));
            } else if (!was.equals(file)) {
                changes.add(changed(was, file));
            }
        }
        goneByBytes.values().forEach(left -> left.forEach(file -> changes.add(removed(file))));
        changes.sort(ORDER);
        return List.copyOf(changes);
    }

    private static FileChange added(PackageFile file) {
        return new FileChange(
                file.path(),
                Optional.empty(),
                FileChange.Kind.ADDED,
                false,
                Optional.empty(),
                Optional.of(state(file)));
    }

    private static FileChange removed(PackageFile file) {
        return new FileChange(
                file.path(),
                Optional.empty(),
                FileChange.Kind.REMOVED,
                false,
                Optional.of(state(file)),
                Optional.empty());
    }

    private static FileChange renamed(PackageFile from, PackageFile to) {
        return both(Optional.of(from.path()), FileChange.Kind.RENAMED, from, to);
    }

    private static FileChange changed(PackageFile from, PackageFile to) {
        return both(Optional.empty(), FileChange.Kind.CHANGED, from, to);
    }

    private static FileChange both(Optional<String> was, FileChange.Kind kind, PackageFile from, PackageFile to) {
        return new FileChange(
                to.path(),
                was,
                kind,
                from.executable() != to.executable(),
                Optional.of(state(from)),
                Optional.of(state(to)));
    }

    private static FileChange.State state(PackageFile file) {
        return new FileChange.State(file.executable(), file.size(), file.sha256());
    }

    private static Map<String, PackageFile> byPath(List<PackageFile> files) {
        Map<String, PackageFile> sorted = new TreeMap<>();
        files.forEach(file -> sorted.put(file.path(), file));
        return sorted;
    }

    /** The same from either side: also what became of such a file, or becomes one. */
    private static int importance(FileChange change) {
        int path = rank(change.path());
        return Math.min(path, change.was().map(FileChanges::rank).orElse(path));
    }

    private static int rank(String path) {
        return switch (path) {
            case "SKILL.md" -> 0;
            case "skill.yaml" -> 1;
            default -> 2;
        };
    }

    /** The same from either side. */
    private static String lesserPath(FileChange change) {
        return change.was().filter(was -> was.compareTo(change.path()) < 0).orElse(change.path());
    }
}
