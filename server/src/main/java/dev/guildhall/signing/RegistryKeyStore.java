package dev.guildhall.signing;

import dev.guildhall.platform.Service;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** All queries over the registry's own keys. */
@Service
class RegistryKeyStore {
    /** A key a month for forty years. */
    private static final int MOST = 500;

    private final EntityManager entities;

    @Inject
    RegistryKeyStore(EntityManager entities) {
        this.entities = entities;
    }

    /** The key that signs now, its private half sealed. */
    record Active(String id, byte[] sealed) {}

    Optional<Active> active() {
        List<?> rows = entities.createNativeQuery("select id, sealed from signing_key where retired_at is null")
                .getResultList();
        return rows.stream()
                .findFirst()
                .map(row -> (Object[]) row)
                .map(row -> new Active((String) row[0], (byte[]) row[1]));
    }

    Optional<Ed25519Key> publicKey(String id) {
        List<?> rows = entities.createNativeQuery("select public_key from signing_key where id = ?1")
                .setParameter(1, id)
                .getResultList();
        return rows.stream().findFirst().map(raw -> Ed25519Key.of((byte[]) raw));
    }

    /** Newest first. */
    List<SigningKey> list() {
        List<SigningKey> keys = new ArrayList<>();
        for (Object found : entities.createNativeQuery(
                        "select public_key, created_at, retired_at from signing_key order by created_at desc limit ?1")
                .setParameter(1, MOST)
                .getResultList()) {
            @Nullable Object[] row = (Object[]) found;
            Ed25519Key key = Ed25519Key.of((byte[]) row[0]);
            keys.add(new SigningKey(
                    key.id(),
                    row[2] == null ? "active" : "retired",
                    SigningKey.Jwk.of(key),
                    key.pem(),
                    Values.instant(row[1]),
                    Values.optionalInstant(row[2])));
        }
        return keys;
    }

    /** False when another node was faster: there is one active key at a time. */
    boolean add(Ed25519Key key, byte[] sealed) {
        return entities.createNativeQuery("""
                        insert into signing_key (id, public_key, sealed, created_at) values (?1, ?2, ?3, ?4)
                        on conflict do nothing""")
                        .setParameter(1, key.id())
                        .setParameter(2, key.raw())
                        .setParameter(3, sealed)
                        .setParameter(4, Values.now())
                        .executeUpdate()
                == 1;
    }

    void seal(String id, byte[] sealed) {
        entities.createNativeQuery("update signing_key set sealed = ?2 where id = ?1 and retired_at is null")
                .setParameter(1, id)
                .setParameter(2, sealed)
                .executeUpdate();
    }

    /** The private half goes for good. */
    void retireActive() {
        entities.createNativeQuery("update signing_key set retired_at = ?1, sealed = null where retired_at is null")
                .setParameter(1, Values.now())
                .executeUpdate();
    }
}
