package dev.guildhall.packages;

import dev.guildhall.skill.PackageFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Everything that an archive or a repository holds, hashed and within limits, with what is wrong with single paths. */
public final class ArchiveTree {
    private static final int MOST_HOPS = 8;

    /** Something is wrong with a path; {@code path} as it was written, which may be no path at all. */
    public record Trouble(String path, Finding finding) {}

    private final TreeMap<String, PackageFile> files = new TreeMap<>();
    private final Map<String, Path> places;
    private final TreeMap<String, String> links;
    private final List<Trouble> troubles;

    ArchiveTree(List<PackageFile> files, Map<String, Path> places, Map<String, String> links, List<Trouble> troubles) {
        files.forEach(file -> this.files.put(file.path(), file));
        this.places = Map.copyOf(places);
        this.links = new TreeMap<>(links);
        this.troubles = List.copyOf(troubles);
    }

    /** Path to file, sorted. */
    public Map<String, PackageFile> files() {
        return Collections.unmodifiableMap(files);
    }

    public List<Trouble> troubles() {
        return troubles;
    }

    boolean has(String path) {
        return files.containsKey(path);
    }

    /** The files below this folder; {@code ""} is the root, anything else ends with a slash. */
    Map<String, PackageFile> below(String folder) {
        return folder.isEmpty() ? files : files.subMap(folder, folder.substring(0, folder.length() - 1) + '0');
    }

    Map<String, String> linksBelow(String folder) {
        return folder.isEmpty() ? links : links.subMap(folder, folder.substring(0, folder.length() - 1) + '0');
    }

    Path place(String path) throws IOException {
        Path place = places.get(path);
        if (place == null) {
            throw new NoSuchFileException(path);
        }
        return place;
    }

    /** The bytes of a file, or empty when it is not there or larger than {@code most}. */
    Optional<byte[]> bytes(String path, int most) throws IOException {
        PackageFile file = files.get(path);
        return file == null || file.size() > most ? Optional.empty() : Optional.of(Files.readAllBytes(place(path)));
    }

    /** The path of a file or folder of this tree that the link leads to, over other links if need be; empty when it leads out. */
    Optional<String> target(String link) {
        String path = link;
        for (int hop = 0; hop < MOST_HOPS; hop++) {
            String target = links.get(path);
            if (target == null) {
                return has(path) || !below(path + "/").isEmpty() ? Optional.of(path) : Optional.empty();
            }
            Optional<String> next = resolved(path, target);
            if (next.isEmpty()) {
                return Optional.empty();
            }
            path = next.get();
        }
        return Optional.empty();
    }

    private static Optional<String> resolved(String link, String target) {
        Deque<String> names = new ArrayDeque<>();
        if (!target.startsWith("/")) {
            names.addAll(List.of(link.split("/", -1)));
            names.removeLast();
        }
        for (String name : target.split("/", -1)) {
            if (name.equals("..")) {
                if (names.isEmpty()) {
                    return Optional.empty();
                }
                names.removeLast();
            } else if (!name.isEmpty() && !name.equals(".")) {
                names.addLast(name);
            }
        }
        return names.isEmpty() ? Optional.empty() : Optional.of(String.join("/", names));
    }
}
