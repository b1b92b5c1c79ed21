package dev.guildhall.gateway;

import dev.guildhall.gateway.Upstream.Exchange;
import dev.guildhall.models.Deployment;
import java.io.IOException;
import java.util.Map;

/** One way of carrying a call to a provider and its answer back: untouched, or from dialect to dialect. Holds no state between calls. */
interface Carrier {
    /**
     * What is sent. Throws {@code RequestRefused} when it cannot be said in the provider's dialect.
     *
     * @param headers besides authentication; may be added to
     */
    record Prepared(String path, Map<String, String> headers, byte[] body) {}

    Prepared prepare(Call call, Deployment deployment);

    /**
     * Carries an answer of status 2xx to the client and notes in {@code tried} what it used. Throws {@code RequestRefused} when it turns out to be a failure
     * and the client has read nothing; when the client has, it is told in the stream and {@code tried} says so.
     */
    void carry(Call call, Exchange exchange, Tried tried) throws IOException;
}
