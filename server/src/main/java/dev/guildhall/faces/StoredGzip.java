package dev.guildhall.faces;

import java.io.IOException;
import java.io.OutputStream;
import java.util.zip.CRC32;

/**
 * A gzip (RFC 1952) whose deflate blocks are stored, not compressed (RFC 1951, 3.2.4). Its bytes do not depend on a zlib, so a
 * digest that somebody wrote into a lock file holds for ever. Skills are small; the space costs little.
 */
final class StoredGzip extends OutputStream {
    private static final int BLOCK = 0xFFFF;
    private static final byte[] HEADER = {0x1f, (byte) 0x8b, 8, 0, 0, 0, 0, 0, 0, (byte) 0xff};

    private final OutputStream out;
    private final CRC32 crc = new CRC32();
    private final byte[] block = new byte[BLOCK];
    private int filled;
    private long length;

    StoredGzip(OutputStream out) throws IOException {
        this.out = out;
        out.write(HEADER);
    }

    @Override
    public void write(int b) throws IOException {
        write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int count) throws IOException {
        crc.update(bytes, offset, count);
        length += count;
        int at = offset;
        int left = count;
        while (left > 0) {
            if (filled == BLOCK) {
                flushBlock(false);
            }
            int some = Math.min(left, BLOCK - filled);
            System.arraycopy(bytes, at, block, filled, some);
            filled += some;
            at += some;
            left -= some;
        }
    }

    /** Writes what is left and the trailer, and leaves the stream below open. */
    void finish() throws IOException {
        flushBlock(true);
        writeInt(crc.getValue());
        writeInt(length);
        out.flush();
    }

    private void flushBlock(boolean last) throws IOException {
        out.write(last ? 1 : 0);
        writeShort(filled);
        writeShort(~filled);
        out.write(block, 0, filled);
        filled = 0;
    }

    private void writeShort(int value) throws IOException {
        out.write(value & 0xff);
        out.write(value >>> 8 & 0xff);
    }

    private void writeInt(long value) throws IOException {
        writeShort((int) (value & 0xffff));
        writeShort((int) (value >>> 16 & 0xffff));
    }
}
