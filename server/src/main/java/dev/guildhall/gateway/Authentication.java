package dev.guildhall.gateway;

import dev.guildhall.dialect.Failure;
import dev.guildhall.dialect.Failure.Kind;
import dev.guildhall.models.Deployment;
import dev.guildhall.models.ProviderAuth;
import java.io.IOException;
import java.net.URI;
import java.util.EnumMap;
import java.util.Map;

/** Puts the provider's key, or its signer's proof, on a request. */
final class Authentication {
    private final Map<ProviderAuth.Scheme, UpstreamSigner> signers = new EnumMap<>(ProviderAuth.Scheme.class);

    Authentication(Iterable<UpstreamSigner> signers) {
        for (UpstreamSigner signer : signers) {
            signer.schemes().forEach(scheme -> this.signers.put(scheme, signer));
        }
    }

    /** Adds to {@code headers}; throws {@code RequestRefused} when the deployment has no key. */
    void add(Deployment deployment, URI uri, Map<String, String> headers, byte[] body) throws IOException {
        ProviderAuth auth = deployment.auth();
        switch (auth.scheme()) {
            case NONE -> {}
            case BEARER -> auth.secret().ifPresent(secret -> headers.put("authorization", "Bearer " + secret));
            case X_API_KEY -> headers.put("x-api-key", secret(deployment));
            case API_KEY -> headers.put("api-key", secret(deployment));
            case X_GOOG_API_KEY -> headers.put("x-goog-api-key", secret(deployment));
            case AWS_SIGV4, OCI_SIGNATURE, AZURE_ENTRA, GOOGLE_SERVICE_ACCOUNT -> {
                UpstreamSigner signer = signers.get(auth.scheme());
                if (signer == null) {
                    throw Failure.of(Kind.UNSUPPORTED, "This gateway cannot sign for " + auth.scheme() + ".")
                            .refused();
                }
                headers.putAll(signer.headers(auth, "POST", uri, headers, body, body.length));
            }
        }
    }

    private static String secret(Deployment deployment) {
        return deployment
                .auth()
                .secret()
                .orElseThrow(() -> Failure.of(
                                Kind.UNAUTHENTICATED,
                                "The deployment %s of %s has no key. Give it one where the model is configured."
                                        .formatted(deployment.id(), deployment.provider()))
                        .refused());
    }
}
