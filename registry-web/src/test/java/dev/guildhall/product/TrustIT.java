package dev.guildhall.product;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.json.JsonObject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Signatures and trusted publishing over HTTP, against an OIDC issuer that the server really asks. */
class TrustIT {
    private static final String SKILL = "/api/v1/skills/@trust-it/signed/versions/1.0.0";

    private static ActionsIssuer issuer;
    private static Product product;
    private static Api api;

    @BeforeAll
    static void start() throws Exception {
        issuer = new ActionsIssuer();
        product = Product.start(
                "trust",
                Map.of(
                        "GUILDHALL_OIDC_ISSUERS",
                        issuer.address() + "=github",
                        "GUILDHALL_OUTBOUND_PRIVATE_HOSTS",
                        issuer.host()));
        api = product.api();
        assertThat(api.putJson("/api/v1/owners/trust-it", "{}").status()).isEqualTo(200);
    }

    @AfterAll
    static void stop() {
        product.close();
        issuer.close();
    }

    @Test
    void aWorkflowPublishesAndTheSameTokenOfAnotherRepositoryDoesNot() throws Exception {
        Api.Answer trusted =
                api.putJson("/api/v1/owners/trust-it/trusted-publishers/release", """
                {"provider":"github","issuer":"%s","repository":"acme/skills","repositoryId":"1234567890","ownerId":"77",
                 "workflow":"release.yml","environment":"release","ref":"refs/tags/v*"}""".formatted(issuer.address()));
        assertThat(trusted.status()).as(trusted.toString()).isEqualTo(200);
        String audience = product.uri("").toString();
        Api anybody = product.api("");

        String token = issuer.token(audience, "1234567890");
        Api.Answer exchanged = anybody.postJson("/api/v1/oidc/exchange", "{\"token\":\"" + token + "\"}");
        assertThat(exchanged.status()).as(exchanged.toString()).isEqualTo(200);
        Api.Answer published = product.api(exchanged.json().getString("token"))
                .post(
                        "/api/v1/skills?owner=trust-it&version=1.0.0",
                        Archives.skill("from-ci", "Comes from CI.", Map.of()),
                        "Content-Type",
                        "application/gzip");
        assertThat(published.status()).as(published.toString()).isEqualTo(201);
        assertThat(api.get("/api/v1/audit?actor=github:acme/skills").text()).contains("@trust-it/from-ci@1.0.0");

        Api.Answer other =
                anybody.postJson("/api/v1/oidc/exchange", "{\"token\":\"" + issuer.token(audience, "666") + "\"}");
        assertThat(other.status()).isEqualTo(403);
        assertThat(other.text()).contains("acme/skills (id 666)");
        Api.Answer again = anybody.postJson("/api/v1/oidc/exchange", "{\"token\":\"" + token + "\"}");
        assertThat(again.status()).isEqualTo(401);
        assertThat(again.text()).contains("exchanged before").doesNotContain(token);
    }

    @Test
    void anAlteredBlobIsNotHandedOut() throws IOException {
        byte[] noise = new byte[2_000_000];
        new Random(1).nextBytes(noise);
        publish(
                "signed",
                Map.of("notes.txt", "small", "noise.txt", Base64.getEncoder().encodeToString(noise)));
        Api.Answer archive = api.get(SKILL + "/archive");
        assertThat(archive.status()).isEqualTo(200);
        JsonObject standing = api.get(SKILL + "/signatures").json();
        assertThat(standing.getString("state")).isEqualTo("signed");
        JsonObject envelope =
                standing.getJsonArray("signatures").getJsonObject(0).getJsonObject("envelope");
        String statement =
                new String(Base64.getDecoder().decode(envelope.getString("payload")), StandardCharsets.UTF_8);
        String digest = HexFormat.of()
                .formatHex(Base64.getDecoder().decode(archive.header("Digest").substring("sha-256=".length())));
        assertThat(statement).contains("\"sha256\":\"" + digest + "\"");

        alter(digest);
        // Larger than a megabyte: the answer has begun when the difference is found, and breaks off.
        assertThatThrownBy(() -> api.get(SKILL + "/archive")).hasRootCauseInstanceOf(IOException.class);
        alter(HexFormat.of()
                .formatHex(Base64.getDecoder()
                        .decode(api.get(SKILL + "/files/notes.txt")
                                .header("Digest")
                                .substring("sha-256=".length()))));
        Api.Answer small = api.get(SKILL + "/files/notes.txt");
        assertThat(small.status()).as(small.toString()).isEqualTo(500);
        assertThat(small.text()).contains("bytes-altered");
    }

    private static void publish(String name, Map<String, String> files) {
        Api.Answer answer = api.post(
                "/api/v1/skills?owner=trust-it&version=1.0.0",
                Archives.skill(name, "Is signed.", files),
                "Content-Type",
                "application/zip");
        assertThat(answer.status()).as(answer.toString()).isEqualTo(201);
    }

    private static void alter(String digest) throws IOException {
        Path blob = product.data()
                .resolve("blobs")
                .resolve(digest.substring(0, 2))
                .resolve(digest.substring(2, 4))
                .resolve(digest);
        byte[] bytes = Files.readAllBytes(blob);
        bytes[bytes.length - 1] ^= 1;
        Files.write(blob, bytes);
    }
}
