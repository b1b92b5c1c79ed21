package dev.guildhall.gateway;

import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/** A request as it reaches the gateway; the servlet's, or a test's. */
interface Incoming {
    String method();

    /** Without the query, decoded. */
    String path();

    /** As sent; null when there is none. */
    @Nullable
    String query();

    /** The first of that name, whatever its case. */
    @Nullable
    String header(String name);

    /** In bytes; -1 when it was not said. */
    long length();

    InputStream body() throws IOException;
}
