package dev.guildhall.signing;

import jakarta.json.JsonArray;
import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonValue;
import jakarta.json.spi.JsonProvider;
import java.io.ByteArrayOutputStream;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/**
 * A DSSE envelope (github.com/secure-systems-lab/dsse, version 1): a payload and signatures over its pre-authentication encoding.
 *
 * @param payload the bytes that were signed, type included
 */
record Envelope(String payloadType, byte[] payload, List<Signed> signatures) {
    static final String IN_TOTO = "application/vnd.in-toto+json";
    static final int LONGEST = 65_536;
    private static final int MOST_SIGNATURES = 8;

    /** One signature; the key id is a hint, not something to trust. */
    record Signed(String keyId, byte[] signature) {}

    Envelope {
        signatures = List.copyOf(signatures);
    }

    /** What is signed: {@code DSSEv1 LEN(type) type LEN(payload) payload}, lengths in bytes as decimal digits. */
    static byte[] encoding(String payloadType, byte[] payload) {
        byte[] type = payloadType.getBytes(StandardCharsets.UTF_8);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(payload.length + type.length + 32);
        bytes.writeBytes(("DSSEv1 " + type.length + " ").getBytes(StandardCharsets.US_ASCII));
        bytes.writeBytes(type);
        bytes.writeBytes((" " + payload.length + " ").getBytes(StandardCharsets.US_ASCII));
        bytes.writeBytes(payload);
        return bytes.toByteArray();
    }

    byte[] encoding() {
        return encoding(payloadType, payload);
    }

    boolean isSignedBy(Ed25519Key key) {
        byte[] encoding = encoding();
        return signatures.stream().anyMatch(signed -> key.verifies(encoding, signed.signature()));
    }

    /** 422 {@code signature-refused} for what is no envelope around an in-toto statement. */
    static Envelope read(String json) {
        if (json.length() > LONGEST) {
            throw refused("it has more than " + LONGEST + " characters");
        }
        try (JsonReader reader = JsonProvider.provider().createReader(new StringReader(json))) {
            JsonObject object = reader.readObject();
            String type = object.getString("payloadType");
            if (!type.equals(IN_TOTO)) {
                throw refused("its payloadType is not " + IN_TOTO);
            }
            JsonArray signatures = object.getJsonArray("signatures");
            if (signatures == null || signatures.isEmpty() || signatures.size() > MOST_SIGNATURES) {
                throw refused("it must have 1 to " + MOST_SIGNATURES + " signatures");
            }
            List<Signed> read = new ArrayList<>();
            for (JsonValue value : signatures) {
                JsonObject signed = value.asJsonObject();
                read.add(new Signed(signed.getString("keyid", ""), decoded(signed.getString("sig"))));
            }
            return new Envelope(type, decoded(object.getString("payload")), read);
        } catch (JsonException | ClassCastException | NullPointerException | IllegalArgumentException e) {
            throw refused("it has not the members payloadType, payload and signatures as the specification has them");
        }
    }

    String json() {
        JsonProvider json = JsonProvider.provider();
        var all = json.createArrayBuilder();
        for (Signed signed : signatures) {
            all.add(json.createObjectBuilder()
                    .add("keyid", signed.keyId())
                    .add("sig", Base64.getEncoder().encodeToString(signed.signature())));
        }
        return json.createObjectBuilder()
                .add("payloadType", payloadType)
                .add("payload", Base64.getEncoder().encodeToString(payload))
                .add("signatures", all)
                .build()
                .toString();
    }

    /** Base64 in either alphabet, as the specification demands of readers. */
    private static byte[] decoded(String text) {
        return Base64.getDecoder().decode(text.replace('-', '+').replace('_', '/'));
    }

    private static RuntimeException refused(String why) {
        return SigningProblem.SIGNATURE_REFUSED.because(
                "This is no DSSE envelope that can be taken: %s. docs/trust.md shows how to make one.".formatted(why));
    }
}
