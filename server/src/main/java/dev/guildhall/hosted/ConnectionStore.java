package dev.guildhall.hosted;

import dev.guildhall.platform.Service;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** All queries over connections; always of one organisation. */
@Service
class ConnectionStore {
    private static final int MOST = 100;

    private final EntityManager entities;

    @Inject
    ConnectionStore(EntityManager entities) {
        this.entities = entities;
    }

    /** A connection with its key, sealed. */
    record Kept(HostedConnection shown, byte[] sealedKey) {}

    List<HostedConnection> list(UUID organisation) {
        List<?> rows = entities.createNativeQuery(
                        "select runtime, base_url, changed_by, changed_at, row_version, sealed_key from hosted_connection"
                                + " where organisation_id = ?1 order by runtime limit ?2")
                .setParameter(1, organisation)
                .setParameter(2, MOST)
                .getResultList();
        return rows.stream().map(row -> kept((Object[]) row).shown()).toList();
    }

    /** @param lock until the transaction ends */
    Optional<Kept> find(UUID organisation, HostedRuntime runtime, boolean lock) {
        List<?> rows = entities.createNativeQuery(
                        "select runtime, base_url, changed_by, changed_at, row_version, sealed_key from hosted_connection"
                                + " where organisation_id = ?1 and runtime = ?2" + (lock ? " for update" : ""))
                .setParameter(1, organisation)
                .setParameter(2, runtime.id())
                .getResultList();
        return rows.stream().findFirst().map(row -> kept((Object[]) row));
    }

    void put(UUID organisation, HostedRuntime runtime, String baseUrl, byte[] sealedKey, String by) {
        entities.createNativeQuery("""
                        insert into hosted_connection (organisation_id, runtime, base_url, sealed_key, changed_by, changed_at)
                        values (?1, ?2, ?3, ?4, ?5, now())
                        on conflict (organisation_id, runtime) do update set base_url = excluded.base_url,
                            sealed_key = excluded.sealed_key, changed_by = excluded.changed_by, changed_at = now(),
                            row_version = hosted_connection.row_version + 1""")
                .setParameter(1, organisation)
                .setParameter(2, runtime.id())
                .setParameter(3, baseUrl)
                .setParameter(4, sealedKey)
                .setParameter(5, by)
                .executeUpdate();
    }

    int pushed(UUID organisation, HostedRuntime runtime) {
        return ((Number) entities.createNativeQuery(
                                "select count(*) from hosted_push where organisation_id = ?1 and runtime = ?2")
                        .setParameter(1, organisation)
                        .setParameter(2, runtime.id())
                        .getSingleResult())
                .intValue();
    }

    /** With everything that is known of it. */
    void delete(UUID organisation, HostedRuntime runtime) {
        entities.createNativeQuery("delete from hosted_connection where organisation_id = ?1 and runtime = ?2")
                .setParameter(1, organisation)
                .setParameter(2, runtime.id())
                .executeUpdate();
    }

    private static Kept kept(Object[] row) {
        HostedRuntime runtime = HostedRuntime.of(row[0].toString());
        return new Kept(
                new HostedConnection(
                        runtime.id(),
                        runtime.title(),
                        row[1].toString(),
                        row[2].toString(),
                        instant(row[3]),
                        ((Number) row[4]).intValue()),
                (byte[]) row[5]);
    }

    private static Instant instant(Object value) {
        return value instanceof OffsetDateTime at ? at.toInstant() : ((Timestamp) value).toInstant();
    }
}
