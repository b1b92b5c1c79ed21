package dev.guildhall.packages;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;
import org.apache.commons.compress.archivers.zip.AbstractUnicodeExtraField;
import org.apache.commons.compress.archivers.zip.UnicodePathExtraField;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;

/** Reads a zip: first its layout is checked as a whole ({@link ZipLayout}), then the files are inflated one by one. */
final class ZipSource {
    private static final int UNIX_TYPE = 0170000;
    private static final int UNIX_FILE = 0100000;
    private static final int UNIX_FOLDER = 0040000;
    private static final int UNIX_LINK = 0120000;
    private static final int METHOD_AES = 99;
    private static final int LONGEST_TARGET = 4_096;

    private final Path archive;
    private final Path staging;
    private final Unpacking unpacking;

    ZipSource(Path archive, Path staging, Unpacking unpacking) {
        this.archive = archive;
        this.staging = staging;
        this.unpacking = unpacking;
    }

    private record Admitted(ZipArchiveEntry entry, String path) {}

    void read() throws IOException {
        try (FileChannel channel = FileChannel.open(archive)) {
            Optional<Finding> wrong =
                    new ZipLayout(channel, 4 * unpacking.limits().maxFiles() + 1_000).check();
            if (wrong.isPresent()) {
                throw unpacking.refuse(wrong.get());
            }
            try (ZipFile zip = open(channel)) {
                List<Admitted> files = admitted(zip);
                if (unpacking.refusing()) {
                    return;
                }
                for (Admitted file : files) {
                    store(zip, file);
                }
            }
        }
    }

    private ZipFile open(FileChannel channel) {
        try {
            // Names are taken from the raw bytes; Latin-1 decodes them all.
            return ZipFile.builder()
                    .setSeekableByteChannel(channel)
                    .setCharset(StandardCharsets.ISO_8859_1)
                    .setUseUnicodeExtraFields(false)
                    .get();
        } catch (IOException | IllegalArgumentException e) {
            throw unpacking.refuse(ZipLayout.damaged("it cannot be opened"));
        }
    }

    private List<Admitted> admitted(ZipFile zip) {
        List<Admitted> files = new ArrayList<>();
        for (ZipArchiveEntry entry : Collections.list(zip.getEntriesInPhysicalOrder())) {
            Optional<String> name = name(entry);
            if (name.isEmpty()) {
                unpacking.trouble(
                        entry.getName(),
                        FindingCode.PATH_NOT_UTF8.onPackage(
                                "The path `" + Shown.clip(entry.getName()) + "` is not valid UTF-8.",
                                "Rename the file, or pack it with a tool that writes UTF-8."));
            } else if (name.get().endsWith("/") || type(entry) == UNIX_FOLDER) {
                unpacking.folder(name.get());
            } else {
                unpacking
                        .admit(name.get())
                        .filter(path -> readable(entry, path))
                        .ifPresent(path -> files.add(new Admitted(entry, path)));
            }
        }
        return files;
    }

    private Optional<String> name(ZipArchiveEntry entry) {
        byte[] raw = entry.getRawName();
        if (entry.getExtraField(UnicodePathExtraField.UPATH_ID) instanceof AbstractUnicodeExtraField other
                && !Arrays.equals(raw, other.getUnicodeName())) {
            unpacking.findings().add(ZipLayout.inconsistent("an entry has two names"));
        }
        try {
            return Optional.of(StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(raw))
                    .toString());
        } catch (CharacterCodingException e) {
            return Optional.empty();
        }
    }

    /** The file type bits of a Unix mode, or 0 when the zip has none. */
    private static int type(ZipArchiveEntry entry) {
        return entry.getPlatform() == ZipArchiveEntry.PLATFORM_UNIX ? entry.getUnixMode() & UNIX_TYPE : 0;
    }

    private boolean readable(ZipArchiveEntry entry, String path) {
        Optional<Finding> wrong = Optional.empty();
        int type = type(entry);
        if (type == UNIX_LINK && !unpacking.holdsMany()) {
            wrong = Optional.of(FindingCode.LINK.onFile(
                    path, "This is a symbolic link.", "Put the file itself there (`zip -r` without `-y`)."));
        } else if (type != 0 && type != UNIX_FILE && type != UNIX_LINK) {
            wrong = Optional.of(FindingCode.SPECIAL_FILE.onFile(path, "This is not a regular file.", "Remove it."));
        } else if (entry.getGeneralPurposeBit().usesEncryption() || entry.getMethod() == METHOD_AES) {
            wrong = Optional.of(FindingCode.ARCHIVE_ENCRYPTED.onFile(
                    path, "The file is encrypted.", "Pack it without a password."));
        } else if (entry.getMethod() != ZipArchiveEntry.STORED && entry.getMethod() != ZipArchiveEntry.DEFLATED) {
            wrong = Optional.of(FindingCode.ARCHIVE_METHOD.onFile(
                    path,
                    "The file is compressed by method " + entry.getMethod() + ".",
                    "Pack it with deflate, the default of every zip tool."));
        }
        wrong.ifPresent(finding -> unpacking.trouble(path, finding));
        return wrong.isEmpty();
    }

    private void store(ZipFile zip, Admitted file) throws IOException {
        ZipArchiveEntry entry = file.entry();
        if (type(entry) == UNIX_LINK) {
            try (InputStream in = open(zip, entry)) {
                byte[] target = in.readNBytes(LONGEST_TARGET + 1);
                unpacking.link(file.path(), new String(target, StandardCharsets.UTF_8));
            } catch (IOException | IllegalArgumentException e) {
                throw unpacking.refuse(
                        ZipLayout.damaged("the bytes of `" + Shown.clip(file.path()) + "` do not decode"));
            }
            return;
        }
        // Java's own zip file system and Python's zipfile write permissions without a file type.
        boolean executable = (entry.getUnixMode() & 0111) != 0;
        CRC32 checksum = new CRC32();
        Counter counter = new Counter();
        try (InputStream in = new CheckedInputStream(counter.counting(open(zip, entry)), checksum)) {
            unpacking.store(file.path(), executable, in, staging, entry::getCompressedSize);
        }
        if (counter.count != entry.getSize() || checksum.getValue() != entry.getCrc()) {
            throw unpacking.refuse(ZipLayout.damaged(
                    "size or checksum of `" + Shown.clip(file.path()) + "` are not what the archive says"));
        }
    }

    private InputStream open(ZipFile zip, ZipArchiveEntry entry) {
        try {
            return zip.getInputStream(entry);
        } catch (IOException | IllegalArgumentException e) {
            throw unpacking.refuse(ZipLayout.damaged("an entry cannot be read"));
        }
    }

    /** Counts the bytes of one entry. */
    private static final class Counter {
        private long count;

        InputStream counting(InputStream in) {
            return new FilterInputStream(in) {
                @Override
                public int read() throws IOException {
                    int read = super.read();
                    count += read < 0 ? 0 : 1;
                    return read;
                }

                @Override
                public int read(byte[] buffer, int offset, int length) throws IOException {
                    int read = super.read(buffer, offset, length);
                    count += Math.max(0, read);
                    return read;
                }
            };
        }
    }
}
