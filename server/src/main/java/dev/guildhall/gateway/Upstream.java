package dev.guildhall.gateway;

import dev.guildhall.models.Deployment;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.util.Map;
import java.util.Optional;

/** Sends to providers: pooled connections, no redirect, no retry, no cookie. An answer of any status is an answer. */
interface Upstream {
    /**
     * Returns when the head of the answer is there.
     *
     * @throws UpstreamTimeout when connecting or the first byte took longer than the deployment's limits
     * @throws IOException when there is no answer for another reason
     */
    Exchange send(Deployment deployment, Sending sending) throws IOException;

    /**
     * @param headers with authentication; never logged
     * @param length how many bytes of {@code body}, from its start
     */
    record Sending(String method, URI uri, Map<String, String> headers, byte[] body, int length) {
        @Override
        public String toString() {
            return method + " " + uri.getHost();
        }
    }

    /** An answer whose body is still to be read. Closing before its end cancels: the connection is not used again. */
    interface Exchange extends Closeable {
        int status();

        /** The first of that name, whatever its case. */
        Optional<String> header(String name);

        /** By names in lower case; of one sent twice the first. */
        Map<String, String> headers();

        /** Unpacked. Throws {@link UpstreamTimeout} when the time for the whole answer is over. */
        InputStream body() throws IOException;

        @Override
        void close();
    }

    /** The provider took too long. */
    final class UpstreamTimeout extends IOException {
        private static final long serialVersionUID = 1;

        UpstreamTimeout(String message, Throwable cause) {
            super(message, cause);
        }
    }
}
