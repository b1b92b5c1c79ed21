package dev.guildhall.gateway.signing;

import dev.guildhall.gateway.UpstreamSigner;
import dev.guildhall.models.ProviderAuth;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.auth.credentials.ProfileCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.http.ContentStreamProvider;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4HttpSigner;

/**
 * AWS Signature Version 4 for Bedrock, by AWS's own signer.
 *
 * <p>Credentials of the deployment, or its profile, or AWS's usual chain (environment, profile, web identity, container, instance), which keeps
 * and renews what expires.
 */
@ApplicationScoped
public class AwsSigner implements UpstreamSigner {
    private static final int MOST_PROVIDERS = 256;

    private final AwsV4HttpSigner signer = AwsV4HttpSigner.create();
    private final Map<String, AwsCredentialsProvider> profiles = new ConcurrentHashMap<>();
    private final Clock clock;

    @Inject
    public AwsSigner() {
        this(Clock.systemUTC());
    }

    AwsSigner(Clock clock) {
        this.clock = clock;
    }

    @Override
    public Set<ProviderAuth.Scheme> schemes() {
        return Set.of(ProviderAuth.Scheme.AWS_SIGV4);
    }

    @Override
    public Map<String, String> headers(
            ProviderAuth auth, String method, URI uri, Map<String, String> headers, byte[] body, int length)
            throws IOException {
        String region = auth.parameters().getOrDefault("region", "");
        if (region.isEmpty()) {
            throw new IOException("Bedrock needs a region: set aws_region_name for this deployment.");
        }
        AwsCredentials credentials = credentials(auth);
        SdkHttpRequest.Builder request =
                SdkHttpRequest.builder().method(SdkHttpMethod.fromValue(method)).uri(uri);
        headers.forEach(request::putHeader);
        byte[] sent = length == body.length ? body : Arrays.copyOf(body, length);
        SdkHttpRequest signed = signer.sign(sign -> sign.identity(credentials)
                        .request(request.build())
                        .payload(ContentStreamProvider.fromByteArray(sent))
                        .putProperty(AwsV4HttpSigner.SERVICE_SIGNING_NAME, "bedrock")
                        .putProperty(AwsV4HttpSigner.REGION_NAME, region)
                        .putProperty(AwsV4HttpSigner.SIGNING_CLOCK, clock))
                .request();
        Map<String, String> added = new HashMap<>();
        signed.headers().forEach((name, values) -> {
            if (!headers.containsKey(name) && !name.equalsIgnoreCase("host")) {
                added.put(name, values.getFirst());
            }
        });
        return added;
    }

    private AwsCredentials credentials(ProviderAuth auth) throws IOException {
        try {
            return provider(auth).resolveCredentials();
        } catch (SdkClientException e) {
            throw new IOException("No AWS credentials for this deployment: " + e.getMessage(), e);
        }
    }

    private AwsCredentialsProvider provider(ProviderAuth auth) {
        String key = auth.parameters().getOrDefault("aws_access_key_id", "");
        if (!key.isEmpty()) {
            String secret = auth.parameters().getOrDefault("aws_secret_access_key", "");
            String session = auth.parameters().getOrDefault("aws_session_token", "");
            return StaticCredentialsProvider.create(
                    session.isEmpty()
                            ? AwsBasicCredentials.create(key, secret)
                            : AwsSessionCredentials.create(key, secret, session));
        }
        String profile = auth.parameters().getOrDefault("aws_profile_name", "");
        if (profiles.size() > MOST_PROVIDERS) {
            profiles.clear();
        }
        return profiles.computeIfAbsent(
                profile,
                name -> name.isEmpty()
                        ? DefaultCredentialsProvider.builder().build()
                        : ProfileCredentialsProvider.create(name));
    }
}
