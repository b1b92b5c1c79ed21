package dev.guildhall.runlog;

import java.io.Closeable;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.file.Path;

/**
 * A file that is appended to.
 *
 * <p>No {@code FileChannel}: an interrupt of a thread that writes would close it under all others.
 */
interface JournalFile extends Closeable {
    /** All of it, or an exception. */
    void write(byte[] frame) throws IOException;

    void sync() throws IOException;

    /** Makes one that does not exist yet. */
    interface Opening {
        JournalFile open(Path path) throws IOException;
    }

    static JournalFile on(Path path) throws IOException {
        FileOutputStream file = new FileOutputStream(path.toFile(), true);
        return new JournalFile() {
            @Override
            public void write(byte[] frame) throws IOException {
                file.write(frame);
            }

            @Override
            public void sync() throws IOException {
                file.getFD().sync();
            }

            @Override
            public void close() throws IOException {
                file.close();
            }
        };
    }
}
