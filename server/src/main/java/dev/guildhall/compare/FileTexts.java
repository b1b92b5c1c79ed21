package dev.guildhall.compare;

import dev.guildhall.platform.Service;
import dev.guildhall.registry.StoredBytes;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Reads stored files as text, within limits; never one whose bytes were altered. */
@Service
class FileTexts {
    /** Largest file whose lines are compared, in bytes. */
    static final int MOST_BYTES = 512_000;

    private static final int SNIFFED = 8_000;

    private final StoredBytes stored;

    @Inject
    FileTexts(StoredBytes stored) {
        this.stored = stored;
    }

    /** Empty when it is no UTF-8 text. */
    Optional<String> read(FileChange.State file) throws IOException {
        byte[] bytes = start(file, MOST_BYTES);
        if (holdsNul(bytes)) {
            return Optional.empty();
        }
        try {
            return Optional.of(StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString());
        } catch (CharacterCodingException e) {
            return Optional.empty();
        }
    }

    /** Whether a NUL stands near its start, which no text has. */
    boolean looksBinary(FileChange.State file) throws IOException {
        return holdsNul(start(file, SNIFFED));
    }

    private byte[] start(FileChange.State file, int most) throws IOException {
        try (InputStream in = stored.open(file.sha256(), file.size())) {
            byte[] start = in.readNBytes(most);
            in.transferTo(OutputStream.nullOutputStream()); // a large file is checked at its end
            return start;
        }
    }

    private static boolean holdsNul(byte[] bytes) {
        for (byte b : bytes) {
            if (b == 0) {
                return true;
            }
        }
        return false;
    }
}
