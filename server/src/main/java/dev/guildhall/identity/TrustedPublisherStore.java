package dev.guildhall.identity;

import dev.guildhall.platform.Service;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** All queries over trusted publishers and what they exchanged. */
@Service
class TrustedPublisherStore {
    /** Of one owner; and of one repository, over all owners. */
    static final int MOST = 100;

    private static final String ROW = """
            select p.id, p.organisation_id, g.name, o.name, p.name, p.provider, p.issuer, p.repository, p.repository_id,
                   p.repository_owner_id, p.workflow, p.environment, p.ref, array_to_string(p.skills, ' '), p.created_by,
                   p.created_at, p.last_exchange_at
            from trusted_publisher p join owner o on o.id = p.owner_id join organisation g on g.id = p.organisation_id
            where\s""";

    private final EntityManager entities;

    @Inject
    TrustedPublisherStore(EntityManager entities) {
        this.entities = entities;
    }

    List<TrustedPublisherRow> list(UUID organisation, UUID owner) {
        return rows("p.organisation_id = ?1 and p.owner_id = ?2 order by p.name", organisation, owner).stream()
                .map(TrustedPublisherRow.Found::row)
                .toList();
    }

    /** Over all owners of an organisation, the oldest first. */
    List<TrustedPublisherRow.Found> page(UUID organisation, UUID after, int limit) {
        return limited("p.organisation_id = ?1 and p.id > ?2 order by p.id", limit, organisation, after);
    }

    Optional<TrustedPublisherRow.Found> named(UUID organisation, UUID owner, String name) {
        return rows("p.organisation_id = ?1 and p.owner_id = ?2 and p.name = ?3", organisation, owner, name).stream()
                .findFirst();
    }

    Optional<TrustedPublisherRow.Found> byKey(UUID key) {
        return rows("p.id = ?1", key).stream().findFirst();
    }

    /** As it is now; until the transaction ends nobody changes it, and its exchanges wait for each other. */
    Optional<TrustedPublisherRow.Found> held(UUID key) {
        return rows("p.id = ?1 for no key update of p", key).stream().findFirst();
    }

    /** Over all organisations, when none is given: who exchanges a token has not said yet where it belongs. */
    List<TrustedPublisherRow.Found> ofRepository(String issuer, String repositoryId, Choice choice) {
        return rows(
                """
                p.issuer = ?1 and p.repository_id = ?2 and ?3 in ('', o.name) and ?4 in ('', g.name) and ?5 in ('', p.name)
                order by p.id""",
                issuer,
                repositoryId,
                choice.owner().orElse(""),
                choice.organisation().orElse(""),
                choice.publisher().orElse(""));
    }

    /** Which one is meant, when one repository is trusted more than once; an empty part does not narrow. */
    record Choice(Optional<String> owner, Optional<String> organisation, Optional<String> publisher) {}

    void put(UUID key, UUID organisation, UUID owner, String name, String issuer, PutTrustedPublisher put, String by) {
        entities.createNativeQuery("""
                        insert into trusted_publisher (id, organisation_id, owner_id, name, provider, issuer, repository,
                            repository_id, repository_owner_id, workflow, environment, ref, skills, created_by, created_at)
                        values (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, nullif(?10, ''), nullif(?11, ''), nullif(?12, ''),
                            string_to_array(?13, ' '), ?14, ?15)
                        on conflict (owner_id, name) do update set provider = excluded.provider, issuer = excluded.issuer,
                            repository = excluded.repository, repository_id = excluded.repository_id,
                            repository_owner_id = excluded.repository_owner_id, workflow = excluded.workflow,
                            environment = excluded.environment, ref = excluded.ref, skills = excluded.skills""")
                .setParameter(1, key)
                .setParameter(2, organisation)
                .setParameter(3, owner)
                .setParameter(4, name)
                .setParameter(5, put.provider())
                .setParameter(6, issuer)
                .setParameter(7, put.repository())
                .setParameter(8, put.repositoryId())
                .setParameter(9, put.ownerId())
                .setParameter(10, put.workflow().orElse(""))
                .setParameter(11, put.environment().orElse(""))
                .setParameter(12, put.ref().orElse(""))
                .setParameter(13, String.join(" ", put.skills()))
                .setParameter(14, by)
                .setParameter(15, Columns.at(Moment.now()))
                .executeUpdate();
    }

    /** What was given to its runs ends with it, at once. */
    void endTokens(UUID publisher) {
        entities.createNativeQuery("delete from api_token where publisher_id = ?1")
                .setParameter(1, publisher)
                .executeUpdate();
    }

    void delete(UUID publisher) {
        entities.createNativeQuery("delete from trusted_publisher where id = ?1")
                .setParameter(1, publisher)
                .executeUpdate();
    }

    /** False when this token was exchanged before. Forgets those that have expired. */
    boolean note(String issuer, String tokenId, Instant expiresAt) {
        entities.createNativeQuery("delete from oidc_exchange where expires_at < ?1")
                .setParameter(1, Columns.at(Moment.now().minusSeconds(300)))
                .executeUpdate();
        return entities.createNativeQuery(
                                "insert into oidc_exchange (issuer, jti, expires_at) values (?1, encode(sha256(convert_to(?2, 'UTF8')), 'hex'), ?3) on conflict do nothing")
                        .setParameter(1, issuer)
                        .setParameter(2, tokenId)
                        .setParameter(3, Columns.at(expiresAt))
                        .executeUpdate()
                == 1;
    }

    void addToken(TokenStore.Draft token, UUID publisher, String provenance) {
        entities.createNativeQuery("delete from api_token where publisher_id = ?1 and expires_at < ?2")
                .setParameter(1, publisher)
                .setParameter(2, Columns.at(Moment.now().minusSeconds(86_400)))
                .executeUpdate();
        entities.createNativeQuery("""
                        insert into api_token (id, organisation_id, publisher_id, name, prefix, hash, scopes, created_at,
                            expires_at, provenance)
                        values (?1, ?2, ?3, ?4, ?5, ?6, string_to_array(?7, ' '), ?8, ?9, cast(?10 as json))""")
                .setParameter(1, token.id())
                .setParameter(2, token.organisation())
                .setParameter(3, publisher)
                .setParameter(4, token.name())
                .setParameter(5, token.prefix())
                .setParameter(6, token.hash())
                .setParameter(7, String.join(" ", token.scopes()))
                .setParameter(8, Columns.at(token.createdAt()))
                .setParameter(9, Columns.at(token.expiresAt()))
                .setParameter(10, provenance)
                .executeUpdate();
        entities.createNativeQuery("update trusted_publisher set last_exchange_at = ?2 where id = ?1")
                .setParameter(1, publisher)
                .setParameter(2, Columns.at(token.createdAt()))
                .executeUpdate();
    }

    Optional<String> provenance(UUID token) {
        List<?> rows = entities.createNativeQuery(
                        "select cast(provenance as text) from api_token where id = ?1 and provenance is not null")
                .setParameter(1, token)
                .getResultList();
        return rows.stream().findFirst().map(Object::toString);
    }

    private List<TrustedPublisherRow.Found> rows(String condition, Object... parameters) {
        return limited(condition, MOST, parameters);
    }

    private List<TrustedPublisherRow.Found> limited(String condition, int limit, Object... parameters) {
        var query = entities.createNativeQuery(ROW + condition).setMaxResults(limit);
        for (int i = 0; i < parameters.length; i++) {
            query.setParameter(i + 1, parameters[i]);
        }
        List<TrustedPublisherRow.Found> found = new ArrayList<>();
        for (Object row : query.getResultList()) {
            found.add(found((Object[]) row));
        }
        return found;
    }

    private static TrustedPublisherRow.Found found(@Nullable Object[] row) {
        return new TrustedPublisherRow.Found(
                Columns.uuid(Objects.requireNonNull(row[0])),
                Columns.uuid(Objects.requireNonNull(row[1])),
                Columns.text(row[2]),
                Columns.text(row[3]),
                new TrustedPublisherRow(
                        Columns.text(row[4]),
                        Columns.text(row[5]),
                        Columns.text(row[6]),
                        Columns.text(row[7]),
                        Columns.text(row[8]),
                        Columns.text(row[9]),
                        Columns.optionalText(row[10]),
                        Columns.optionalText(row[11]),
                        Columns.optionalText(row[12]),
                        Columns.words(row[13]),
                        Columns.text(row[14]),
                        Columns.instant(Objects.requireNonNull(row[15])),
                        Columns.optionalInstant(row[16])));
    }
}
