package dev.guildhall.gateway;

import java.io.ByteArrayOutputStream;

/** A copy of an answer as it was sent, up to a bound; what is longer is not kept at all, because half an answer is none. */
final class Kept {
    private static final int MOST = 8 << 20;

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private boolean tooLong;

    void add(byte[] piece, int from, int length) {
        if (bytes.size() + length > MOST) {
            tooLong = true;
            bytes.reset();
        } else if (!tooLong) {
            bytes.write(piece, from, length);
        }
    }

    boolean tooLong() {
        return tooLong;
    }

    byte[] bytes() {
        return bytes.toByteArray();
    }
}
