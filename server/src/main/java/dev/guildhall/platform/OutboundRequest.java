package dev.guildhall.platform;

import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.util.Map;
import java.util.Optional;

/**
 * A call of somebody else's API, with what it needs to be let in.
 *
 * @param headers sent as they are; among them may be a key, so this record is never logged
 */
public record OutboundRequest(String method, URI uri, Map<String, String> headers, Optional<Content> content) {
    public OutboundRequest {
        headers = Map.copyOf(headers);
    }

    /** A body; written again at each call. */
    public interface Content {
        /** Its media type, with parameters. */
        String type();

        /** In bytes; -1 when it is not known. */
        long length();

        void writeTo(OutputStream out) throws IOException;
    }

    /**
     * What came back, also when the other side answered with an error.
     *
     * @param headers by their names in lower case; of one sent twice the first
     */
    public record Answer(int status, Map<String, String> headers, byte[] body) {
        public Answer {
            headers = Map.copyOf(headers);
        }
    }

    /** Without headers and body. */
    @Override
    public String toString() {
        return method + " " + uri;
    }
}
