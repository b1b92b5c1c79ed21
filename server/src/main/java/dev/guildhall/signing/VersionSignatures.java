package dev.guildhall.signing;

import dev.guildhall.platform.Actor;
import dev.guildhall.platform.Problem;
import dev.guildhall.platform.Service;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Signatures over versions: made by the registry, taken from publishers, verified.
 * {@code statement → DSSE encoding → Ed25519 → envelope}. Writing happens inside the caller's transaction.
 */
@Service
public class VersionSignatures {
    private static final String REGISTRY = "registry";
    private static final String PUBLISHER = "publisher";

    private final VersionSignatureStore store;
    private final RegistryKeys registryKeys;
    private final PublisherKeyStore publisherKeys;

    @Inject
    VersionSignatures(VersionSignatureStore store, RegistryKeys registryKeys, PublisherKeyStore publisherKeys) {
        this.store = store;
        this.registryKeys = registryKeys;
        this.publisherKeys = publisherKeys;
    }

    /** Signs as the registry. */
    public void sign(UUID organisation, UUID version, Subject subject, String predicateType, JsonObject predicate) {
        Envelope envelope = registryKeys.sign(
                Statement.of(subject, predicateType, predicate).bytes());
        store.add(
                organisation,
                version,
                REGISTRY,
                envelope.signatures().getFirst().keyId(),
                envelope.json(),
                REGISTRY);
    }

    /** As {@link #sign}, for one of {@link #notSignedYet}; does nothing when another node was faster. */
    public void signLater(
            UUID organisation, UUID version, Subject subject, String predicateType, JsonObject predicate) {
        if (store.dropNotSigned(version)) {
            sign(organisation, version, subject, predicateType, predicate);
        }
    }

    public boolean isNotSignedYet(UUID version) {
        return store.isNotSignedYet(version);
    }

    /**
     * Ends the time of {@link #notSignedYet} when nothing is left of it, for good, and says how many are noted all the same:
     * somebody wrote into the database.
     */
    public long finishNotSigned() {
        store.finishNotSigned();
        return store.countAfterFinish();
    }

    /** Versions from before signatures that have none. */
    public List<UUID> notSignedYet(int most) {
        return store.notSignedYet(most);
    }

    /**
     * 422 {@code signature-refused}, saying what is wrong, unless one of the owner's active keys signed a statement about this
     * version. An empty {@code archiveDigest} is one that is not known yet.
     */
    public void requireOfPublisher(UUID organisation, UUID owner, String envelope, Subject subject) {
        verified(organisation, owner, Envelope.read(envelope), subject);
    }

    /** Takes a publisher's envelope when it holds; the same one again changes nothing. Says whether it is new. */
    public boolean add(Actor actor, UUID owner, UUID version, String envelope, Subject subject) {
        Envelope read = Envelope.read(envelope);
        String keyId = verified(actor.organisation(), owner, read, subject);
        String json = read.json();
        if (store.contains(version, json)) {
            return false;
        }
        if (store.countOfPublishers(version) >= VersionSignatureStore.MOST_OF_PUBLISHERS) {
            throw SigningProblem.TOO_MANY_SIGNATURES.because("%s has %d signatures of its publisher already."
                    .formatted(subject.name(), VersionSignatureStore.MOST_OF_PUBLISHERS));
        }
        return store.add(actor.organisation(), version, PUBLISHER, keyId, json, actor.login());
    }

    /** Each looked at anew, whether its key signed it and it is about this package. */
    public List<VersionSignature> list(UUID organisation, UUID version, Subject subject) {
        return store.list(organisation, version, subject.packageDigest());
    }

    /**
     * Why the version is not what this registry signed; empty when it is, or when it comes from before signatures and its turn
     * has not come.
     */
    public Optional<String> doubt(UUID version, Subject subject) {
        List<String> envelopes = store.ofRegistry(version);
        if (envelopes.isEmpty()) {
            return store.isNotSignedYet(version)
                    ? Optional.empty()
                    : Optional.of("it has no signature of this registry");
        }
        Optional<String> first = Optional.empty();
        for (String envelope : envelopes) {
            Optional<String> doubt = doubt(envelope, subject);
            if (doubt.isEmpty()) {
                return doubt;
            }
            first = first.or(() -> doubt);
        }
        return first;
    }

    private Optional<String> doubt(String json, Subject subject) {
        Envelope envelope;
        Statement statement;
        try {
            envelope = Envelope.read(json);
            statement = Statement.read(envelope.payload());
        } catch (Problem altered) {
            return Optional.of(
                    "the registry's signature over %s was altered: %s".formatted(subject.name(), altered.detail()));
        }
        byte[] encoding = envelope.encoding();
        boolean signed = envelope.signatures().stream()
                .anyMatch(signature -> registryKeys
                        .publicKey(signature.keyId())
                        .filter(key -> key.verifies(encoding, signature.signature()))
                        .isPresent());
        if (!signed) {
            return Optional.of("the registry's signature over %s does not verify".formatted(subject.name()));
        } else if (statement.archiveDigest().isEmpty()) {
            return Optional.of("the registry's signature over %s names no archive".formatted(subject.name()));
        }
        return statement
                .differenceTo(subject)
                .map(difference -> "the registry's signature does not fit: " + difference);
    }

    /** The id of the key that signed. */
    private String verified(UUID organisation, UUID owner, Envelope envelope, Subject subject) {
        Statement statement = Statement.read(envelope.payload());
        Optional<String> difference = statement.differenceTo(subject);
        if (difference.isPresent()) {
            throw refused("The signature is not over this version: " + difference.get() + ".");
        }
        byte[] encoding = envelope.encoding();
        boolean known = false;
        for (Envelope.Signed signature : envelope.signatures()) {
            Optional<Ed25519Key> key = publisherKeys.active(organisation, owner, signature.keyId());
            known |= key.isPresent();
            if (key.filter(k -> k.verifies(encoding, signature.signature())).isPresent()) {
                return signature.keyId();
            }
        }
        throw refused(
                known
                        ? "The signature does not verify: the key is known, but it did not sign these bytes. Sign the DSSE encoding of the payload, not the payload."
                        : "None of the key ids of the envelope is an active signing key of this owner. GET /api/v1/owners/{owner}/signing-keys lists them; keyid is the keyId there.");
    }

    private static Problem refused(String why) {
        return SigningProblem.SIGNATURE_REFUSED.because(why);
    }
}
