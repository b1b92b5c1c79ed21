package dev.guildhall.packages;

import dev.guildhall.skill.PackageFile;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.zip.Deflater;
import org.apache.commons.compress.archivers.zip.Zip64Mode;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipArchiveOutputStream;
import org.apache.commons.compress.archivers.zip.ZipExtraField;

/**
 * Writes a package as a zip whose bytes depend on the package alone.
 *
 * <p>Files sorted by path, time 1980-01-01 00:00, deflate, UTF-8 names, modes 0644 or 0755. The compressed bytes are the
 * same as long as the Java runtime's zlib is; {@link PackageDigest} does not depend on it.
 */
public final class CanonicalZip {
    private static final LocalDateTime EPOCH = LocalDateTime.of(1980, 1, 1, 0, 0);

    private CanonicalZip() {}

    /** Writes all files below the folder {@code topFolder}, at the root when that is empty, and leaves {@code out} open. */
    public static void write(OutputStream out, String topFolder, PackageFiles files) throws IOException {
        ZipArchiveOutputStream zip = new ZipArchiveOutputStream(out);
        zip.setUseLanguageEncodingFlag(true);
        zip.setCreateUnicodeExtraFields(ZipArchiveOutputStream.UnicodeExtraFieldPolicy.NEVER);
        zip.setUseZip64(Zip64Mode.Never);
        zip.setLevel(Deflater.DEFAULT_COMPRESSION);
        List<PackageFile> sorted = files.list().stream()
                .sorted(Comparator.comparing(PackageFile::path, PackageDigest.PATH_ORDER))
                .toList();
        for (PackageFile file : sorted) {
            zip.putArchiveEntry(entry(topFolder, file));
            try (InputStream in = files.open(file.path())) {
                in.transferTo(zip);
            }
            zip.closeArchiveEntry();
        }
        zip.finish();
        zip.flush();
    }

    private static ZipArchiveEntry entry(String topFolder, PackageFile file) {
        ZipArchiveEntry entry = new ZipArchiveEntry(topFolder.isEmpty() ? file.path() : topFolder + "/" + file.path());
        entry.setMethod(ZipArchiveEntry.DEFLATED);
        entry.setSize(file.size());
        // DOS time has no zone: the writer takes the local one off again, whichever it is.
        entry.setTime(EPOCH.atZone(ZoneId.systemDefault()).toInstant().toEpochMilli());
        // East of Greenwich the library takes that for a time before 1980 and adds fields that depend on the zone.
        entry.setExtraFields(new ZipExtraField[0]);
        entry.setUnixMode(file.executable() ? 0100755 : 0100644);
        return entry;
    }
}
