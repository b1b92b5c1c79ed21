package dev.guildhall.identity;

import dev.guildhall.platform.Service;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** All changes of browser sessions. */
@Service
class SessionStore {
    private final EntityManager entities;

    @Inject
    SessionStore(EntityManager entities) {
        this.entities = entities;
    }

    void add(UUID id, byte[] hash, UUID user, Optional<UUID> token, Instant createdAt, Instant expiresAt) {
        entities.createNativeQuery("""
                        insert into browser_session (id, hash, user_id, token_id, created_at, last_seen_at, expires_at)
                        values (?1, ?2, ?3, cast(nullif(?4, '') as uuid), ?5, ?5, ?6)""")
                .setParameter(1, id)
                .setParameter(2, hash)
                .setParameter(3, user)
                .setParameter(4, token.map(UUID::toString).orElse(""))
                .setParameter(5, Columns.at(createdAt))
                .setParameter(6, Columns.at(expiresAt))
                .executeUpdate();
    }

    void removeExpired() {
        entities.createNativeQuery("delete from browser_session where expires_at < ?1")
                .setParameter(1, Columns.at(Moment.now()))
                .executeUpdate();
    }

    void remove(byte[] hash) {
        entities.createNativeQuery("delete from browser_session where hash = ?1")
                .setParameter(1, hash)
                .executeUpdate();
    }

    void removeAllBut(UUID user, Optional<UUID> kept) {
        entities.createNativeQuery("delete from browser_session where user_id = ?1 and id <> ?2")
                .setParameter(1, user)
                .setParameter(2, kept.orElse(new UUID(0, 0)))
                .executeUpdate();
    }
}
