package dev.guildhall.packages;

import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;
import org.apache.commons.compress.compressors.gzip.GzipCompressorInputStream;

/** Reads a tar.gz as a stream. Headers count toward the size as files do, so that a bomb of headers is one too. */
final class TarSource {
    private static final int HEADERS_PER_FILE = 4 << 10;

    private final Path archive;
    private final Path staging;
    private final Unpacking unpacking;

    TarSource(Path archive, Path staging, Unpacking unpacking) {
        this.archive = archive;
        this.staging = staging;
        this.unpacking = unpacking;
    }

    void read() throws IOException {
        try (Counted packed = new Counted(Files.newInputStream(archive), Long.MAX_VALUE);
                InputStream gzip = open(packed);
                Counted tarBytes = new Counted(gzip, mostTarBytes());
                TarArchiveInputStream tar = new TarArchiveInputStream(tarBytes, "UTF-8")) {
            int seen = 0;
            for (Optional<TarArchiveEntry> entry = next(tar); entry.isPresent(); entry = next(tar)) {
                if (++seen > 4L * unpacking.limits().maxFiles() + 1_000) {
                    throw unpacking.refuse(tooMany());
                }
                entry(entry.get(), tar, packed);
                checkRatio(tarBytes, packed);
            }
            drain(tarBytes, packed);
        }
    }

    private long mostTarBytes() {
        ArchiveLimits limits = unpacking.limits();
        return limits.maxTotalBytes() + (long) limits.maxFiles() * HEADERS_PER_FILE + ArchiveLimits.RATIO_FLOOR;
    }

    private InputStream open(InputStream packed) {
        try {
            return GzipCompressorInputStream.builder()
                    .setInputStream(packed)
                    .setDecompressConcatenated(true)
                    .get();
        } catch (IOException e) {
            throw broken(e);
        }
    }

    private Optional<TarArchiveEntry> next(TarArchiveInputStream tar) {
        try {
            return Optional.ofNullable(tar.getNextEntry());
        } catch (IOException | IllegalArgumentException | ArithmeticException e) {
            throw broken(e);
        }
    }

    private void entry(TarArchiveEntry entry, TarArchiveInputStream tar, Counted packed) throws IOException {
        String name = entry.getName();
        if (name.indexOf('\uFFFD') >= 0) {
            unpacking.trouble(
                    name,
                    FindingCode.PATH_NOT_UTF8.onPackage(
                            "The path `" + Shown.clip(name) + "` is not valid UTF-8.", "Rename the file."));
            return;
        }
        byte kind = entry.getLinkFlag();
        if (kind == TarConstants.LF_DIR || (plain(kind) && name.endsWith("/"))) {
            unpacking.folder(name);
            return;
        }
        Optional<String> path = unpacking.admit(name);
        if (path.isPresent() && unpacking.holdsMany() && (entry.isSymbolicLink() || entry.isLink())) {
            if (entry.isLink()) {
                unpacking.hardLink(path.get(), entry.getLinkName());
            } else {
                unpacking.link(path.get(), entry.getLinkName());
            }
        } else if (!plain(kind) || entry.isSparse()) {
            path.ifPresent(admitted -> unpacking.trouble(admitted, notAFile(admitted, entry)));
        } else if (path.isEmpty() || unpacking.refusing()) {
            // Refused already: the rest is read only to name every other mistake too.
            unpacking.skip(name, tar, packed::count);
        } else {
            unpacking.store(path.get(), (entry.getMode() & 0111) != 0, tar, staging, packed::count);
        }
    }

    private static boolean plain(byte kind) {
        return kind == TarConstants.LF_NORMAL || kind == TarConstants.LF_OLDNORM || kind == TarConstants.LF_CONTIG;
    }

    private static Finding notAFile(String path, TarArchiveEntry entry) {
        if (entry.isSymbolicLink() || entry.isLink()) {
            return FindingCode.LINK.onFile(
                    path,
                    "This is a link to `" + Shown.clip(entry.getLinkName()) + "`.",
                    "Put the file itself there (`tar --dereference`).");
        }
        return FindingCode.SPECIAL_FILE.onFile(path, "This is not a regular file.", "Remove it.");
    }

    private void checkRatio(Counted tarBytes, Counted packed) {
        long out = tarBytes.count();
        if (out > 2 * ArchiveLimits.RATIO_FLOOR && out / unpacking.limits().maxRatio() > packed.count()) {
            throw unpacking.refuse(FindingCode.COMPRESSION_RATIO.onPackage(
                    "The archive inflates to more than " + unpacking.limits().maxRatio() + " times its size.",
                    "Leave out what packs so well, or let the skill generate it."));
        }
    }

    /** To the end of the gzip stream, where its checksum stands. */
    private void drain(Counted tarBytes, Counted packed) {
        byte[] buffer = new byte[64 << 10];
        try {
            while (tarBytes.read(buffer) >= 0) {
                checkRatio(tarBytes, packed);
            }
        } catch (IOException e) {
            throw broken(e);
        }
    }

    private static Finding tooMany() {
        return FindingCode.TOO_MANY_FILES.onPackage(
                "The archive has too many entries.", "Leave out what is not needed.");
    }

    private RuntimeException broken(Exception e) {
        if (e instanceof TooMuch) {
            return unpacking.refuse(FindingCode.PACKAGE_TOO_LARGE.onPackage(
                    "The archive inflates past "
                            + Unpacking.bytes(unpacking.limits().maxTotalBytes()) + ".",
                    "Leave out what the skill does not need."));
        }
        boolean ended = e instanceof EOFException
                || (e.getMessage() != null
                        && e.getMessage().toLowerCase(Locale.ROOT).contains("truncated"));
        return unpacking.refuse(
                ended
                        ? FindingCode.ARCHIVE_TRUNCATED.onPackage(
                                "The archive ends too early.", "Send it again, whole.")
                        : FindingCode.ARCHIVE_DAMAGED.onPackage(
                                "The archive is not a readable tar.gz.",
                                "Pack it again: `tar czf skill.tar.gz FOLDER`."));
    }

    /** More came out than a package may hold. */
    private static final class TooMuch extends IOException {
        private static final long serialVersionUID = 1L;
    }

    /** Counts what passes and stops at a bound. */
    private static final class Counted extends FilterInputStream {
        private final long most;
        private long count;

        Counted(InputStream in, long most) {
            super(in);
            this.most = most;
        }

        long count() {
            return count;
        }

        @Override
        public int read() throws IOException {
            int read = super.read();
            add(read < 0 ? 0 : 1);
            return read;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            int read = super.read(buffer, offset, length);
            add(Math.max(0, read));
            return read;
        }

        @Override
        public long skip(long wanted) throws IOException {
            long skipped = super.skip(wanted);
            add(skipped);
            return skipped;
        }

        private void add(long more) throws IOException {
            count += more;
            if (count > most) {
                throw new TooMuch();
            }
        }
    }
}
