package dev.guildhall.plan;

import dev.guildhall.skill.HarnessPlan.Content;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.zip.Deflater;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;
import org.apache.commons.compress.compressors.gzip.GzipCompressorOutputStream;
import org.apache.commons.compress.compressors.gzip.GzipParameters;

/**
 * A planned agent as a tar.gz that is the same whenever it is made: {@code .guildhall/plan.json} first, then every file
 * sorted by path, those of the home under {@code .guildhall/home/}; modes 644 and 755, one fixed time, no owner.
 */
public final class PlanArchive {
    static final String PLAN = PlanPath.OWN_FOLDER + "/plan.json";

    // 2020-01-01T00:00:00Z; a time before 1980 confuses some tools.
    private static final long TIME = 1_577_836_800_000L;

    private PlanArchive() {}

    /** @throws PlanRefused when the plan is larger than allowed, or its bytes are not those it names */
    public static void write(PlannedAgent planned, Bytes bytes, OutputStream out) throws IOException {
        GzipParameters parameters = new GzipParameters();
        parameters.setCompressionLevel(Deflater.DEFAULT_COMPRESSION);
        parameters.setOperatingSystem(255);
        GzipCompressorOutputStream gzip = new GzipCompressorOutputStream(out, parameters);
        TarArchiveOutputStream tar = new TarArchiveOutputStream(gzip, "UTF-8");
        tar.setLongFileMode(TarArchiveOutputStream.LONGFILE_POSIX);
        tar.setBigNumberMode(TarArchiveOutputStream.BIGNUMBER_POSIX);
        tar.setAddPaxHeadersForNonAsciiNames(true);
        byte[] plan = PlanJson.write(planned).getBytes(StandardCharsets.UTF_8);
        begin(tar, PLAN, plan.length, false);
        tar.write(plan);
        tar.closeArchiveEntry();
        for (RenderedFile file : RenderedFiles.of(planned)) {
            begin(tar, PlanPath.of(file.path()).inArchive(), file.size(), file.executable());
            switch (file.content()) {
                case Content.Text text -> tar.write(text.text().getBytes(StandardCharsets.UTF_8));
                case Content.FromPackage from -> copy(file, from, bytes, tar);
            }
            tar.closeArchiveEntry();
        }
        tar.finish();
        gzip.finish();
        out.flush();
    }

    private static void copy(RenderedFile file, Content.FromPackage from, Bytes bytes, OutputStream out)
            throws IOException {
        try (InputStream in = bytes.open(from.sha256());
                CheckedBytes checked = new CheckedBytes(in, file.path(), file.size(), from.sha256())) {
            checked.transferTo(out);
        }
    }

    private static void begin(TarArchiveOutputStream tar, String path, long size, boolean executable)
            throws IOException {
        TarArchiveEntry entry = new TarArchiveEntry(path, TarConstants.LF_NORMAL);
        entry.setSize(size);
        entry.setMode(executable ? 0100755 : 0100644);
        entry.setModTime(TIME);
        entry.setIds(0, 0);
        entry.setNames("", "");
        tar.putArchiveEntry(entry);
    }
}
