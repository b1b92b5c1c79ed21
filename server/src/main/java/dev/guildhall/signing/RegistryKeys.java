package dev.guildhall.signing;

import dev.guildhall.audit.Audit;
import dev.guildhall.platform.Actor;
import dev.guildhall.platform.Sealing;
import dev.guildhall.platform.Service;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The keys of this registry. One signs; its private half is in the database, sealed under the master key. Retired ones have
 * no private half any more, and verify what they signed for ever.
 */
@Service
public class RegistryKeys {
    private final RegistryKeyStore store;
    private final Sealing sealing;
    private final Audit audit;

    @Inject
    RegistryKeys(RegistryKeyStore store, Sealing sealing, Audit audit) {
        this.store = store;
        this.sealing = sealing;
        this.audit = audit;
    }

    /** Newest first; never empty once the server has started. */
    public List<SigningKey> list() {
        return store.list();
    }

    /** Makes the first key when there is none, and seals the active one anew after the master key changed. */
    @Transactional
    public void ready() {
        Optional<RegistryKeyStore.Active> active = store.active();
        if (active.isEmpty()) {
            make();
        } else if (!sealing.isCurrent(active.get().sealed())) {
            byte[] opened = open(active.get());
            store.seal(
                    active.get().id(), sealing.seal(opened, context(active.get().id())));
            Arrays.fill(opened, (byte) 0);
        }
    }

    /** Retires the active key and makes a new one; 409 when somebody else just did. The caller sees to it that the actor may. */
    @Transactional
    public SigningKey rotate(Actor actor, String reason) {
        store.retireActive();
        String id = make().orElseThrow(
                        () -> SigningProblem.ROTATED_MEANWHILE.because(
                                "Somebody else rotated the registry's key at the same moment, and that key signs now. Look at GET /api/v1/signing-keys before you rotate it again."));
        audit.append(actor, "signing-key.rotated", id, Map.of("reason", reason));
        return store.list().getFirst();
    }

    Optional<Ed25519Key> publicKey(String id) {
        return store.publicKey(id);
    }

    /** Signs with the active key; inside the transaction of what it signs for. */
    Envelope sign(byte[] statement) {
        RegistryKeyStore.Active active = store.active().orElseGet(() -> {
            make();
            return store.active().orElseThrow();
        });
        byte[] encoding = Envelope.encoding(Envelope.IN_TOTO, statement);
        byte[] opened = open(active);
        try {
            PrivateKey key = KeyFactory.getInstance("Ed25519").generatePrivate(new PKCS8EncodedKeySpec(opened));
            Signature ed25519 = Signature.getInstance("Ed25519");
            ed25519.initSign(key);
            ed25519.update(encoding);
            return new Envelope(Envelope.IN_TOTO, statement, List.of(new Envelope.Signed(active.id(), ed25519.sign())));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("the registry's key " + active.id() + " does not sign", e);
        } finally {
            Arrays.fill(opened, (byte) 0);
        }
    }

    private byte[] open(RegistryKeyStore.Active active) {
        return sealing.open(active.sealed(), context(active.id()));
    }

    /** The id of the new key; empty when another one became the active key at the same moment. */
    private Optional<String> make() {
        try {
            KeyPair pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
            Ed25519Key key = Ed25519Key.of(pair.getPublic());
            byte[] secret = pair.getPrivate().getEncoded();
            boolean added = store.add(key, sealing.seal(secret, context(key.id())));
            Arrays.fill(secret, (byte) 0);
            return added ? Optional.of(key.id()) : Optional.empty();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has Ed25519", e);
        }
    }

    /** Binds the sealed half to its public one: the id is made of it. */
    private static String context(String id) {
        return "signing-key:" + id;
    }
}
