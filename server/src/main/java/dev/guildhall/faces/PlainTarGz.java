package dev.guildhall.faces;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/**
 * Writes a tar.gz whose bytes depend on its files alone.
 *
 * <p>Plain ustar headers (POSIX.1-1988) with the long part of a path in the prefix field, which is all that some clients' own
 * readers know; only a path that does not fit there gets a pax header. The tar library at hand writes pax headers for every path
 * above 100 bytes.
 */
final class PlainTarGz {
    private static final int RECORD = 512;
    private static final int NAME = 100;
    private static final int PREFIX = 155;

    /** 1985-10-26T08:15:00Z, the time npm gives every file; 1980 and 1970 are refused by some tools. */
    private static final long TIME = 499_162_500;

    private PlainTarGz() {}

    /** A file in the archive; {@code opener} gives exactly {@code size} bytes. */
    record Entry(String path, boolean executable, long size, Opener opener) {
        static Entry of(String path, String text) {
            byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
            return new Entry(path, false, bytes.length, () -> new java.io.ByteArrayInputStream(bytes));
        }
    }

    /** Opens the bytes of a file. */
    interface Opener {
        InputStream open() throws IOException;
    }

    /** In the order given; leaves {@code out} open. */
    static void write(OutputStream out, List<Entry> entries) throws IOException {
        StoredGzip gzip = new StoredGzip(out);
        for (Entry entry : entries) {
            write(gzip, entry);
        }
        gzip.write(new byte[2 * RECORD]);
        gzip.finish();
    }

    private static void write(OutputStream tar, Entry entry) throws IOException {
        byte[] path = entry.path().getBytes(StandardCharsets.UTF_8);
        int slash = split(path);
        if (slash == -2) {
            byte[] pax = pax(entry.path());
            tar.write(header("PaxHeader".getBytes(StandardCharsets.UTF_8), -1, false, pax.length, 'x'));
            tar.write(pax);
            fill(tar, pax.length);
        }
        tar.write(header(path, slash, entry.executable(), entry.size(), '0'));
        long written;
        try (InputStream in = entry.opener().open()) {
            written = in.transferTo(tar);
        }
        if (written != entry.size()) {
            throw new IOException(
                    "%s has %d bytes where %d were announced".formatted(entry.path(), written, entry.size()));
        }
        fill(tar, entry.size());
    }

    /** Where the prefix ends: -1 when none is needed, -2 when the path does not fit. */
    private static int split(byte[] path) {
        if (path.length <= NAME) {
            return -1;
        }
        for (int i = Math.min(PREFIX, path.length - 2); i > 0; i--) {
            if (path[i] == '/' && path.length - i - 1 <= NAME) {
                return i;
            }
        }
        return -2;
    }

    private static byte[] header(byte[] path, int slash, boolean executable, long size, char type) {
        byte[] header = new byte[RECORD];
        byte[] name = slash > 0 ? Arrays.copyOfRange(path, slash + 1, path.length) : path;
        System.arraycopy(name, 0, header, 0, Math.min(name.length, NAME));
        octal(header, 100, 8, executable ? 0755 : 0644);
        octal(header, 108, 8, 0);
        octal(header, 116, 8, 0);
        octal(header, 124, 12, size);
        octal(header, 136, 12, TIME);
        Arrays.fill(header, 148, 156, (byte) ' ');
        header[156] = (byte) type;
        System.arraycopy("ustar\u000000".getBytes(StandardCharsets.US_ASCII), 0, header, 257, 8);
        if (slash > 0) {
            System.arraycopy(path, 0, header, 345, slash);
        }
        int sum = 0;
        for (byte b : header) {
            sum += b & 0xff;
        }
        octal(header, 148, 7, sum);
        return header;
    }

    private static void octal(byte[] header, int at, int width, long value) {
        String digits = Long.toOctalString(value);
        String padded = "0".repeat(width - 1 - digits.length()) + digits;
        System.arraycopy(padded.getBytes(StandardCharsets.US_ASCII), 0, header, at, width - 1);
        header[at + width - 1] = 0;
    }

    /** {@code LENGTH path=PATH\n}, where LENGTH counts itself. */
    private static byte[] pax(String path) {
        String rest = " path=" + path + "\n";
        int bytes = rest.getBytes(StandardCharsets.UTF_8).length;
        int length = bytes + String.valueOf(bytes).length();
        if (String.valueOf(length).length() > String.valueOf(bytes).length()) {
            length++;
        }
        return (length + rest).getBytes(StandardCharsets.UTF_8);
    }

    private static void fill(OutputStream tar, long size) throws IOException {
        int over = (int) (size % RECORD);
        if (over > 0) {
            tar.write(new byte[RECORD - over]);
        }
    }
}
