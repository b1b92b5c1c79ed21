package dev.guildhall.packages;

import dev.guildhall.skill.PackageFile;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The files of a mended skill: some lie in the tree they came from, some were written anew. */
final class MendedFiles implements PackageFiles {
    private final TreeMap<String, PackageFile> files = new TreeMap<>(PackageDigest.PATH_ORDER);
    private final Map<String, Path> places = new TreeMap<>();
    private final Map<String, byte[]> written = new TreeMap<>();
    private final Optional<String> folder;

    MendedFiles(Optional<String> folder) {
        this.folder = folder;
    }

    /** The same files in a folder of another name. */
    MendedFiles in(String name) {
        MendedFiles copy = new MendedFiles(Optional.of(name));
        copy.files.putAll(files);
        copy.places.putAll(places);
        copy.written.putAll(written);
        return copy;
    }

    void add(String path, PackageFile file, Path place) {
        files.put(path, new PackageFile(path, file.executable(), file.size(), file.sha256()));
        places.put(path, place);
    }

    void write(String path, byte[] bytes, boolean executable) {
        String sha256 = HexFormat.of().formatHex(PackageDigest.sha256().digest(bytes));
        files.put(path, new PackageFile(path, executable, bytes.length, sha256));
        places.remove(path);
        written.put(path, bytes);
    }

    void rename(String from, String to) throws IOException {
        PackageFile file = file(from);
        files.remove(from);
        files.put(to, new PackageFile(to, file.executable(), file.size(), file.sha256()));
        Path place = places.remove(from);
        byte[] bytes = written.remove(from);
        if (place != null) {
            places.put(to, place);
        } else if (bytes != null) {
            written.put(to, bytes);
        }
    }

    void remove(String path) {
        files.remove(path);
        places.remove(path);
        written.remove(path);
    }

    /** The files that lie in a tree, with their places. */
    Map<PackageFile, Path> places() {
        Map<PackageFile, Path> all = new java.util.LinkedHashMap<>();
        files.values().forEach(file -> {
            Path place = places.get(file.path());
            if (place != null) {
                all.put(file, place);
            }
        });
        return all;
    }

    int count() {
        return files.size();
    }

    boolean has(String path) {
        return files.containsKey(path);
    }

    PackageFile file(String path) throws IOException {
        PackageFile file = files.get(path);
        if (file == null) {
            throw new NoSuchFileException(path);
        }
        return file;
    }

    @Override
    public List<PackageFile> list() {
        return List.copyOf(files.values());
    }

    @Override
    public InputStream open(String path) throws IOException {
        byte[] bytes = written.get(path);
        if (bytes != null) {
            return new ByteArrayInputStream(bytes);
        }
        Path place = places.get(path);
        if (place == null) {
            throw new NoSuchFileException(path);
        }
        return Files.newInputStream(place);
    }

    @Override
    public Optional<String> folder() {
        return folder;
    }
}
