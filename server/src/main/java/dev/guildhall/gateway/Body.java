package dev.guildhall.gateway;

import dev.guildhall.dialect.Failure;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/**
 * The bytes of a request.
 *
 * @param bytes may be longer than {@code length}
 */
record Body(byte[] bytes, int length) {
    private static final int FIRST = 8_192;

    /** Reads all of it; throws {@code RequestRefused} (TOO_LARGE) past {@code most}. */
    static Body read(Incoming request, int most) throws IOException {
        long said = request.length();
        if (said > most) {
            throw tooLarge(most);
        }
        // What was said is only believed as far as bytes come.
        byte[] bytes = new byte[said >= 0 ? (int) Math.min(said, 1 << 20) : FIRST];
        int length = 0;
        InputStream in = request.body();
        while (true) {
            if (length == bytes.length) {
                if (said >= 0 && length == said) {
                    return new Body(bytes, length);
                }
                int next = in.read();
                if (next < 0) {
                    return new Body(bytes, length);
                }
                if (length >= most) {
                    throw tooLarge(most);
                }
                bytes = Arrays.copyOf(bytes, (int) Math.min(Math.max(FIRST, bytes.length * 2L), most));
                bytes[length++] = (byte) next;
            }
            int read = in.read(bytes, length, bytes.length - length);
            if (read < 0) {
                return new Body(bytes, length);
            }
            length += read;
        }
    }

    private static RuntimeException tooLarge(int most) {
        return Failure.of(
                        Failure.Kind.TOO_LARGE,
                        "The request is larger than %d bytes, the most this gateway takes. Send less, or raise guildhall.gateway.max-body-bytes."
                                .formatted(most))
                .refused();
    }

    byte[] exact() {
        return length == bytes.length ? bytes : Arrays.copyOf(bytes, length);
    }
}
