package dev.guildhall.signing;

import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.spi.JsonProvider;
import java.io.StringReader;
import java.util.Base64;
import java.util.Map;

/** Reads a public key as people have it: PEM of {@code openssl pkey -pubout}, a JWK, or the bare 32 bytes in base64. */
final class GivenKey {
    private static final int LONGEST = 2_000;
    private static final String BEGIN = "-----BEGIN PUBLIC KEY-----";
    private static final String END = "-----END PUBLIC KEY-----";

    private GivenKey() {}

    /** 422 {@code signing-key-refused} for anything else; a private key is refused with a word of warning. */
    static Ed25519Key of(String given) {
        String text = given.strip();
        if (text.isEmpty() || text.length() > LONGEST) {
            throw refused("it must have 1 to " + LONGEST + " characters");
        }
        if (text.contains("PRIVATE KEY") || isPrivateJwk(text)) {
            throw refused(
                    "this is a private key, which nobody else may see. Take it for known, make a new pair, and send the public half");
        }
        try {
            Ed25519Key key = text.startsWith("{") ? ofJwk(text) : text.startsWith(BEGIN) ? ofPem(text) : ofBase64(text);
            if (!key.isSound()) {
                throw refused(
                        "it is no point of the curve, or one of small order, for which anybody can make signatures");
            }
            return key;
        } catch (IllegalArgumentException e) {
            throw refused("it is no Ed25519 key");
        }
    }

    private static Ed25519Key ofPem(String text) {
        int end = text.indexOf(END);
        if (end < 0 || end + END.length() != text.length()) {
            throw refused("its PEM block does not end as it begins");
        }
        return Ed25519Key.ofSpki(Base64.getMimeDecoder().decode(text.substring(BEGIN.length(), end)));
    }

    private static Ed25519Key ofJwk(String text) {
        JsonObject jwk = json(text);
        if (!"OKP".equals(jwk.getString("kty", "")) || !"Ed25519".equals(jwk.getString("crv", ""))) {
            throw refused("its kty and crv are not OKP and Ed25519");
        }
        return Ed25519Key.of(Base64.getUrlDecoder().decode(jwk.getString("x", "")));
    }

    private static Ed25519Key ofBase64(String text) {
        byte[] bytes = Base64.getDecoder()
                .decode(text.replace('-', '+').replace('_', '/').replaceAll("\\s", ""));
        return bytes.length == Ed25519Key.BYTES ? Ed25519Key.of(bytes) : Ed25519Key.ofSpki(bytes);
    }

    private static boolean isPrivateJwk(String text) {
        return text.startsWith("{") && json(text).containsKey("d");
    }

    private static JsonObject json(String text) {
        try (JsonReader reader = JsonProvider.provider().createReader(new StringReader(text))) {
            return reader.readObject();
        } catch (JsonException e) {
            throw refused("it begins like a JWK but is no JSON object");
        }
    }

    private static RuntimeException refused(String why) {
        return SigningProblem.KEY_REFUSED.because(
                "The public key cannot be used: %s. Send what \"openssl pkey -in key.pem -pubout\" prints for a key made with \"openssl genpkey -algorithm ed25519\", or its JWK."
                        .formatted(why),
                Map.of("field", "publicKey"));
    }
}
