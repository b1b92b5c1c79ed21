package dev.guildhall.platform;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;

/**
 * Port: bytes by their SHA-256. On disk by default; an object store is the same contract.
 *
 * <p>A digest is 64 lower-case hex digits. Writing is idempotent and atomic: a blob is there whole or not at all.
 */
public interface Blobs {
    /** Moves a finished file in under its digest; afterwards the file is gone from where it was. */
    void put(String digest, Path file) throws IOException;

    boolean has(String digest) throws IOException;

    /** @throws java.nio.file.NoSuchFileException when it is not there */
    InputStream open(String digest) throws IOException;

    void delete(String digest) throws IOException;

    /** An empty folder of its own for one upload, on the same volume as the blobs; removed at the next start if left over. */
    Path stagingFolder() throws IOException;
}
