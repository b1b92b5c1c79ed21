package dev.guildhall.review;

import dev.guildhall.platform.Ids;
import dev.guildhall.platform.Page;
import dev.guildhall.platform.PageRequest;
import dev.guildhall.platform.Service;
import dev.guildhall.registry.AcceptedFinding;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** All SQL of reviews. */
@Service
class ReviewStore {
    private static final String ROW = """
            select c.id, s.owner_name, s.name, v.version, c.state, v.reason, v.verdict, v.risk, v.published_by,
                   c.opened_at, c.changed_at, c.revision
            from review_case c join skill_version v on v.id = c.version_id join skill s on s.id = v.skill_id
            where c.organisation_id = ?1""";
    private static final int COUNTED = 1_000;
    private static final int STEPS = 200;

    private final EntityManager entities;

    @Inject
    ReviewStore(EntityManager entities) {
        this.entities = entities;
    }

    /** The version's id, when the organisation has it. */
    Optional<UUID> version(UUID organisation, String owner, String name, String version) {
        return rows(entities.createNativeQuery("""
                        select v.id from skill_version v join skill s on s.id = v.skill_id
                        where s.organisation_id = ?1 and s.owner_name = ?2 and s.name = ?3 and v.version = ?4""")
                        .setParameter(1, organisation)
                        .setParameter(2, owner)
                        .setParameter(3, name)
                        .setParameter(4, version))
                .stream()
                .findFirst()
                .map(row -> (UUID) row[0]);
    }

    /** Opens the version's case, closes it or opens it again. */
    void put(UUID organisation, UUID version, String state) {
        entities.createNativeQuery("""
                        insert into review_case (id, organisation_id, version_id, state, opened_at, changed_at)
                        values (?1, ?2, ?3, ?4, now(), now())
                        on conflict (version_id) do update set state = excluded.state, changed_at = now(),
                            revision = review_case.revision + 1""")
                .setParameter(1, Ids.next())
                .setParameter(2, organisation)
                .setParameter(3, version)
                .setParameter(4, state)
                .executeUpdate();
    }

    void step(UUID organisation, UUID version, String what, String by, String note) {
        entities.createNativeQuery("""
                        insert into review_step (id, organisation_id, version_id, at, what, actor, note)
                        values (?1, ?2, ?3, now(), ?4, ?5, ?6)""")
                .setParameter(1, Ids.next())
                .setParameter(2, organisation)
                .setParameter(3, version)
                .setParameter(4, what)
                .setParameter(5, by)
                .setParameter(6, note)
                .executeUpdate();
    }

    /** Newest first; {@code states} empty for all. */
    Page<ReviewRow> page(UUID organisation, Set<String> states, PageRequest page) {
        String after = page.part(0, 1).isPresent() ? " and c.id < cast(?3 as uuid)" : "";
        Query query = entities.createNativeQuery(ROW + among(states) + after + " order by c.id desc limit ?2")
                .setParameter(1, organisation)
                .setParameter(2, page.limit() + 1);
        page.part(0, 1).ifPresent(id -> query.setParameter(3, id(id)));
        List<ReviewRow> found = rows(query).stream().map(ReviewStore::row).toList();
        return Page.of(found, page.limit(), row -> PageRequest.cursor(row.id().toString()));
    }

    /** Up to {@value #COUNTED}. */
    long count(UUID organisation, Set<String> states) {
        return ((Number) entities.createNativeQuery(
                                "select count(*) from (select 1 from review_case c where c.organisation_id = ?1"
                                        + among(states) + " limit " + COUNTED + ") counted")
                        .setParameter(1, organisation)
                        .getSingleResult())
                .longValue();
    }

    Optional<ReviewRow> find(UUID organisation, UUID id) {
        return rows(entities.createNativeQuery(ROW + " and c.id = ?2")
                        .setParameter(1, organisation)
                        .setParameter(2, id))
                .stream()
                .findFirst()
                .map(ReviewStore::row);
    }

    Optional<ReviewRow> ofVersion(UUID organisation, UUID version) {
        return rows(entities.createNativeQuery(ROW + " and c.version_id = ?2")
                        .setParameter(1, organisation)
                        .setParameter(2, version))
                .stream()
                .findFirst()
                .map(ReviewStore::row);
    }

    /** Moves the case on only from this state, so that of two who do so at once one comes too late. */
    boolean move(UUID organisation, UUID version, String from, String to) {
        return entities.createNativeQuery("""
                                update review_case set state = ?4, changed_at = now(), revision = revision + 1
                                where organisation_id = ?1 and version_id = ?2 and state = ?3""")
                        .setParameter(1, organisation)
                        .setParameter(2, version)
                        .setParameter(3, from)
                        .setParameter(4, to)
                        .executeUpdate()
                == 1;
    }

    /** Whoever has the case open reads it again before they decide. */
    void touch(UUID organisation, UUID version) {
        entities.createNativeQuery("""
                        update review_case set changed_at = now(), revision = revision + 1
                        where organisation_id = ?1 and version_id = ?2""")
                .setParameter(1, organisation)
                .setParameter(2, version)
                .executeUpdate();
    }

    /** Oldest first; the newest of very many. */
    List<ReviewStep> history(UUID organisation, UUID version) {
        return rows(entities.createNativeQuery("""
                        select at, what, actor, note from (
                            select id, at, what, actor, note from review_step
                            where organisation_id = ?1 and version_id = ?2 order by id desc limit ?3) newest
                        order by id""")
                        .setParameter(1, organisation)
                        .setParameter(2, version)
                        .setParameter(3, STEPS))
                .stream()
                .map(row -> new ReviewStep(time(row[0]), (String) row[1], (String) row[2], (String) row[3]))
                .toList();
    }

    /** Remembers what of the version's findings asks for a reviewer, as read. */
    void accept(UUID version) {
        entities.createNativeQuery("""
                        insert into accepted_finding (version_id, code, file)
                        select distinct v.id, f ->> 'code', coalesce(f ->> 'file', '')
                        from skill_version v, json_array_elements(v.findings) f
                        where v.id = ?1 and f ->> 'severity' = 'HIGH'
                        on conflict do nothing""").setParameter(1, version).executeUpdate();
    }

    Set<AcceptedFinding> accepted(UUID version) {
        return rows(entities.createNativeQuery("select code, file from accepted_finding where version_id = ?1")
                        .setParameter(1, version))
                .stream()
                .map(row -> new AcceptedFinding((String) row[0], (String) row[1]))
                .collect(Collectors.toUnmodifiableSet());
    }

    /** The literals of our own vocabulary, so that the planner knows them. */
    private static String among(Set<String> states) {
        return states.isEmpty()
                ? ""
                : states.stream().sorted().collect(Collectors.joining("', '", " and c.state in ('", "')"));
    }

    private static UUID id(String text) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException e) {
            throw PageRequest.badCursor();
        }
    }

    private static List<Object[]> rows(Query query) {
        List<Object[]> rows = new ArrayList<>();
        for (Object row : query.getResultList()) {
            rows.add(row instanceof Object[] columns ? columns : new Object[] {row});
        }
        return rows;
    }

    private static ReviewRow row(Object[] row) {
        return new ReviewRow(
                (UUID) row[0],
                (String) row[1],
                (String) row[2],
                (String) row[3],
                (String) row[4],
                Optional.ofNullable((String) row[5]),
                (String) row[6],
                (String) row[7],
                (String) row[8],
                time(row[9]),
                time(row[10]),
                ((Number) row[11]).intValue());
    }

    private static Instant time(Object value) {
        return value instanceof OffsetDateTime at ? at.toInstant() : ((Timestamp) value).toInstant();
    }
}
