package dev.guildhall.audit;

import dev.guildhall.platform.Page;
import dev.guildhall.platform.PageRequest;
import dev.guildhall.platform.Service;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** All SQL of the record. Native, because rows are only ever added and read. */
@Service
class AuditStore {
    private final EntityManager entities;

    @Inject
    AuditStore(EntityManager entities) {
        this.entities = entities;
    }

    void insert(
            UUID id, UUID organisation, Instant at, String actor, String action, String target, CanonicalEntry entry) {
        entities.createNativeQuery("""
                        insert into audit_entry (id, organisation_id, at, actor, action, target, canonical, leaf_hash)
                        values (?, ?, ?, ?, ?, ?, ?, ?)""")
                .setParameter(1, id)
                .setParameter(2, organisation)
                .setParameter(3, at.atOffset(java.time.ZoneOffset.UTC))
                .setParameter(4, actor)
                .setParameter(5, action)
                .setParameter(6, target)
                .setParameter(7, entry.json())
                .setParameter(8, HexFormat.of().parseHex(entry.leafHash()))
                .executeUpdate();
    }

    Page<AuditEntry> newestFirst(UUID organisation, AuditQuery query, PageRequest page) {
        StringBuilder sql = new StringBuilder("""
                select id, at, actor, action, target, canonical, leaf_hash from audit_entry where organisation_id = ?1""");
        Map<Integer, Object> parameters = new LinkedHashMap<>();
        parameters.put(1, organisation);
        query.actor().ifPresent(v -> and(sql, parameters, "actor = ?", v));
        query.action().ifPresent(v -> and(sql, parameters, "action = ?", v));
        query.target().ifPresent(v -> and(sql, parameters, "target = ?", v));
        query.from().ifPresent(v -> and(sql, parameters, "at >= ?", v.atOffset(java.time.ZoneOffset.UTC)));
        query.to().ifPresent(v -> and(sql, parameters, "at < ?", v.atOffset(java.time.ZoneOffset.UTC)));
        before(page).ifPresent(v -> and(sql, parameters, "id < ?", v));
        Query select = entities.createNativeQuery(
                sql.append(" order by id desc limit ").append(page.limit() + 1).toString());
        parameters.forEach(select::setParameter);
        List<AuditEntry> entries = new ArrayList<>();
        for (Object row : select.getResultList()) {
            entries.add(entry((Object[]) row));
        }
        return Page.of(entries, page.limit(), e -> PageRequest.cursor(e.id().toString()));
    }

    private static void and(StringBuilder sql, Map<Integer, Object> parameters, String condition, Object value) {
        int index = parameters.size() + 1;
        sql.append(" and ").append(condition).append(index);
        parameters.put(index, value);
    }

    private static Optional<UUID> before(PageRequest page) {
        try {
            return page.part(0, 1).map(UUID::fromString);
        } catch (IllegalArgumentException e) {
            throw PageRequest.badCursor();
        }
    }

    private static AuditEntry entry(Object[] row) {
        return new AuditEntry(
                (UUID) row[0],
                row[1] instanceof OffsetDateTime at ? at.toInstant() : ((java.sql.Timestamp) row[1]).toInstant(),
                (String) row[2],
                (String) row[3],
                (String) row[4],
                (String) row[5],
                HexFormat.of().formatHex((byte[]) row[6]));
    }
}
