package dev.guildhall.gateway.signing;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import dev.guildhall.dialect.Fields;
import dev.guildhall.gateway.UpstreamSigner;
import dev.guildhall.models.ProviderAuth;
import dev.guildhall.platform.Outbound;
import dev.guildhall.platform.OutboundRequest;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/**
 * Bearer tokens that expire: Azure's by client secret (OAuth 2.0, RFC 6749 section 4.4), Google's by a service account's signed assertion (RFC
 * 7523). A token is kept until five minutes before its end; one request at a time fetches a new one.
 */
@ApplicationScoped
public class TokenSigner implements UpstreamSigner {
    private static final Outbound.Limits LIMITS = new Outbound.Limits(1 << 20, Duration.ofSeconds(15), 0);
    private static final Duration AHEAD = Duration.ofMinutes(5);
    private static final int MOST = 256;

    private final Map<ProviderAuth, Token> tokens = new ConcurrentHashMap<>();
    private final Outbound outbound;
    private final Clock clock;

    private record Token(String value, Instant until) {
        @Override
        public String toString() {
            return "Token[until " + until + "]";
        }
    }

    /** For the client proxy. */
    @SuppressWarnings("NullAway")
    protected TokenSigner() {
        this.outbound = null;
        this.clock = Clock.systemUTC();
    }

    @Inject
    public TokenSigner(Outbound outbound) {
        this(outbound, Clock.systemUTC());
    }

    TokenSigner(Outbound outbound, Clock clock) {
        this.outbound = outbound;
        this.clock = clock;
    }

    @Override
    public Set<ProviderAuth.Scheme> schemes() {
        return Set.of(ProviderAuth.Scheme.AZURE_ENTRA, ProviderAuth.Scheme.GOOGLE_SERVICE_ACCOUNT);
    }

    @Override
    public Map<String, String> headers(
            ProviderAuth auth, String method, URI uri, Map<String, String> headers, byte[] body, int length)
            throws IOException {
        return Map.of("authorization", "Bearer " + token(auth).value());
    }

    private Token token(ProviderAuth auth) throws IOException {
        Token known = tokens.get(auth);
        if (known != null && clock.instant().isBefore(known.until())) {
            return known;
        }
        synchronized (this) {
            Token meanwhile = tokens.get(auth);
            if (meanwhile != null && clock.instant().isBefore(meanwhile.until())) {
                return meanwhile;
            }
            Token fetched = auth.scheme() == ProviderAuth.Scheme.AZURE_ENTRA
                    ? azure(auth.parameters())
                    : google(auth.parameters());
            if (tokens.size() > MOST) {
                tokens.clear();
            }
            tokens.put(auth, fetched);
            return fetched;
        }
    }

    private Token azure(Map<String, String> parameters) throws IOException {
        Map<String, String> form = new LinkedHashMap<>();
        form.put("grant_type", "client_credentials");
        form.put("client_id", needed(parameters, "client_id"));
        form.put("client_secret", needed(parameters, "client_secret"));
        form.put("scope", parameters.getOrDefault("azure_scope", "https://cognitiveservices.azure.com/.default"));
        String authority = parameters.getOrDefault("azure_authority", "https://login.microsoftonline.com");
        return fetch(
                URI.create(authority + "/" + encoded(needed(parameters, "tenant_id")) + "/oauth2/v2.0/token"),
                form,
                "Azure");
    }

    private Token google(Map<String, String> parameters) throws IOException {
        String given = needed(parameters, "vertex_credentials");
        String json = given.strip().startsWith("{") ? given : Files.readString(Path.of(given));
        Fields account = Fields.tree(json)
                .filter(node -> node.isObject())
                .map(Fields::lenient)
                .orElseThrow(() ->
                        new IOException("vertex_credentials is neither a service account's JSON nor the path of one."));
        String endpoint = account.text("token_uri", "https://oauth2.googleapis.com/token");
        Instant now = clock.instant();
        SignedJWT assertion = new SignedJWT(
                new JWSHeader(JWSAlgorithm.RS256),
                new JWTClaimsSet.Builder()
                        .issuer(account.text("client_email", ""))
                        .audience(endpoint)
                        .claim("scope", "https://www.googleapis.com/auth/cloud-platform")
                        .issueTime(Date.from(now))
                        .expirationTime(Date.from(now.plus(Duration.ofHours(1))))
                        .build());
        try {
            assertion.sign(new RSASSASigner(PemKeys.rsa(account.text("private_key", ""), "The service account's key")));
        } catch (JOSEException e) {
            throw new IOException("The service account's key does not sign.", e);
        }
        Map<String, String> form = new LinkedHashMap<>();
        form.put("grant_type", "urn:ietf:params:oauth:grant-type:jwt-bearer");
        form.put("assertion", assertion.serialize());
        return fetch(URI.create(endpoint), form, "Google");
    }

    private Token fetch(URI uri, Map<String, String> form, String who) throws IOException {
        String text = form.entrySet().stream()
                .map(field -> encoded(field.getKey()) + "=" + encoded(field.getValue()))
                .collect(Collectors.joining("&"));
        OutboundRequest.Answer answer = outbound.send(
                new OutboundRequest(
                        "POST", uri, Map.of(), Optional.of(new Form(text.getBytes(StandardCharsets.UTF_8)))),
                LIMITS);
        Optional<Fields> reply = Fields.lenient(answer.body());
        Optional<String> token = reply.flatMap(found -> found.text("access_token"));
        if (answer.status() != 200 || token.isEmpty()) {
            // Codes and descriptions of OAuth's errors hold no secret (RFC 6749 section 5.2).
            throw new IOException("%s gave no token for this deployment (%d %s)."
                    .formatted(
                            who,
                            answer.status(),
                            reply.map(found -> found.text("error", "")).orElse("")));
        }
        long seconds = reply.get().whole("expires_in", 3600);
        return new Token(token.get(), clock.instant().plusSeconds(seconds).minus(AHEAD));
    }

    private record Form(byte[] bytes) implements OutboundRequest.Content {
        @Override
        public String type() {
            return "application/x-www-form-urlencoded";
        }

        @Override
        public long length() {
            return bytes.length;
        }

        @Override
        public void writeTo(OutputStream out) throws IOException {
            out.write(bytes);
        }
    }

    private static String needed(Map<String, String> parameters, String name) throws IOException {
        String value = parameters.getOrDefault(name, "");
        if (value.isEmpty()) {
            throw new IOException("This deployment lacks '%s'.".formatted(name));
        }
        return value;
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
