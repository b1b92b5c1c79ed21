package dev.guildhall.registry;

import dev.guildhall.platform.Blobs;
import dev.guildhall.platform.Service;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;

/** The stored bytes of files that a {@link Catalog#readable} version lists, checked against their digests while they are read. */
@Service
public class StoredBytes {
    private final Blobs blobs;

    @Inject
    StoredBytes(Blobs blobs) {
        this.blobs = blobs;
    }

    /**
     * Checked before the first byte up to 1 MiB, of larger ones at their end: who needs it sooner reads on.
     *
     * @param sha256 hex
     */
    public InputStream open(String sha256, long size) throws IOException {
        return CheckedBlob.open(blobs, sha256, size);
    }
}
