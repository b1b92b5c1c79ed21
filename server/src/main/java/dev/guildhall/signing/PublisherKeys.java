package dev.guildhall.signing;

import dev.guildhall.audit.Audit;
import dev.guildhall.platform.Actor;
import dev.guildhall.platform.Service;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * The public keys of an owner. Called inside the transaction of a use case that knows owners and has seen that the actor may:
 * this feature does not.
 */
@Service
public class PublisherKeys {
    private static final Pattern NAME = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*");
    private static final int LONGEST_NAME = 40;

    private final PublisherKeyStore store;
    private final Audit audit;

    @Inject
    PublisherKeys(PublisherKeyStore store, Audit audit) {
        this.store = store;
        this.audit = audit;
    }

    public List<PublisherKey> list(Actor actor, UUID owner) {
        return store.list(actor.organisation(), owner);
    }

    /** The same key under the same name again changes nothing. */
    public PublisherKey put(Actor actor, UUID owner, String ownerName, String name, String publicKey) {
        if (name.length() > LONGEST_NAME || !NAME.matcher(name).matches()) {
            throw SigningProblem.KEY_REFUSED.because(
                    "The key's name must have 1 to %d lower-case letters, digits and single hyphens, such as release-2026."
                            .formatted(LONGEST_NAME),
                    Map.of("field", "id"));
        }
        Ed25519Key key = GivenKey.of(publicKey);
        store.lock(owner);
        List<PublisherKey> there = store.list(actor.organisation(), owner);
        Optional<PublisherKey> same = there.stream()
                .filter(known -> known.name().equals(name) || known.keyId().equals(key.id()))
                .findFirst();
        if (same.isPresent()) {
            return unchanged(same.get(), name, key);
        }
        long active =
                there.stream().filter(known -> known.state().equals("active")).count();
        if (active >= PublisherKeyStore.MOST_ACTIVE || there.size() >= PublisherKeyStore.MOST) {
            throw SigningProblem.KEY_TAKEN.because(
                    "@%s has %d active keys and %d with the revoked ones; there may be %d and %d. Revoke one that nobody signs with any more."
                            .formatted(
                                    ownerName,
                                    active,
                                    there.size(),
                                    PublisherKeyStore.MOST_ACTIVE,
                                    PublisherKeyStore.MOST));
        }
        store.add(actor.organisation(), owner, name, key, actor.login());
        audit.append(actor, "signing-key.added", "@" + ownerName, Map.of("name", name, "keyId", key.id()));
        return named(actor, owner, ownerName, name);
    }

    /** For good: a key whose private half may be in other hands does not come back. */
    public PublisherKey revoke(Actor actor, UUID owner, String ownerName, String name) {
        PublisherKey key = named(actor, owner, ownerName, name);
        if (store.revoke(owner, name)) {
            audit.append(actor, "signing-key.revoked", "@" + ownerName, Map.of("name", name, "keyId", key.keyId()));
        }
        return named(actor, owner, ownerName, name);
    }

    private static PublisherKey unchanged(PublisherKey there, String name, Ed25519Key key) {
        if (there.name().equals(name)
                && there.keyId().equals(key.id())
                && there.state().equals("active")) {
            return there;
        }
        throw SigningProblem.KEY_TAKEN.because(
                "The %s is there already, as %s (%s, %s). A name and a key stand for each other for good; choose a new name for a new key."
                        .formatted(
                                there.name().equals(name) ? "name " + name : "key",
                                there.name(),
                                there.keyId(),
                                there.state()));
    }

    private PublisherKey named(Actor actor, UUID owner, String ownerName, String name) {
        return store.list(actor.organisation(), owner).stream()
                .filter(key -> key.name().equals(name))
                .findFirst()
                .orElseThrow(() -> SigningProblem.UNKNOWN_KEY.because(
                        "@%s has no signing key of this name. GET /api/v1/owners/%s/signing-keys lists them."
                                .formatted(ownerName, ownerName)));
    }
}
