package dev.guildhall.scan;

import dev.guildhall.packages.PackageFiles;
import dev.guildhall.skill.PackageFile;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/** Reads files for a scan: the first bytes of each, and the text of those that hold text, within limits. */
final class Contents {
    static final int HEAD = 65_536;
    static final int MOST_OF_ONE = 2 << 20;
    static final int MOST_OF_ALL = 16 << 20;
    static final int PROBE = 8_192;

    /**
     * What was read of one file.
     *
     * @param text empty when it is binary
     * @param whole false when there is more of it than was read
     */
    record Read(FileHead head, Optional<String> text, boolean whole) {}

    private long left = MOST_OF_ALL;

    Read read(PackageFiles files, PackageFile file) throws IOException {
        int most = (int) Math.min(MOST_OF_ONE, left);
        byte[] bytes;
        boolean whole;
        try (InputStream in = files.open(file.path())) {
            bytes = in.readNBytes(Math.max(most, HEAD));
            whole = in.read() < 0 && bytes.length <= Math.max(most, 0);
        }
        FileHead head = new FileHead(file, Arrays.copyOf(bytes, Math.min(bytes.length, HEAD)));
        boolean readable = head.script() || head.prose() || head.wide();
        if (!readable && head.hasNul(PROBE)) {
            return new Read(head, Optional.empty(), true);
        }
        int length = Math.min(bytes.length, Math.max(most, 0));
        left -= length;
        return new Read(head, Optional.of(decode(bytes, length)), whole);
    }

    /** Malformed bytes become U+FFFD and NULs go: one bad byte must not hide a file. */
    private static String decode(byte[] bytes, int length) {
        Charset charset = StandardCharsets.UTF_8;
        if (length >= 2 && (bytes[0] & 0xff) == 0xff && (bytes[1] & 0xff) == 0xfe) {
            charset = StandardCharsets.UTF_16LE;
        } else if (length >= 2 && (bytes[0] & 0xff) == 0xfe && (bytes[1] & 0xff) == 0xff) {
            charset = StandardCharsets.UTF_16BE;
        }
        String text = new String(bytes, 0, length, charset);
        return text.indexOf('\0') < 0 ? text : text.replace("\0", "");
    }
}
