package dev.guildhall.identity;

import dev.guildhall.platform.Service;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** All queries over invitations; at most one is open per user. */
@Service
class InvitationStore {
    private final EntityManager entities;

    @Inject
    InvitationStore(EntityManager entities) {
        this.entities = entities;
    }

    /** An invitation as stored, of a user who is active. */
    record Found(UUID user, InvitedUser invited) {}

    /** Takes the place of the user's open one. */
    void put(UUID user, byte[] hash, String by, Instant createdAt, Instant expiresAt) {
        entities.createNativeQuery("""
                        insert into invitation (user_id, hash, invited_by, created_at, expires_at)
                        values (?1, ?2, ?3, ?4, ?5)
                        on conflict (user_id) do update set hash = excluded.hash, invited_by = excluded.invited_by,
                            created_at = excluded.created_at, expires_at = excluded.expires_at""")
                .setParameter(1, user)
                .setParameter(2, hash)
                .setParameter(3, by)
                .setParameter(4, Columns.at(createdAt))
                .setParameter(5, Columns.at(expiresAt))
                .executeUpdate();
    }

    Optional<Found> open(byte[] hash) {
        List<?> rows = entities.createNativeQuery("""
                        select u.id, u.login, u.display_name, i.expires_at
                        from invitation i join app_user u on u.id = i.user_id
                        where i.hash = ?1 and i.expires_at > now() and u.state = 'active'""").setParameter(1, hash).getResultList();
        return rows.stream().findFirst().map(found -> {
            Object[] row = (Object[]) found;
            return new Found(
                    Columns.uuid(row[0]), new InvitedUser((String) row[1], (String) row[2], Columns.instant(row[3])));
        });
    }

    /** Whether it was open until now: of two who use it at once one gets false. */
    boolean use(byte[] hash) {
        return entities.createNativeQuery("delete from invitation where hash = ?1 and expires_at > now()")
                        .setParameter(1, hash)
                        .executeUpdate()
                == 1;
    }

    void remove(UUID user) {
        entities.createNativeQuery("delete from invitation where user_id = ?1")
                .setParameter(1, user)
                .executeUpdate();
    }
}
