package dev.guildhall.registry;

import dev.guildhall.packages.PackageFiles;
import dev.guildhall.platform.Blobs;
import dev.guildhall.skill.PackageFile;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.NoSuchFileException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Stored files as a package. */
final class BlobFiles implements PackageFiles {
    private final Blobs blobs;
    private final List<PackageFile> files;
    private final Map<String, PackageFile> byPath;

    BlobFiles(Blobs blobs, List<PackageFile> files) {
        this.blobs = blobs;
        this.files = List.copyOf(files);
        this.byPath = files.stream().collect(Collectors.toMap(PackageFile::path, Function.identity()));
    }

    @Override
    public List<PackageFile> list() {
        return files;
    }

    @Override
    public InputStream open(String path) throws IOException {
        PackageFile file = byPath.get(path);
        if (file == null) {
            throw new NoSuchFileException(path);
        }
        return CheckedBlob.open(blobs, file.sha256(), file.size());
    }

    @Override
    public Optional<String> folder() {
        return Optional.empty();
    }
}
