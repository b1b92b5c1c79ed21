package dev.guildhall.identity;

import dev.guildhall.platform.Page;
import dev.guildhall.platform.PageRequest;
import dev.guildhall.platform.Service;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** All queries over API tokens; native, because EclipseLink does not map {@code text[]}. */
@Service
class TokenStore {
    private static final String ROW = """
            select id, name, prefix, array_to_string(scopes, ' '), created_at, expires_at, last_used_at, revoked_at, bootstrap
            from api_token where user_id = ?1 and\s""";

    private final EntityManager entities;

    @Inject
    TokenStore(EntityManager entities) {
        this.entities = entities;
    }

    /** A row to be: everything but the value. */
    record Draft(
            UUID id,
            UUID organisation,
            UUID user,
            String name,
            String prefix,
            byte[] hash,
            List<String> scopes,
            boolean bootstrap,
            Instant createdAt,
            Instant expiresAt,
            Optional<UUID> parent) {}

    /** The token that another one is made with. */
    record Parent(UUID id, Instant expiresAt) {}

    void add(Draft draft) {
        entities.createNativeQuery("""
                        insert into api_token
                            (id, organisation_id, user_id, name, prefix, hash, scopes, bootstrap, created_at, expires_at, parent_id)
                        values (?1, ?2, ?3, ?4, ?5, ?6, string_to_array(?7, ' '), ?8, ?9, ?10, cast(nullif(?11, '') as uuid))""")
                .setParameter(1, draft.id())
                .setParameter(2, draft.organisation())
                .setParameter(3, draft.user())
                .setParameter(4, draft.name())
                .setParameter(5, draft.prefix())
                .setParameter(6, draft.hash())
                .setParameter(7, String.join(" ", draft.scopes()))
                .setParameter(8, draft.bootstrap())
                .setParameter(9, Columns.at(draft.createdAt()))
                .setParameter(10, Columns.at(draft.expiresAt()))
                .setParameter(11, draft.parent().map(UUID::toString).orElse(""))
                .executeUpdate();
    }

    boolean isKnown(byte[] hash) {
        return !entities.createNativeQuery("select id from api_token where hash = ?1")
                .setParameter(1, hash)
                .getResultList()
                .isEmpty();
    }

    Optional<TokenRow> row(UUID user, UUID token) {
        List<?> rows = entities.createNativeQuery(ROW + "id = ?2")
                .setParameter(1, user)
                .setParameter(2, token)
                .getResultList();
        return rows.stream().findFirst().map(row -> row((Object[]) row));
    }

    /** Newest first: the ids grow with time. */
    Page<TokenRow> list(UUID user, PageRequest page) {
        UUID before = before(page);
        List<TokenRow> rows = new ArrayList<>();
        for (Object row : entities.createNativeQuery(ROW + "id < ?2 order by id desc limit ?3")
                .setParameter(1, user)
                .setParameter(2, before)
                .setParameter(3, page.limit() + 1)
                .getResultList()) {
            rows.add(row((Object[]) row));
        }
        return Page.of(rows, page.limit(), row -> PageRequest.cursor(row.id().toString()));
    }

    /** Empty when it is over; else it cannot be revoked before this transaction ends. */
    Optional<Parent> parent(UUID token) {
        List<?> rows = entities.createNativeQuery(
                        "select id, expires_at from api_token where id = ?1 and revoked_at is null and expires_at > now() for share")
                .setParameter(1, token)
                .getResultList();
        return rows.stream().findFirst().map(found -> {
            Object[] row = (Object[]) found;
            return new Parent(Columns.uuid(row[0]), Columns.instant(row[1]));
        });
    }

    /** The token that a browser session was opened with. */
    Optional<UUID> ofSession(UUID session) {
        List<?> rows = entities.createNativeQuery(
                        "select token_id from browser_session where id = ?1 and token_id is not null")
                .setParameter(1, session)
                .getResultList();
        return rows.stream().findFirst().map(Columns::uuid);
    }

    /**
     * Revokes what was made with tokens that are revoked, and what was made with that.
     *
     * <p>Whoever makes a token holds its parent's lock, so a child that a statement here does not see yet was committed
     * before the next one begins: once nothing is found, nothing is left.
     */
    private void revokeDescendants(String which, Object value) {
        int found;
        do {
            found = entities.createNativeQuery("""
                            update api_token c set revoked_at = p.revoked_at from api_token p
                            where p.id = c.parent_id and p.revoked_at is not null and c.revoked_at is null and\s""" + which)
                    .setParameter(1, value)
                    .executeUpdate();
        } while (found > 0);
    }

    /** Whether it was not revoked before. */
    boolean revoke(UUID user, UUID token) {
        boolean revoked = entities.createNativeQuery(
                                "update api_token set revoked_at = ?3 where user_id = ?1 and id = ?2 and revoked_at is null")
                        .setParameter(1, user)
                        .setParameter(2, token)
                        .setParameter(3, Columns.at(Moment.now()))
                        .executeUpdate()
                == 1;
        revokeDescendants("c.user_id = ?1", user);
        return revoked;
    }

    void revokeAll(UUID user) {
        entities.createNativeQuery("update api_token set revoked_at = ?2 where user_id = ?1 and revoked_at is null")
                .setParameter(1, user)
                .setParameter(2, Columns.at(Moment.now()))
                .executeUpdate();
    }

    int revokeBootstrap() {
        int revoked = entities.createNativeQuery(
                        "update api_token set revoked_at = ?1 where bootstrap and revoked_at is null")
                .setParameter(1, Columns.at(Moment.now()))
                .executeUpdate();
        revokeDescendants("c.user_id in (select user_id from api_token where bootstrap = ?1)", true);
        return revoked;
    }

    private static UUID before(PageRequest page) {
        try {
            return page.part(0, 1).map(UUID::fromString).orElse(new UUID(-1, -1));
        } catch (IllegalArgumentException e) {
            throw PageRequest.badCursor();
        }
    }

    private static TokenRow row(Object[] row) {
        Instant expiresAt = Columns.instant(row[5]);
        String state = row[7] != null ? "revoked" : expiresAt.isAfter(Instant.now()) ? "active" : "expired";
        return new TokenRow(
                Columns.uuid(row[0]),
                (String) row[1],
                (String) row[2],
                Columns.words(row[3]),
                Columns.instant(row[4]),
                expiresAt,
                Columns.optionalInstant(row[6]),
                state,
                (Boolean) row[8] ? "bootstrap" : "personal");
    }
}
