package dev.guildhall.registry;

import dev.guildhall.platform.Blobs;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The bytes of a blob, checked against its SHA-256 while they are read. Small ones are read whole and checked before the first
 * byte goes out. Of larger ones the last part is held back until everything is checked: what was altered is never handed out
 * whole, and the shorter answer breaks the promised length.
 */
final class CheckedBlob extends InputStream {
    private static final Logger LOG = LoggerFactory.getLogger(CheckedBlob.class);
    static final int SMALL = 1 << 20;
    private static final int PART = 1 << 16;

    private final InputStream in;
    private final String sha256;
    private final MessageDigest digest = sha256();
    private byte[] part = {};
    private int position;
    private byte[] ahead = {};
    private boolean begun;

    private CheckedBlob(InputStream in, String sha256) {
        this.in = in;
        this.sha256 = sha256;
    }

    /** 500 {@code bytes-altered} right away when a small blob is not what its digest says. */
    static InputStream open(Blobs blobs, String sha256, long size) throws IOException {
        if (size > SMALL) {
            return new CheckedBlob(blobs.open(sha256), sha256);
        }
        try (InputStream in = blobs.open(sha256)) {
            byte[] bytes = in.readNBytes((int) size + 1);
            if (!HexFormat.of().formatHex(sha256().digest(bytes)).equals(sha256)) {
                LOG.error("The blob {} was altered: its bytes have another SHA-256. Restore it from a backup", sha256);
                throw RegistryProblem.BYTES_ALTERED.because(
                        "The stored bytes with the SHA-256 %s were altered, so they are not handed out. An administrator has to restore the blob from a backup."
                                .formatted(sha256));
            }
            return new ByteArrayInputStream(bytes);
        }
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        if (position == part.length && !next()) {
            return -1;
        }
        int count = Math.min(length, part.length - position);
        System.arraycopy(part, position, into, offset, count);
        position += count;
        return count;
    }

    /** Moves on by one part; the last one only once the whole is checked. */
    private boolean next() throws IOException {
        if (!begun) {
            begun = true;
            ahead = readPart();
        }
        part = ahead;
        position = 0;
        if (part.length == 0) {
            return false;
        }
        ahead = readPart();
        if (ahead.length == 0 && !HexFormat.of().formatHex(digest.digest()).equals(sha256)) {
            part = ahead;
            LOG.error("The blob {} was altered: its bytes have another SHA-256. Restore it from a backup", sha256);
            throw new IOException("The blob " + sha256 + " was altered; the answer ends before its end");
        }
        return true;
    }

    private byte[] readPart() throws IOException {
        byte[] read = in.readNBytes(PART);
        digest.update(read);
        return read;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
