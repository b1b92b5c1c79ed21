package dev.guildhall.signing;

import dev.guildhall.platform.Ids;
import dev.guildhall.platform.Service;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** All queries over publishers' keys. */
@Service
class PublisherKeyStore {
    static final int MOST_ACTIVE = 50;
    /** With revoked ones, which stay: what they signed has to be told apart. */
    static final int MOST = 500;

    private static final String ROW =
            "select name, public_key, created_by, created_at, revoked_at from publisher_key where owner_id = ?1 and organisation_id = ?2";

    private final EntityManager entities;

    @Inject
    PublisherKeyStore(EntityManager entities) {
        this.entities = entities;
    }

    /** Makes changes of one owner's keys wait for each other. */
    void lock(UUID owner) {
        entities.createNativeQuery("select id from owner where id = ?1 for update")
                .setParameter(1, owner)
                .getSingleResult();
    }

    List<PublisherKey> list(UUID organisation, UUID owner) {
        List<PublisherKey> keys = new ArrayList<>();
        for (Object row : entities.createNativeQuery(ROW + " order by name limit ?3")
                .setParameter(1, owner)
                .setParameter(2, organisation)
                .setParameter(3, MOST)
                .getResultList()) {
            keys.add(row((Object[]) row));
        }
        return keys;
    }

    /** A key that may sign now. */
    Optional<Ed25519Key> active(UUID organisation, UUID owner, String keyId) {
        List<?> rows = entities.createNativeQuery("""
                        select public_key from publisher_key
                        where owner_id = ?1 and organisation_id = ?2 and key_id = ?3 and revoked_at is null""")
                .setParameter(1, owner)
                .setParameter(2, organisation)
                .setParameter(3, keyId)
                .getResultList();
        return rows.stream().findFirst().map(raw -> Ed25519Key.of((byte[]) raw));
    }

    void add(UUID organisation, UUID owner, String name, Ed25519Key key, String by) {
        entities.createNativeQuery("""
                        insert into publisher_key (id, organisation_id, owner_id, name, key_id, public_key, created_by, created_at)
                        values (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)""")
                .setParameter(1, Ids.next())
                .setParameter(2, organisation)
                .setParameter(3, owner)
                .setParameter(4, name)
                .setParameter(5, key.id())
                .setParameter(6, key.raw())
                .setParameter(7, by)
                .setParameter(8, Values.now())
                .executeUpdate();
    }

    /** Whether it was not revoked before. */
    boolean revoke(UUID owner, String name) {
        return entities.createNativeQuery(
                                "update publisher_key set revoked_at = ?3 where owner_id = ?1 and name = ?2 and revoked_at is null")
                        .setParameter(1, owner)
                        .setParameter(2, name)
                        .setParameter(3, Values.now())
                        .executeUpdate()
                == 1;
    }

    private static PublisherKey row(@Nullable Object[] row) {
        Ed25519Key key = Ed25519Key.of((byte[]) Objects.requireNonNull(row[1]));
        return new PublisherKey(
                String.valueOf(row[0]),
                key.id(),
                row[4] == null ? "active" : "revoked",
                key.pem(),
                String.valueOf(row[2]),
                Values.instant(Objects.requireNonNull(row[3])),
                Values.optionalInstant(row[4]));
    }
}
