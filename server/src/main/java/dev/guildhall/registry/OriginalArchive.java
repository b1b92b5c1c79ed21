package dev.guildhall.registry;

import java.io.IOException;
import java.io.OutputStream;

/**
 * A version's files as they were before they were mended, as a zip that is written while it is sent.
 *
 * @param tag changes when the bytes do
 */
public record OriginalArchive(String fileName, String tag, Writer writer) {

    /** Writes the zip and leaves the stream open. */
    public interface Writer {
        void write(OutputStream out) throws IOException;
    }
}
