package dev.guildhall.web.skill;

import dev.guildhall.registry.Signatures;
import dev.guildhall.signing.VersionSignature;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import java.util.List;
import java.util.Optional;

/**
 * Where a version comes from, as its signatures say it.
 *
 * @param state {@code signed}, {@code unsigned} or {@code broken}
 * @param doubt why it is broken
 * @param registryKey id of the key that the registry signed with
 * @param publisherKeys of the publisher's own signatures
 * @param run the workflow that published it; empty when a person did
 */
public record Provenance(
        String state, String doubt, Optional<String> registryKey, List<Key> publisherKeys, Optional<Run> run) {
    /** Says of a publisher's signature that its key did not make it, or not over this package. */
    public static final String UNVERIFIED = "unverified";

    private static final int SHOWN = 12;

    /** A publisher's key that signed the version; {@code state} is {@code active}, {@code revoked} or {@code unverified}. */
    public record Key(String name, String shortId, String state) {}

    /** @param runUrl and {@code commitUrl} are https, or empty */
    public record Run(
            String repository, String workflow, String commit, Optional<String> runUrl, Optional<String> commitUrl) {}

    static Provenance of(Signatures.Standing standing) {
        List<VersionSignature> signatures = standing.signatures();
        Optional<VersionSignature> registry = signatures.stream()
                .filter(signature -> signature.signer().equals("registry"))
                .findFirst();
        return new Provenance(
                standing.state(),
                standing.doubt(),
                registry.map(signature -> shortened(signature.keyId())),
                signatures.stream()
                        .filter(signature -> signature.signer().equals("publisher"))
                        .map(signature -> new Key(
                                signature.keyName(),
                                shortened(signature.keyId()),
                                signature.verified() ? signature.keyState() : UNVERIFIED))
                        .toList(),
                // A skill that moved has a second one, which says that and no more.
                signatures.stream()
                        .filter(signature -> signature.signer().equals("registry") && signature.verified())
                        .flatMap(signature -> run(signature.statement()).stream())
                        .findFirst());
    }

    private static Optional<Run> run(JsonObject statement) {
        return object(statement, "predicate")
                .flatMap(predicate -> object(predicate, "publisher"))
                .filter(publisher -> text(publisher, "kind").equals("trusted-publisher"))
                .map(publisher -> new Run(
                        text(publisher, "repository"),
                        text(publisher, "workflow"),
                        shortened(text(publisher, "sha")),
                        https(text(publisher, "runUrl")),
                        https(text(publisher, "commitUrl"))));
    }

    /** An address to link to: others are shown as text. */
    public static Optional<String> https(String url) {
        return Optional.of(url).filter(text -> text.startsWith("https://"));
    }

    private static Optional<JsonObject> object(JsonObject in, String member) {
        return in.get(member) instanceof JsonObject object ? Optional.of(object) : Optional.empty();
    }

    private static String text(JsonObject in, String member) {
        return in.get(member) instanceof JsonString text ? text.getString() : "";
    }

    private static String shortened(String id) {
        return id.length() > SHOWN ? id.substring(0, SHOWN) : id;
    }
}
