package dev.guildhall.gateway;

import dev.guildhall.models.ProviderAuth;
import java.io.IOException;
import java.net.URI;
import java.util.Map;
import java.util.Set;

/** Authenticates requests to providers that want more than a key in a header: signatures and tokens that expire. */
public interface UpstreamSigner {
    Set<ProviderAuth.Scheme> schemes();

    /**
     * Headers to add. May wait for a token; what is fetched is kept until shortly before it expires.
     *
     * @param headers those that are sent, by name; signatures cover what they must of them
     * @param body of which {@code length} bytes are sent
     * @throws IOException with a message that says what of the deployment's credentials is wrong; no secret in it
     */
    Map<String, String> headers(
            ProviderAuth auth, String method, URI uri, Map<String, String> headers, byte[] body, int length)
            throws IOException;
}
