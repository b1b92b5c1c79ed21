package dev.guildhall.registry;

import dev.guildhall.identity.OwnerRow;
import dev.guildhall.identity.Owners;
import dev.guildhall.platform.Actor;
import dev.guildhall.platform.Permission;
import dev.guildhall.platform.Service;
import dev.guildhall.signing.PublisherKey;
import dev.guildhall.signing.PublisherKeys;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.List;

/** The signing keys of an owner: everybody in the organisation sees them, who manages the owner changes them. */
@Service
public class OwnerKeys {
    private final Owners owners;
    private final PublisherKeys keys;

    @Inject
    OwnerKeys(Owners owners, PublisherKeys keys) {
        this.owners = owners;
        this.keys = keys;
    }

    public List<PublisherKey> list(Actor actor, String owner) {
        return keys.list(actor, owners.owner(actor, owner).id());
    }

    /** @param publicKey PEM, JWK, or the 32 bytes in base64 */
    @Transactional
    public PublisherKey put(Actor actor, String owner, String name, String publicKey) {
        actor.require(Permission.OWNERS_WRITE);
        OwnerRow managed = owners.managed(actor, owner);
        return keys.put(actor, managed.id(), managed.name(), name, publicKey);
    }

    @Transactional
    public PublisherKey revoke(Actor actor, String owner, String name) {
        actor.require(Permission.OWNERS_WRITE);
        OwnerRow managed = owners.managed(actor, owner);
        return keys.revoke(actor, managed.id(), managed.name(), name);
    }
}
