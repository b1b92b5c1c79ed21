package dev.guildhall.gateway.signing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.oracle.bmc.http.signing.SigningStrategy;
import com.oracle.bmc.http.signing.internal.KeySupplier;
import com.oracle.bmc.http.signing.internal.RequestSignerImpl;
import dev.guildhall.models.ProviderAuth;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.interfaces.RSAPrivateKey;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OciSignerTest {
    private static final URI CHAT =
            URI.create("https://inference.generativeai.eu-frankfurt-1.oci.oraclecloud.com/20231130/actions/chat");
    private static final KeyPair KEYS = keys();
    private final OciSigner signer = new OciSigner(Clock.fixed(Instant.parse("2026-11-24T09:05:03Z"), ZoneOffset.UTC));

    @TempDir
    Path folder;

    @Test
    void signsAsOraclesOwnSigner() throws IOException {
        byte[] body = "{\"compartmentId\":\"c\",\"text\":\"Zürich 🦀\"}".getBytes(StandardCharsets.UTF_8);

        Map<String, String> ours = signer.headers(
                file(pkcs8()), "POST", CHAT, Map.of("content-type", "application/json"), body, body.length);

        Map<String, String> theirs = new RequestSignerImpl(
                        (KeySupplier<RSAPrivateKey>) keyId -> Optional.of((RSAPrivateKey) KEYS.getPrivate()),
                        SigningStrategy.STANDARD,
                        () -> "ocid1.tenancy/ocid1.user/aa:bb")
                .signRequest(
                        CHAT,
                        "POST",
                        Map.of(
                                "date",
                                List.of("Tue, 24 Nov 2026 09:05:03 GMT"),
                                "content-type",
                                List.of("application/json")),
                        new String(body, StandardCharsets.UTF_8));
        assertThat(fields(ours.get("authorization"))).isEqualTo(fields(theirs.get("authorization")));
        assertThat(ours.get("x-content-sha256")).isEqualTo(theirs.get("x-content-sha256"));
        assertThat(ours.get("date")).isEqualTo("Tue, 24 Nov 2026 09:05:03 GMT");
    }

    @Test
    void aKeyInTheOlderFormSignsTheSame() throws IOException {
        byte[] body = "{}".getBytes(StandardCharsets.UTF_8);

        assertThat(signer.headers(file(pkcs1()), "POST", CHAT, Map.of(), body, body.length))
                .isEqualTo(signer.headers(file(pkcs8()), "POST", CHAT, Map.of(), body, body.length));
    }

    @Test
    void saysWhatOfTheCredentialsIsMissing() throws IOException {
        Path config = Files.writeString(folder.resolve("config"), "[DEFAULT]\nuser=ocid1.user\n");
        ProviderAuth auth = new ProviderAuth(
                ProviderAuth.Scheme.OCI_SIGNATURE, Optional.empty(), Map.of("oci_config_path", config.toString()));
        ProviderAuth other = new ProviderAuth(
                ProviderAuth.Scheme.OCI_SIGNATURE,
                Optional.empty(),
                Map.of("oci_config_path", config.toString(), "oci_profile", "PROD"));

        assertThatThrownBy(() -> signer.headers(auth, "POST", CHAT, Map.of(), new byte[0], 0))
                .hasMessage(
                        "OCI credentials lack 'key_file'; give oci_key_file, or name it in the OCI configuration file.");
        assertThatThrownBy(() -> signer.headers(other, "POST", CHAT, Map.of(), new byte[0], 0))
                .hasMessage("The OCI configuration file %s has no profile [PROD].".formatted(config));
    }

    private ProviderAuth file(String pem) throws IOException {
        Path key = Files.writeString(folder.resolve("key.pem"), pem);
        Path config = Files.writeString(
                folder.resolve("config"),
                "# comment\n[DEFAULT]\nuser = ocid1.user\ntenancy=ocid1.tenancy\nfingerprint=aa:bb\nkey_file=%s\n[OTHER]\nuser=x\n"
                        .formatted(key));
        return new ProviderAuth(
                ProviderAuth.Scheme.OCI_SIGNATURE,
                Optional.empty(),
                Map.of("oci_config_path", config.toString(), "at", pem.substring(0, 20)));
    }

    private static List<String> fields(String authorization) {
        return Arrays.stream(authorization.substring("Signature ".length()).split("\","))
                .map(field -> field.replace("\"", ""))
                .sorted()
                .toList();
    }

    private static String pkcs8() {
        return pem("PRIVATE KEY", KEYS.getPrivate().getEncoded());
    }

    /** The older form is the octets inside the newer. */
    private static String pkcs1() {
        byte[] encoded = KEYS.getPrivate().getEncoded();
        return pem("RSA PRIVATE KEY", Arrays.copyOfRange(encoded, 26, encoded.length));
    }

    private static String pem(String kind, byte[] der) {
        return "-----BEGIN %s-----\n%s\n-----END %s-----\n"
                .formatted(kind, Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der), kind);
    }

    private static KeyPair keys() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            return generator.generateKeyPair();
        } catch (java.security.NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
