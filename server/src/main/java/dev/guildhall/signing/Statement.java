package dev.guildhall.signing;

import jakarta.json.JsonArray;
import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import jakarta.json.spi.JsonProvider;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * An in-toto statement (github.com/in-toto/attestation, version 1) about one version.
 *
 * <p>The subject's digest {@code sha256} is that of the archive, {@code guildhallPackage} that of the package. A publisher who
 * signs before publishing cannot know the archive and leaves {@code sha256} out.
 *
 * @param packageDigest hex
 * @param archiveDigest hex; empty when the statement does not say
 */
record Statement(
        String name, String packageDigest, Optional<String> archiveDigest, String predicateType, JsonObject predicate) {
    static final String TYPE = "https://in-toto.io/Statement/v1";
    static final String PACKAGE = "guildhallPackage";
    static final String ARCHIVE = "sha256";

    static Statement of(Subject subject, String predicateType, JsonObject predicate) {
        return new Statement(
                subject.name(),
                subject.packageDigest(),
                Optional.of(subject.archiveDigest()),
                predicateType,
                predicate);
    }

    byte[] bytes() {
        JsonProvider json = JsonProvider.provider();
        var digest = json.createObjectBuilder();
        archiveDigest.ifPresent(hex -> digest.add(ARCHIVE, hex));
        digest.add(PACKAGE, packageDigest);
        return json.createObjectBuilder()
                .add("_type", TYPE)
                .add(
                        "subject",
                        json.createArrayBuilder()
                                .add(json.createObjectBuilder()
                                        .add("name", name)
                                        .add("digest", digest)))
                .add("predicateType", predicateType)
                .add("predicate", predicate)
                .build()
                .toString()
                .getBytes(StandardCharsets.UTF_8);
    }

    /** 422 {@code signature-refused} for what is no statement about exactly one version. */
    static Statement read(byte[] payload) {
        try (JsonReader reader =
                JsonProvider.provider().createReader(new StringReader(new String(payload, StandardCharsets.UTF_8)))) {
            JsonObject statement = reader.readObject();
            if (!statement.getString("_type", "").equals(TYPE)) {
                throw refused("its _type is not " + TYPE);
            }
            JsonArray subjects = statement.getJsonArray("subject");
            if (subjects == null || subjects.size() != 1) {
                throw refused("it must have exactly one subject");
            }
            JsonObject subject = subjects.getJsonObject(0);
            JsonObject digest = subject.getJsonObject("digest");
            if (digest == null || !(digest.get(PACKAGE) instanceof JsonString)) {
                throw refused("its subject's digest has no member " + PACKAGE);
            }
            JsonValue predicate = statement.get("predicate");
            return new Statement(
                    subject.getString("name", ""),
                    digest.getString(PACKAGE),
                    Optional.ofNullable(digest.get(ARCHIVE)).map(value -> ((JsonString) value).getString()),
                    statement.getString("predicateType", ""),
                    predicate instanceof JsonObject object ? object : JsonValue.EMPTY_JSON_OBJECT);
        } catch (JsonException | ClassCastException e) {
            throw refused("its payload is no JSON object with subject and predicate");
        }
    }

    /** What of it does not fit the version; empty when all does. */
    Optional<String> differenceTo(Subject version) {
        if (!name.equals(version.name())) {
            return Optional.of("it is about %s, not about %s".formatted(shown(name), version.name()));
        } else if (!packageDigest.equals(version.packageDigest())) {
            return Optional.of("it names the package digest %s; %s has %s"
                    .formatted(shown(packageDigest), version.name(), version.packageDigest()));
        }
        return archiveDigest
                .filter(digest -> !digest.equals(version.archiveDigest()))
                .map(digest -> "it names the archive digest %s; the archive of %s has %s"
                        .formatted(shown(digest), version.name(), version.archiveDigest()));
    }

    private static String shown(String text) {
        return text.length() > 100 ? text.substring(0, 100) + "…" : text;
    }

    private static RuntimeException refused(String why) {
        return SigningProblem.SIGNATURE_REFUSED.because(
                "The envelope holds no statement that can be taken: %s. docs/trust.md shows one.".formatted(why));
    }
}
