package dev.guildhall.runlog;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.CRC32C;

/**
 * Entries in a file: each is a mark, its length, the CRC-32C of its bytes (RFC 3720 section 12.1), four bytes each, and then its bytes.
 *
 * <p>What is torn or damaged is passed over up to the next mark that begins a whole frame.
 */
final class Frames {
    /** Largest entry, in bytes; a call is far smaller. */
    static final int MOST = 4 << 20;

    private static final int MARK = 0x47484a31;
    private static final int HEADER = 3 * Integer.BYTES;
    private static final int READ_AT_ONCE = 1 << 20;
    private static final int UNFINISHED = -1;
    private static final int NONE = -2;

    private Frames() {}

    /**
     * @param next where to go on
     * @param damaged how many stretches of bytes were passed over
     */
    record Part(List<byte[]> entries, long next, int damaged) {}

    static byte[] of(byte[] entry) {
        if (entry.length > MOST) {
            throw new IllegalArgumentException("an entry of " + entry.length + " bytes");
        }
        ByteBuffer frame = ByteBuffer.allocate(HEADER + entry.length);
        frame.putInt(MARK)
                .putInt(entry.length)
                .putInt(crc(entry, 0, entry.length))
                .put(entry);
        return frame.array();
    }

    /** The frames between two places of a file, about a megabyte of them; nothing is written there meanwhile. */
    static Part read(FileChannel file, long from, long until) throws IOException {
        byte[] bytes = bytes(file, from, Math.min(until - from, READ_AT_ONCE));
        Part part = parse(bytes, from, from + bytes.length == until);
        if (part.next() > from || from == until) {
            return part;
        }
        // One entry longer than what is read at once.
        bytes = bytes(file, from, Math.min(until - from, READ_AT_ONCE + HEADER + MOST));
        return parse(bytes, from, from + bytes.length == until);
    }

    private static byte[] bytes(FileChannel file, long from, long length) throws IOException {
        ByteBuffer buffer = ByteBuffer.allocate((int) length);
        while (buffer.hasRemaining() && file.read(buffer, from + buffer.position()) > 0) {
            // Until it is full or the file ends.
        }
        byte[] bytes = buffer.array();
        return buffer.hasRemaining() ? Arrays.copyOf(bytes, buffer.position()) : bytes;
    }

    private static Part parse(byte[] bytes, long from, boolean last) {
        List<byte[]> entries = new ArrayList<>();
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        int damaged = 0;
        int at = 0;
        boolean passing = false;
        while (at < bytes.length) {
            int length = whole(bytes, buffer, at);
            if (length >= 0) {
                byte[] entry = new byte[length];
                System.arraycopy(bytes, at + HEADER, entry, 0, length);
                entries.add(entry);
                at += HEADER + length;
                passing = false;
            } else if (length == UNFINISHED && !last) {
                break;
            } else {
                damaged += passing ? 0 : 1;
                passing = true;
                at++;
            }
        }
        return new Part(entries, from + at, damaged);
    }

    /** The length of the entry whose frame begins here, or why there is none. */
    private static int whole(byte[] bytes, ByteBuffer buffer, int at) {
        int left = bytes.length - at;
        if (left < HEADER) {
            return UNFINISHED;
        }
        int length = buffer.getInt(at + Integer.BYTES);
        if (buffer.getInt(at) != MARK || length < 0 || length > MOST) {
            return NONE;
        }
        if (left - HEADER < length) {
            return UNFINISHED;
        }
        return crc(bytes, at + HEADER, length) == buffer.getInt(at + 2 * Integer.BYTES) ? length : NONE;
    }

    private static int crc(byte[] bytes, int from, int length) {
        CRC32C crc = new CRC32C();
        crc.update(bytes, from, length);
        return (int) crc.getValue();
    }
}
