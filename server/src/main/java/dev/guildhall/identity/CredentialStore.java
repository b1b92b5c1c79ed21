package dev.guildhall.identity;

import dev.guildhall.platform.Actor;
import dev.guildhall.platform.Permission;
import dev.guildhall.platform.Service;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Finds who a token or a session belongs to: one query by a unique index each. */
@Service
class CredentialStore {
    private static final String USER = "u.id, u.login, u.display_name, u.role, u.state, o.id, o.name";
    /** A token's holder: a user, or a trusted publisher, who may publish and nothing else. */
    private static final String HOLDER = "coalesce(u.id, p.id), coalesce(u.login, p.provider || ':' || p.repository),"
            + " coalesce(u.display_name, p.name), coalesce(u.role, '" + TrustedRuns.ROLE + "'),"
            + " coalesce(u.state, 'active'), o.id, o.name";

    private static final String TOKEN = "t.id, array_to_string(t.scopes, ' '), t.bootstrap, t.expires_at, t.revoked_at";

    private final EntityManager entities;

    @Inject
    CredentialStore(EntityManager entities) {
        this.entities = entities;
    }

    /** A token as stored, and who it stands for. */
    record FoundToken(UUID id, Actor actor, boolean userActive, Instant expiresAt, boolean revoked) {}

    /** A session as stored, and who it stands for; {@code live} is false when its user, its token or its time is over. */
    record FoundSession(UUID id, Actor actor, boolean live) {}

    Optional<FoundToken> token(byte[] hash) {
        return first(
                        "select " + TOKEN + ", " + HOLDER
                                + " from api_token t left join app_user u on u.id = t.user_id"
                                + " left join trusted_publisher p on p.id = t.publisher_id"
                                + " join organisation o on o.id = t.organisation_id where t.hash = ?1",
                        hash)
                .map(row -> new FoundToken(
                        Columns.uuid(row[0]),
                        actor(row, 5, scopes(row, 0), Optional.of(Columns.uuid(row[0]))),
                        row[9].equals("active"),
                        Columns.instant(row[3]),
                        row[4] != null));
    }

    Optional<FoundSession> session(byte[] hash) {
        Instant now = Instant.now();
        return first(
                        "select s.id, s.expires_at, " + TOKEN + ", " + USER
                                + " from browser_session s join app_user u on u.id = s.user_id"
                                + " join organisation o on o.id = u.organisation_id"
                                + " left join api_token t on t.id = s.token_id where s.hash = ?1",
                        hash)
                .map(row -> new FoundSession(
                        Columns.uuid(row[0]),
                        actor(row, 7, row[2] == null ? null : scopes(row, 2), Optional.empty()),
                        row[11].equals("active")
                                && Columns.instant(row[1]).isAfter(now)
                                && (row[2] == null
                                        || (row[6] == null
                                                && Columns.instant(row[5]).isAfter(now)))));
    }

    /** The user with everything their role allows; empty when they are disabled or of another organisation. */
    Optional<Actor> active(UUID organisation, UUID user) {
        List<?> rows = entities.createNativeQuery(
                        "select " + USER + " from app_user u join organisation o on o.id = u.organisation_id"
                                + " where u.id = ?1 and o.id = ?2 and u.state = 'active'")
                .setParameter(1, user)
                .setParameter(2, organisation)
                .getResultList();
        return rows.stream().findFirst().map(row -> actor((Object[]) row, 0, null, Optional.empty()));
    }

    private Optional<Object[]> first(String sql, byte[] hash) {
        List<?> rows = entities.createNativeQuery(sql).setParameter(1, hash).getResultList();
        return rows.stream().findFirst().map(row -> (Object[]) row);
    }

    /** Null for a bootstrap token: it may what its user may, also what a later release adds. */
    private static @Nullable Set<Permission> scopes(Object[] row, int at) {
        if ((Boolean) row[at + 2]) {
            return null;
        }
        return Columns.words(row[at + 1]).stream()
                .map(Permission::ofScope)
                .flatMap(Optional::stream)
                .collect(Collectors.toSet());
    }

    private static Actor actor(Object[] row, int at, @Nullable Set<Permission> scopes, Optional<UUID> token) {
        String role = (String) row[at + 3];
        Set<Permission> permissions = role.equals(TrustedRuns.ROLE)
                ? EnumSet.of(Permission.SKILLS_PUBLISH)
                : Role.valueOf(role.toUpperCase(Locale.ROOT)).permissions();
        if (scopes != null) {
            permissions.retainAll(scopes);
        }
        return new Actor(
                Columns.uuid(row[at + 5]),
                (String) row[at + 6],
                Columns.uuid(row[at]),
                (String) row[at + 1],
                (String) row[at + 2],
                role,
                permissions,
                token);
    }
}
