package dev.guildhall.plugins;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.ZipFile;
import org.pf4j.util.FileUtils;
import org.pf4j.util.Unzip;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A folder of server plugins: zips, and folders with {@code plugin.properties}. */
final class ServerPluginFolder {
    private static final Logger LOG = LoggerFactory.getLogger(ServerPluginFolder.class);
    private static final String PART = ".part";
    private static final String ZIP = ".zip";

    private final Path folder;
    private final int most;

    ServerPluginFolder(Path folder, int most) {
        this.folder = folder;
        this.most = most;
    }

    /** The plugins by name; a zip and the folder it was unpacked to are one plugin, told by the zip. */
    List<Path> entries() {
        SortedMap<String, Path> plugins = new TreeMap<>();
        try (Stream<Path> found = Files.list(folder)) {
            for (Path entry : found.sorted(Comparator.comparing(Path::toString)).toList()) {
                String name = String.valueOf(entry.getFileName());
                if (name.endsWith(ZIP) && !Files.isDirectory(entry)) {
                    plugins.put(name.substring(0, name.length() - ZIP.length()), entry);
                } else if (Files.isDirectory(entry) && !name.endsWith(PART)) {
                    plugins.putIfAbsent(name, entry);
                }
            }
        } catch (NoSuchFileException e) {
            return List.of();
        } catch (IOException e) {
            LOG.error("The folder of server plugins {} cannot be read", folder, e);
        }
        List<Path> all = List.copyOf(plugins.values());
        if (all.size() > most) {
            LOG.error(
                    "The folder {} holds {} server plugins; {} are loaded at most. Left out: {}",
                    folder,
                    all.size(),
                    most,
                    all.stream().skip(most).map(Path::getFileName).limit(most).toList());
        }
        return all.stream().limit(most).toList();
    }

    /**
     * The folder of an entry's plugin. A zip is unpacked beside itself when it is newer than what was unpacked before: under
     * another name first, so that a stop in the middle leaves no half plugin that looks whole.
     */
    static Path unpacked(Path entry) throws IOException {
        if (Files.isDirectory(entry)) {
            return entry;
        }
        // PF4J takes a file that is no zip for an empty one.
        try (ZipFile whole = new ZipFile(entry.toFile())) {
            LOG.debug("{} holds {} files", entry, whole.size());
        }
        String file = String.valueOf(entry.getFileName());
        Path target = entry.resolveSibling(file.substring(0, file.length() - ZIP.length()));
        if (Files.isDirectory(target)
                && Files.getLastModifiedTime(target).compareTo(Files.getLastModifiedTime(entry)) >= 0) {
            return target;
        }
        Path part = entry.resolveSibling(target.getFileName() + PART);
        new Unzip(entry.toFile(), part.toFile()).extract();
        if (Files.exists(target)) {
            FileUtils.delete(target);
        }
        return Files.move(part, target, StandardCopyOption.ATOMIC_MOVE);
    }
}
