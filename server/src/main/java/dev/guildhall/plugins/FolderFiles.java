package dev.guildhall.plugins;

import dev.guildhall.packages.PackageFiles;
import dev.guildhall.skill.PackageFile;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The files of a package that lies unpacked in a folder; links are left out. */
final class FolderFiles implements PackageFiles {
    private static final int MAX_DEPTH = 16;
    private static final int MAX_FILES = 10_000;

    private final Path root;

    FolderFiles(Path root) {
        this.root = root;
    }

    @Override
    public List<PackageFile> list() {
        List<PackageFile> files = new ArrayList<>();
        try (Stream<Path> walk = Files.walk(root, MAX_DEPTH)) {
            for (Path path :
                    (Iterable<Path>) walk.filter(p -> Files.isRegularFile(p, LinkOption.NOFOLLOW_LINKS))::iterator) {
                if (files.size() == MAX_FILES) {
                    throw new IOException("%s holds more than %d files".formatted(root.getFileName(), MAX_FILES));
                }
                files.add(file(path));
            }
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
        files.sort(Comparator.comparing(PackageFile::path));
        return files;
    }

    private PackageFile file(Path path) throws IOException {
        String relative =
                root.relativize(path).toString().replace(path.getFileSystem().getSeparator(), "/");
        try (InputStream in = Files.newInputStream(path)) {
            return new PackageFile(relative, Files.isExecutable(path), Files.size(path), Sha256.of(in));
        }
    }

    @Override
    public InputStream open(String path) throws IOException {
        Path file = root.resolve(path).normalize();
        if (!file.startsWith(root.normalize()) || !Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
            throw new NoSuchFileException(path);
        }
        return Files.newInputStream(file);
    }

    @Override
    public Optional<String> folder() {
        return Optional.ofNullable(root.toAbsolutePath().normalize().getFileName())
                .map(Path::toString);
    }
}
