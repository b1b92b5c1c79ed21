package dev.guildhall.plan;

import java.io.IOException;
import java.io.InputStream;

/** Where the bytes of package files come from, by the lower-case hex SHA-256 of their content. */
@FunctionalInterface
public interface Bytes {
    InputStream open(String sha256) throws IOException;
}
