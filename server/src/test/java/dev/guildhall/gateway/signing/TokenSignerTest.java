package dev.guildhall.gateway.signing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpServer;
import dev.guildhall.dialect.Fields;
import dev.guildhall.models.ProviderAuth;
import dev.guildhall.platform.Outbound;
import dev.guildhall.platform.OutboundSettings;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.interfaces.RSAPublicKey;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TokenSignerTest {
    private Instant now = Instant.parse("2026-11-24T10:00:00Z");
    private final List<String> forms = new ArrayList<>();
    private HttpServer server;
    private String answer = "{\"access_token\":\"t%d\",\"expires_in\":3600}";
    private int status = 200;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress("localhost", 0), 0);
        server.createContext("/", exchange -> {
            forms.add(exchange.getRequestURI().getPath() + " "
                    + new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            byte[] body = answer.formatted(forms.size()).getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(status, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void keepsAnAzureTokenUntilShortlyBeforeItsEnd() throws IOException {
        TokenSigner signer = signer();

        assertThat(authorization(signer, azure())).isEqualTo("Bearer t1");
        now = now.plus(Duration.ofMinutes(54));
        assertThat(authorization(signer, azure())).isEqualTo("Bearer t1");
        now = now.plus(Duration.ofMinutes(2));
        assertThat(authorization(signer, azure())).isEqualTo("Bearer t2");

        assertThat(forms.getFirst())
                .isEqualTo(
                        "/the-tenant/oauth2/v2.0/token grant_type=client_credentials&client_id=me&client_secret=s%26cret"
                                + "&scope=https%3A%2F%2Fcognitiveservices.azure.com%2F.default");
    }

    @Test
    void signsAGoogleAssertionWithTheAccountsKey() throws Exception {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(2048);
        KeyPair keys = generator.generateKeyPair();
        String pem = "-----BEGIN PRIVATE KEY-----\n"
                + Base64.getEncoder().encodeToString(keys.getPrivate().getEncoded()) + "\n-----END PRIVATE KEY-----\n";
        String account = Fields.object()
                .put("client_email", "bot@project.example")
                .put("private_key", pem)
                .put("token_uri", base() + "/token")
                .toString();
        ProviderAuth auth = new ProviderAuth(
                ProviderAuth.Scheme.GOOGLE_SERVICE_ACCOUNT, Optional.empty(), Map.of("vertex_credentials", account));

        assertThat(authorization(signer(), auth)).isEqualTo("Bearer t1");

        SignedJWT assertion = SignedJWT.parse(
                URLDecoder.decode(forms.getFirst().replaceAll(".*assertion=", ""), StandardCharsets.UTF_8));
        assertThat(assertion.verify(new RSASSAVerifier((RSAPublicKey) keys.getPublic())))
                .isTrue();
        assertThat(assertion.getJWTClaimsSet().getIssuer()).isEqualTo("bot@project.example");
        assertThat(assertion.getJWTClaimsSet().getStringClaim("scope"))
                .isEqualTo("https://www.googleapis.com/auth/cloud-platform");
    }

    @Test
    void tellsTheRefusalWithoutTheSecret() {
        status = 401;
        answer = "{\"error\":\"invalid_client\",\"error_description\":\"s&cret is wrong\"}";

        assertThatThrownBy(() -> authorization(signer(), azure()))
                .isInstanceOf(IOException.class)
                .hasMessage("Azure gave no token for this deployment (401 invalid_client).");
    }

    private ProviderAuth azure() {
        return new ProviderAuth(
                ProviderAuth.Scheme.AZURE_ENTRA,
                Optional.empty(),
                Map.of(
                        "tenant_id",
                        "the-tenant",
                        "client_id",
                        "me",
                        "client_secret",
                        "s&cret",
                        "azure_authority",
                        base()));
    }

    private String base() {
        return "http://localhost:" + server.getAddress().getPort();
    }

    private TokenSigner signer() {
        InstantSource time = () -> now;
        return new TokenSigner(
                new Outbound(
                        new OutboundSettings("localhost:" + server.getAddress().getPort())),
                time.withZone(ZoneOffset.UTC));
    }

    private static String authorization(TokenSigner signer, ProviderAuth auth) throws IOException {
        return String.valueOf(signer.headers(auth, "POST", URI.create("https://any.example"), Map.of(), new byte[0], 0)
                .get("authorization"));
    }
}
