package dev.guildhall.plan;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** The folders a plan needs above its files, as paths of a plan. */
final class Folders {
    private Folders() {}

    /** Those that are not there yet, the outermost first. */
    static List<String> missing(Place place, Collection<String> files) throws IOException {
        Set<String> missing = new LinkedHashSet<>();
        for (String file : files) {
            for (String folder : above(file)) {
                if (!Files.isDirectory(place.folder(folder))) {
                    missing.add(folder);
                }
            }
        }
        return List.copyOf(missing);
    }

    /** The folders above a file, the outermost first; the root itself is none. */
    static List<String> above(String file) {
        List<String> folders = new ArrayList<>();
        int root = file.startsWith("~/") ? 2 : 0;
        for (int slash = file.indexOf('/', root); slash > 0; slash = file.indexOf('/', slash + 1)) {
            folders.add(file.substring(0, slash));
        }
        return folders;
    }

    /** Takes away those that are empty, the innermost first. */
    static void removeEmpty(Disk disk, Place place, Collection<String> made) throws IOException {
        List<String> innermostFirst = new ArrayList<>(made);
        innermostFirst.sort(Comparator.comparingInt(String::length).reversed());
        for (String folder : innermostFirst) {
            Path path = place.folder(folder);
            if (Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS) && empty(path)) {
                disk.delete(path);
            }
        }
    }

    static boolean empty(Path folder) throws IOException {
        try (DirectoryStream<Path> inside = Files.newDirectoryStream(folder)) {
            return !inside.iterator().hasNext();
        }
    }
}
