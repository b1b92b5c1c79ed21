package dev.guildhall.registry;

import java.io.IOException;
import java.io.InputStream;

/** Bytes to hand out. {@code sha256} is lower-case hex; {@code open} may be called once per download. */
public record StoredFile(String path, boolean executable, long size, String sha256, Opener opener) {

    /** Opens the bytes. */
    public interface Opener {
        InputStream open() throws IOException;
    }
}
