package dev.guildhall.web.skill;

import dev.guildhall.registry.StoredFile;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Reads a stored file as text, within a limit. */
final class StoredText {
    /** Largest file that is shown in a page, in bytes; more is for downloading. */
    static final int LIMIT = 400_000;

    private StoredText() {}

    /** Empty when the file is too large to show, or no UTF-8 text. */
    static Optional<String> read(StoredFile file) throws IOException {
        if (file.size() > LIMIT) {
            return Optional.empty();
        }
        byte[] bytes;
        try (InputStream in = file.opener().open()) {
            bytes = in.readNBytes(LIMIT);
        }
        for (byte b : bytes) {
            if (b == 0) {
                return Optional.empty();
            }
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
}
