package dev.guildhall.plan;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.util.HexFormat;

/** Bytes that are refused at their end unless they have the size and digest that a plan names. */
final class CheckedBytes extends FilterInputStream {
    private final MessageDigest digest;
    private final String path;
    private final long size;
    private final String sha256;
    private long seen;
    private boolean checked;

    CheckedBytes(InputStream in, String path, long size, String sha256) {
        this(in, Sha256.digest(), path, size, sha256);
    }

    private CheckedBytes(InputStream in, MessageDigest digest, String path, long size, String sha256) {
        super(new DigestInputStream(in, digest));
        this.digest = digest;
        this.path = path;
        this.size = size;
        this.sha256 = sha256;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
        int read = super.read(into, offset, length);
        if (read > 0) {
            seen += read;
        }
        if (seen > size || (read < 0 && !checked && wrong())) {
            throw new PlanRefused("the bytes of " + path + " are not those that the plan names.");
        }
        return read;
    }

    private boolean wrong() {
        checked = true;
        return seen != size || !HexFormat.of().formatHex(digest.digest()).equals(sha256);
    }

    @Override
    public boolean markSupported() {
        return false;
    }
}
