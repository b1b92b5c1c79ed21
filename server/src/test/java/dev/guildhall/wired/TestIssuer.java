package dev.guildhall.wired;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** A real OIDC issuer on this machine: discovery and keys over HTTP, tokens shaped like those of GitHub Actions and GitLab CI. */
public final class TestIssuer {
    private static @Nullable TestIssuer shared;

    private final HttpServer server;
    private final AtomicInteger requests = new AtomicInteger();
    private volatile RSAKey rsa;
    private volatile boolean broken;
    private volatile CountDownLatch held = new CountDownLatch(0);
    private final ECKey ec;

    public TestIssuer() {
        try {
            rsa = rsa("rsa-1");
            ec = new ECKeyGenerator(Curve.P_256)
                    .keyID("ec-1")
                    .keyUse(KeyUse.SIGNATURE)
                    .generate();
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
        for (String issuer : List.of(github(), gitlab())) {
            String path = issuer.substring(issuer.indexOf('/', "http://".length()));
            server.createContext(
                    path + "/.well-known/openid-configuration",
                    exchange -> answer(
                            exchange,
                            "{\"issuer\":\"%s\",\"jwks_uri\":\"%s/jwks\",\"id_token_signing_alg_values_supported\":[\"RS256\"]}"
                                    .formatted(issuer, issuer)));
            server.createContext(
                    path + "/jwks",
                    exchange -> answer(
                            exchange,
                            new JWKSet(List.<JWK>of(rsa, ec)).toPublicJWKSet().toString()));
        }
        server.start();
    }

    public static synchronized TestIssuer shared() {
        if (shared == null) {
            shared = new TestIssuer();
        }
        return shared;
    }

    public String host() {
        return "127.0.0.1:" + server.getAddress().getPort();
    }

    public String github() {
        return "http://" + host() + "/actions";
    }

    public String gitlab() {
        return "http://" + host() + "/gitlab";
    }

    /** For {@code guildhall.oidc.issuers}. */
    public String setting() {
        return github() + "=github," + gitlab() + "=gitlab";
    }

    /** How often anybody asked. */
    public int requests() {
        return requests.get();
    }

    /** From now on the RSA key is another one; the old one is gone. */
    public void rotate() {
        try {
            rsa = rsa("rsa-" + UUID.randomUUID());
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    /** From now on it answers 503, or answers again. */
    public void broken(boolean yes) {
        broken = yes;
    }

    /** From now on it answers once the latch is open. */
    public void hold(CountDownLatch until) {
        held = until;
    }

    /** The claims of a GitHub Actions token; see "OpenID Connect reference" at docs.github.com. */
    public Map<String, Object> githubClaims(String audience, String repository, String repositoryId, String ownerId) {
        Map<String, Object> claims = new LinkedHashMap<>();
        claims.put("iss", github());
        claims.put("aud", audience);
        claims.put("sub", "repo:" + repository + ":ref:refs/heads/main");
        claims.put("jti", UUID.randomUUID().toString());
        claims.put("iat", Date.from(Instant.now()));
        claims.put("nbf", Date.from(Instant.now().minusSeconds(300)));
        claims.put("exp", Date.from(Instant.now().plusSeconds(300)));
        claims.put("repository", repository);
        claims.put("repository_id", repositoryId);
        claims.put("repository_owner", repository.substring(0, repository.indexOf('/')));
        claims.put("repository_owner_id", ownerId);
        claims.put("repository_visibility", "private");
        claims.put("ref", "refs/heads/main");
        claims.put("ref_type", "branch");
        claims.put("sha", "0123456789abcdef0123456789abcdef01234567");
        claims.put("workflow", "Release");
        claims.put("workflow_ref", repository + "/.github/workflows/release.yml@refs/heads/main");
        claims.put("job_workflow_ref", repository + "/.github/workflows/release.yml@refs/heads/main");
        claims.put("event_name", "push");
        claims.put("run_id", "9876543210");
        claims.put("run_number", "17");
        claims.put("run_attempt", "1");
        claims.put("actor", "octocat");
        claims.put("actor_id", "583231");
        claims.put("environment", "release");
        claims.put("runner_environment", "github-hosted");
        return claims;
    }

    /** The claims of a GitLab CI ID token, numbers as text as GitLab has them. */
    public Map<String, Object> gitlabClaims(String audience, String project, String projectId, String namespaceId) {
        Map<String, Object> claims = new LinkedHashMap<>();
        claims.put("iss", gitlab());
        claims.put("aud", audience);
        claims.put("sub", "project_path:" + project + ":ref_type:branch:ref:main");
        claims.put("jti", UUID.randomUUID().toString());
        claims.put("iat", Date.from(Instant.now()));
        claims.put("nbf", Date.from(Instant.now().minusSeconds(5)));
        claims.put("exp", Date.from(Instant.now().plusSeconds(3600)));
        claims.put("project_path", project);
        claims.put("project_id", projectId);
        claims.put("namespace_path", project.substring(0, project.indexOf('/')));
        claims.put("namespace_id", namespaceId);
        claims.put("user_login", "anna");
        claims.put("pipeline_source", "push");
        claims.put("pipeline_id", "574");
        claims.put("job_id", "302");
        claims.put("ref", "main");
        claims.put("ref_type", "branch");
        claims.put("ref_path", "refs/heads/main");
        claims.put("sha", "0123456789abcdef0123456789abcdef01234567");
        claims.put("ci_config_ref_uri", host() + "/" + project + "//.gitlab-ci.yml@refs/heads/main");
        return claims;
    }

    public String signed(Map<String, Object> claims) {
        return signed(JWSAlgorithm.RS256, rsa.getKeyID(), claims);
    }

    /** Signed as the header says, with the key it fits. */
    public String signed(JWSAlgorithm algorithm, String keyId, Map<String, Object> claims) {
        try {
            SignedJWT jwt =
                    new SignedJWT(new JWSHeader.Builder(algorithm).keyID(keyId).build(), claims(claims));
            jwt.sign(JWSAlgorithm.ES256.equals(algorithm) ? new ECDSASigner(ec) : new RSASSASigner(rsa));
            return jwt.serialize();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    /** With a key that is not the issuer's, under the id of one that is. */
    public String forged(Map<String, Object> claims) {
        try {
            SignedJWT jwt = new SignedJWT(
                    new JWSHeader.Builder(JWSAlgorithm.RS256)
                            .keyID(rsa.getKeyID())
                            .build(),
                    claims(claims));
            jwt.sign(new RSASSASigner(rsa("other")));
            return jwt.serialize();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    /** HMAC with the issuer's public key as the secret: what a verifier falls for that lets the token choose. */
    public String confused(Map<String, Object> claims) {
        try {
            SignedJWT jwt = new SignedJWT(
                    new JWSHeader.Builder(JWSAlgorithm.HS256)
                            .keyID(rsa.getKeyID())
                            .build(),
                    claims(claims));
            jwt.sign(new MACSigner(rsa.toPublicKey().getEncoded()));
            return jwt.serialize();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    public static String unsigned(Map<String, Object> claims) {
        return new PlainJWT(claims(claims)).serialize();
    }

    private static JWTClaimsSet claims(Map<String, Object> claims) {
        JWTClaimsSet.Builder builder = new JWTClaimsSet.Builder();
        claims.forEach(builder::claim);
        return builder.build();
    }

    private static RSAKey rsa(String id) throws JOSEException {
        return new RSAKeyGenerator(2048).keyID(id).keyUse(KeyUse.SIGNATURE).generate();
    }

    private void answer(HttpExchange exchange, String json) throws IOException {
        requests.incrementAndGet();
        try {
            held.await();
        } catch (InterruptedException e) {
            throw new IOException(e);
        }
        byte[] body = json.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(broken ? 503 : 200, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }
}
