package dev.guildhall.signing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.guildhall.platform.Problem;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The formats, against the examples of their specifications. */
class EnvelopeTest {
    private static final String TYPE = Envelope.IN_TOTO;

    @Test
    void encodesAsTheSpecificationOfDsseDoes() {
        assertThat(Envelope.encoding("http://example.com/HelloWorld", "hello world".getBytes(StandardCharsets.UTF_8)))
                .asString(StandardCharsets.UTF_8)
                .isEqualTo("DSSEv1 29 http://example.com/HelloWorld 11 hello world");
        assertThat(Envelope.encoding("é", "ü".getBytes(StandardCharsets.UTF_8)))
                .asString(StandardCharsets.UTF_8)
                .isEqualTo("DSSEv1 2 é 2 ü");
    }

    @Test
    void namesAndVerifiesTheKeyOfRfc8037() {
        Ed25519Key key = GivenKey.of(
                "{\"kty\":\"OKP\",\"crv\":\"Ed25519\",\"x\":\"11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo\"}");
        assertThat(key.id()).isEqualTo("kPrK_qmxVWaYVA9wwBF6Iuo3vVzz7TxHCTwXBygrS4k");
        assertThat(HexFormat.of().formatHex(key.raw()))
                .isEqualTo("d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a");
        byte[] message = "eyJhbGciOiJFZERTQSJ9.RXhhbXBsZSBvZiBFZDI1NTE5IHNpZ25pbmc".getBytes(StandardCharsets.US_ASCII);
        byte[] signature = HexFormat.of()
                .parseHex("860c98d2297f3060a33f42739672d61b53cf3adefed3d3c672f320dc021b411e"
                        + "9d59b8628dc351e248b88b29468e0e41855b0fb7d83bb15be902bfccb8cd0a02");
        assertThat(key.verifies(message, signature)).isTrue();
        signature[0] ^= 1;
        assertThat(key.verifies(message, signature)).isFalse();
        assertThat(key.verifies(message, new byte[3])).isFalse();
    }

    @Test
    void readsEveryFormOfAKey() {
        Ed25519Key key = GivenKey.of("11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo");
        assertThat(GivenKey.of(key.pem())).isEqualTo(key);
        assertThat(GivenKey.of(key.pem().replace("\n", "\r\n"))).isEqualTo(key);
        assertThat(GivenKey.of("MCowBQYDK2VwAyEA11qYAYKxCrfVS/7TyWQHOg7hcvPapiMlrwIaaPcHURo="))
                .isEqualTo(key);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "AAAA",
                "{\"kty\":\"RSA\"}",
                "{broken",
                "{\"kty\":\"OKP\",\"crv\":\"Ed25519\",\"x\":5}",
                "-----BEGIN PUBLIC KEY-----\nAAAA\n-----END PUBLIC KEY-----",
                "-----BEGIN PUBLIC KEY-----\nAAAA",
                "-----BEGIN PRIVATE KEY-----\nMC4CAQAwBQYDK2VwBCIEIJ1hsZ3v/VpguoRK9JLsLMREScVpezJpGXA7rAMcrn9g\n-----END PRIVATE KEY-----",
                "{\"kty\":\"OKP\",\"crv\":\"Ed25519\",\"x\":\"11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo\",\"d\":\"nWGxne_9WmC6hEr0kuwsxERJxWl7MmkZcDusAxyuf2A\"}"
            })
    void refusesWhatIsNoPublicKey(String text) {
        assertThatThrownBy(() -> GivenKey.of(text))
                .isInstanceOfSatisfying(
                        Problem.class, problem -> assertThat(problem.type()).isEqualTo(SigningProblem.KEY_REFUSED))
                .hasMessageNotContaining("MC4CAQ")
                .hasMessageNotContaining("nWGxne");
    }

    @Test
    void readsBackWhatItWrote() {
        Envelope envelope = new Envelope(
                TYPE, "{}".getBytes(StandardCharsets.UTF_8), List.of(new Envelope.Signed("a", new byte[] {-1, -2, -3
                })));
        Envelope read = Envelope.read(envelope.json());
        assertThat(read.json()).isEqualTo(envelope.json());
        assertThat(Envelope.read(envelope.json().replace("\"//79\"", "\"__79\""))
                        .json())
                .as("the other alphabet of base64")
                .isEqualTo(envelope.json());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "[]",
                "{}",
                "{\"payloadType\":\"text/plain\",\"payload\":\"e30=\",\"signatures\":[{\"sig\":\"AA==\"}]}",
                "{\"payloadType\":\"application/vnd.in-toto+json\",\"payload\":\"e30=\",\"signatures\":[]}",
                "{\"payloadType\":\"application/vnd.in-toto+json\",\"payload\":\"§\",\"signatures\":[{\"sig\":\"AA==\"}]}",
                "{\"payloadType\":\"application/vnd.in-toto+json\",\"payload\":\"e30=\",\"signatures\":[5]}",
                "{\"payloadType\":\"application/vnd.in-toto+json\",\"payload\":\"e30=\",\"signatures\":[{\"keyid\":\"a\"}]}"
            })
    void refusesWhatIsNoEnvelope(String text) {
        assertThatThrownBy(() -> Envelope.read(text))
                .isInstanceOfSatisfying(
                        Problem.class,
                        problem -> assertThat(problem.type()).isEqualTo(SigningProblem.SIGNATURE_REFUSED));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[]",
                "{}",
                "{\"_type\":\"https://in-toto.io/Statement/v1\",\"subject\":[]}",
                "{\"_type\":\"https://in-toto.io/Statement/v1\",\"subject\":[{\"name\":\"a\"}]}",
                "{\"_type\":\"https://in-toto.io/Statement/v1\",\"subject\":[{\"name\":\"a\",\"digest\":{\"sha256\":\"00\"}}]}",
                "{\"_type\":\"https://in-toto.io/Statement/v1\",\"subject\":[{\"name\":\"a\",\"digest\":{\"guildhallPackage\":\"0\"}},{\"name\":\"b\",\"digest\":{\"guildhallPackage\":\"0\"}}]}",
                "{\"_type\":\"https://in-toto.io/Statement/v1\",\"subject\":[{\"name\":\"a\",\"digest\":{\"guildhallPackage\":\"0\",\"sha256\":5}}]}"
            })
    void refusesWhatIsNoStatementAboutOneVersion(String text) {
        assertThatThrownBy(() -> Statement.read(text.getBytes(StandardCharsets.UTF_8)))
                .isInstanceOfSatisfying(
                        Problem.class,
                        problem -> assertThat(problem.type()).isEqualTo(SigningProblem.SIGNATURE_REFUSED));
    }
}
