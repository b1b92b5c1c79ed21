package dev.guildhall.registry;

import dev.guildhall.packages.SkillArchive;
import dev.guildhall.packages.UnpackedPackage;
import dev.guildhall.platform.Blobs;
import dev.guildhall.platform.Service;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Unpacks an upload into a folder of its own that goes when the caller is done, whatever came of it. */
@Service
class Unpacking {
    private final SkillArchive archives;
    private final Blobs blobs;
    private final PublishSettings settings;

    @Inject
    Unpacking(SkillArchive archives, Blobs blobs, PublishSettings settings) {
        this.archives = archives;
        this.blobs = blobs;
        this.settings = settings;
    }

    /** 422 or 413 with findings when the upload breaks a rule. */
    Unpacked unpack(PublishRequest.Upload upload) throws IOException {
        Path scratch = blobs.stagingFolder();
        boolean kept = false;
        try {
            UnpackedPackage files = switch (upload) {
                case PublishRequest.Upload.Archive archive ->
                    archives.read(archive.file(), Files.createDirectory(scratch.resolve("files")), settings.limits());
                case PublishRequest.Upload.Folder folder -> archives.readFolder(folder.folder(), settings.limits());
            };
            kept = true;
            return new Unpacked(files, scratch);
        } finally {
            if (!kept) {
                Folders.delete(scratch);
            }
        }
    }

    /** A package on disk, and a folder for what is made of it. */
    record Unpacked(UnpackedPackage files, Path scratch) implements AutoCloseable {

        /** Where the archive that is handed out may be written. */
        Path archiveFile() {
            return scratch.resolve("archive.zip");
        }

        /** A path of this file that may be moved away: what the client sent stays whole for another try. */
        Path take(String path) throws IOException {
            Path place = files.place(path);
            if (place.startsWith(scratch)) {
                return place;
            }
            return copy(place);
        }

        Path copy(Path place) throws IOException {
            Path copy = Files.createTempFile(scratch, "file", "");
            return Files.copy(place, copy, java.nio.file.StandardCopyOption.REPLACE_EXISTING);
        }

        @Override
        public void close() throws IOException {
            Folders.delete(scratch);
        }
    }
}
