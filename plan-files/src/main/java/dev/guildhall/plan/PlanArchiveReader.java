package dev.guildhall.plan;

import dev.guildhall.skill.HarnessPlan.Content;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.compressors.gzip.GzipCompressorInputStream;

/**
 * Reads what {@link PlanArchive} wrote and believes none of it: the plan comes first and says every path, size and digest
 * that follows; anything else is refused. Package files are laid into a folder under their digest, so no path of the archive
 * becomes one on this disk.
 */
public final class PlanArchiveReader {
    private final TarArchiveInputStream tar;
    private final Path folder;

    private PlanArchiveReader(TarArchiveInputStream tar, Path folder) {
        this.tar = tar;
        this.folder = folder;
    }

    /**
     * @param folder exists and is empty; the caller removes it
     * @throws PlanRefused when the archive is not exactly what its plan says
     */
    public static ReadPlan read(InputStream archive, Path folder) throws IOException {
        try (TarArchiveInputStream tar = new TarArchiveInputStream(new GzipCompressorInputStream(archive), "UTF-8")) {
            return new PlanArchiveReader(tar, folder).read();
        }
    }

    private ReadPlan read() throws IOException {
        String json = new String(plan(), StandardCharsets.UTF_8);
        PlannedAgent planned = PlanJson.read(json);
        Map<String, RenderedFile> expected = new HashMap<>();
        for (RenderedFile file : RenderedFiles.of(planned)) {
            expected.put(PlanPath.of(file.path()).inArchive(), file);
        }
        for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
            RenderedFile file = expected.remove(entry.getName());
            if (file == null || !entry.isFile() || (!file.merged() && entry.getSize() != file.size())) {
                throw refused("holds an entry that its plan does not name");
            }
            // What is merged is made again here, into what this disk has; the archive's is for who unpacks it by hand.
            if (!file.merged()) {
                take(file);
            }
        }
        if (!expected.isEmpty()) {
            throw refused("ends before " + expected.keySet().iterator().next());
        }
        return new ReadPlan(
                planned,
                Sha256.of(json.getBytes(StandardCharsets.UTF_8)),
                sha256 -> Files.newInputStream(folder.resolve(Sha256.checked(sha256))));
    }

    private byte[] plan() throws IOException {
        TarArchiveEntry entry = tar.getNextEntry();
        if (entry == null || !entry.getName().equals(PlanArchive.PLAN)) {
            throw refused("does not begin with " + PlanArchive.PLAN);
        }
        // A character of JSON has at most four bytes.
        if (entry.getSize() > 4L * PlanLimits.PLAN_CHARACTERS) {
            throw refused("has a plan larger than allowed");
        }
        return tar.readNBytes((int) entry.getSize());
    }

    private void take(RenderedFile file) throws IOException {
        try (OutputStream out = file.content() instanceof Content.FromPackage
                        ? Files.newOutputStream(folder.resolve(file.sha256()))
                        : OutputStream.nullOutputStream();
                // Not closed with the entry: the archive goes on.
                CheckedBytes bytes = new CheckedBytes(new Unclosed(tar), file.path(), file.size(), file.sha256())) {
            bytes.transferTo(out);
        }
    }

    private static PlanRefused refused(String why) {
        return new PlanRefused("the archive " + why + "; nothing was written.");
    }

    /** A stream whose owner closes it. */
    private static final class Unclosed extends java.io.FilterInputStream {
        Unclosed(InputStream in) {
            super(in);
        }

        @Override
        public int read(byte[] into, int offset, int length) throws IOException {
            return in.read(into, offset, length);
        }

        @Override
        public void close() {}
    }
}
