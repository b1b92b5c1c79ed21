package dev.guildhall.gateway;

import dev.guildhall.models.ProviderAuth;
import java.io.IOException;
import java.net.URI;
import java.util.Map;
import java.util.Set;

/** Proves to a provider who asks where a key in a header is not enough: by a signature over the request, or a token that is fetched and kept. */
public interface UpstreamSigner {
    Set<ProviderAuth.Scheme> schemes();

    /**
     * Headers to add to the request, or to put in place of those it has.
     *
     * @param headers those the request has, by names in lower case
     * @param length how many bytes of {@code body}, from its start
     * @throws IOException when a token cannot be fetched
     */
    Map<String, String> headers(
            ProviderAuth auth, String method, URI uri, Map<String, String> headers, byte[] body, int length)
            throws IOException;
}
