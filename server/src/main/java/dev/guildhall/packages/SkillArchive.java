package dev.guildhall.packages;

import dev.guildhall.platform.Service;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Unpacks what was sent. {@code magic bytes → zip | tar.gz → path checks → count, hash → staging folder → find SKILL.md}.
 *
 * <p>Nothing that the archive declares is believed: sizes are counted, names are checked, a zip's two tables of contents
 * must agree. A refusal is a {@link PackageProblem} with every finding; an {@link IOException} is about our own disk.
 * What was written to the staging folder stays there: whoever gave the folder removes it.
 */
@Service
public class SkillArchive {
    private static final Map<String, byte[]> OTHER_FORMATS = new LinkedHashMap<>();

    static {
        OTHER_FORMATS.put("a 7z archive", new byte[] {'7', 'z', (byte) 0xBC, (byte) 0xAF});
        OTHER_FORMATS.put("a RAR archive", new byte[] {'R', 'a', 'r', '!'});
        OTHER_FORMATS.put("packed with xz", new byte[] {(byte) 0xFD, '7', 'z', 'X', 'Z'});
        OTHER_FORMATS.put("packed with bzip2", new byte[] {'B', 'Z', 'h'});
        OTHER_FORMATS.put("packed with zstd", new byte[] {0x28, (byte) 0xB5, 0x2F, (byte) 0xFD});
    }

    /**
     * Unpacks a zip or tar.gz.
     *
     * @param staging an empty folder that exists
     */
    public UnpackedPackage read(Path archive, Path staging, ArchiveLimits limits) throws IOException {
        Unpacking unpacking = new Unpacking(limits);
        unpack(archive, staging, unpacking);
        return unpacking.finish();
    }

    /**
     * Unpacks an archive of many skills as it is. What is wrong with the archive as a whole is a problem; what is wrong
     * with one path is kept with it.
     */
    public ArchiveTree readTree(Path archive, Path staging, ArchiveLimits limits) throws IOException {
        Unpacking unpacking = new Unpacking(limits, true);
        unpack(archive, staging, unpacking);
        if (unpacking.refusing()) {
            throw PackageProblem.of(unpacking.findings().all());
        }
        return unpacking.tree();
    }

    /** Takes what lies in a folder already, as {@link #readTree} takes an archive; links are taken as links. */
    public ArchiveTree readFolderTree(Path folder, ArchiveLimits limits) throws IOException {
        Unpacking unpacking = new Unpacking(limits, true);
        new FolderSource(folder, unpacking).read();
        return unpacking.tree();
    }

    /** For whoever reads a tree from elsewhere, such as a repository: files are added one by one. */
    public TreeBuilder newTree(Path staging, ArchiveLimits limits) {
        return new TreeBuilder(new Unpacking(limits, true), staging);
    }

    private static void unpack(Path archive, Path staging, Unpacking unpacking) throws IOException {
        byte[] head = head(archive);
        if (startsWith(head, 'P', 'K', 3, 4) || startsWith(head, 'P', 'K', 5, 6)) {
            new ZipSource(archive, staging, unpacking).read();
        } else if (startsWith(head, 0x1F, 0x8B)) {
            new TarSource(archive, staging, unpacking).read();
        } else {
            throw unpacking.refuse(notReadable(head));
        }
    }

    /** Takes files that are laid out below {@code folder} already, where they are. Links are refused, not followed. */
    public UnpackedPackage readFolder(Path folder, ArchiveLimits limits) throws IOException {
        Unpacking unpacking = new Unpacking(limits);
        new FolderSource(folder, unpacking).read();
        return unpacking.finish();
    }

    private static Finding notReadable(byte[] head) {
        String fix = "Send a zip or a tar.gz.";
        if (startsWith(head, 'P', 'K', 7, 8)) {
            return FindingCode.ARCHIVE_MULTI_VOLUME.onPackage("This is one volume of several.", fix);
        }
        if (head.length > 262 && new String(head, 257, 5, StandardCharsets.ISO_8859_1).equals("ustar")) {
            return FindingCode.NOT_AN_ARCHIVE.onPackage("This is a tar that is not compressed.", "Run gzip on it.");
        }
        Optional<String> other = OTHER_FORMATS.entrySet().stream()
                .filter(format -> Arrays.equals(format.getValue(), Arrays.copyOf(head, format.getValue().length)))
                .map(Map.Entry::getKey)
                .findFirst();
        String what = head.length == 0 ? "The upload is empty." : "The upload is not an archive.";
        return FindingCode.NOT_AN_ARCHIVE.onPackage(
                other.map(name -> "This is " + name + ".").orElse(what), fix);
    }

    private static byte[] head(Path archive) throws IOException {
        try (InputStream in = Files.newInputStream(archive)) {
            return in.readNBytes(512);
        }
    }

    private static boolean startsWith(byte[] bytes, int... prefix) {
        for (int i = 0; i < prefix.length; i++) {
            if (bytes.length <= i || (bytes[i] & 0xFF) != prefix[i]) {
                return false;
            }
        }
        return true;
    }
}
