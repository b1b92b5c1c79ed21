package dev.guildhall.jobs;

import dev.guildhall.platform.Actor;
import dev.guildhall.platform.Page;
import dev.guildhall.platform.PageRequest;
import dev.guildhall.platform.Permission;
import dev.guildhall.platform.Service;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

/** Starts, ends and reads jobs; always of one organisation. What a running job writes is in {@link JobLeases}. */
@Service
class JobStore {
    private static final String ROW =
            "select id, kind, state, done, total, what, started_login, created_at, finished_at, cast(error as text) from job";

    private final EntityManager entities;

    @Inject
    JobStore(EntityManager entities) {
        this.entities = entities;
    }

    int unfinished(UUID organisation) {
        return ((Number) entities.createNativeQuery(
                                "select count(*) from job where organisation_id = ?1 and state = 'running'")
                        .setParameter(1, organisation)
                        .getSingleResult())
                .intValue();
    }

    void insert(UUID id, Actor actor, String kind, String input) {
        String scopes =
                actor.permissions().stream().map(Permission::scope).sorted().collect(Collectors.joining(" "));
        entities.createNativeQuery("""
                        insert into job (id, organisation_id, kind, started_by, started_login, scopes, input, not_before, created_at)
                        values (?1, ?2, ?3, ?4, ?5, ?6, cast(?7 as json), now(), now())""")
                .setParameter(1, id)
                .setParameter(2, actor.organisation())
                .setParameter(3, kind)
                .setParameter(4, actor.user())
                .setParameter(5, actor.login())
                .setParameter(6, scopes)
                .setParameter(7, input)
                .executeUpdate();
    }

    /** False when somebody else holds the job now; then nothing was changed. */
    boolean end(ClaimedJob job, Optional<String> error) {
        return entities.createNativeQuery("""
                        update job set state = ?1, error = cast(nullif(?2, '') as json), finished_at = now(),
                            node = null, lease_until = null,
                            what = case when ?1 = 'done' then 'done' else what end
                        where id = ?3 and epoch = ?4 and state = 'running'""")
                        .setParameter(1, error.isPresent() ? "failed" : "done")
                        .setParameter(2, error.orElse(""))
                        .setParameter(3, job.id())
                        .setParameter(4, job.epoch())
                        .executeUpdate()
                == 1;
    }

    /** Empty when it is of another organisation, or of somebody else and {@code all} is false. */
    Optional<JobRow> find(Actor actor, UUID id, boolean all) {
        Query query = entities.createNativeQuery(
                        ROW + " where id = ?1 and organisation_id = ?2" + (all ? "" : " and started_by = ?3"))
                .setParameter(1, id)
                .setParameter(2, actor.organisation());
        if (!all) {
            query.setParameter(3, actor.user());
        }
        return rows(query).stream().findFirst().map(JobStore::row);
    }

    /** Newest first. */
    Page<JobRow> page(Actor actor, boolean all, PageRequest page) {
        List<Object> parameters = new ArrayList<>(List.of(actor.organisation()));
        StringBuilder sql = new StringBuilder(ROW).append(" where organisation_id = ?1");
        if (!all) {
            parameters.add(actor.user());
            sql.append(" and started_by = ?").append(parameters.size());
        }
        before(page).ifPresent(id -> {
            parameters.add(id);
            sql.append(" and id < ?").append(parameters.size());
        });
        sql.append(" order by id desc limit ").append(page.limit() + 1);
        Query query = entities.createNativeQuery(sql.toString());
        for (int i = 0; i < parameters.size(); i++) {
            query.setParameter(i + 1, parameters.get(i));
        }
        List<JobRow> found = rows(query).stream().map(JobStore::row).toList();
        return Page.of(found, page.limit(), row -> PageRequest.cursor(row.id().toString()));
    }

    /** By key. The caller has seen to it that the job is the actor's to read. */
    Page<JobResult> results(UUID job, Optional<String> outcome, PageRequest page) {
        Query query = entities.createNativeQuery("""
                        select key, outcome, cast(body as text) from job_result
                        where job_id = ?1 and key > ?2 and (?3 = '' or outcome = ?3) order by key limit ?4""")
                .setParameter(1, job)
                .setParameter(2, page.part(0, 1).orElse(""))
                .setParameter(3, outcome.orElse(""))
                .setParameter(4, page.limit() + 1);
        List<JobResult> found = rows(query).stream()
                .map(row -> new JobResult(row[0].toString(), row[1].toString(), JobJson.object(row[2].toString())))
                .toList();
        return Page.of(found, page.limit(), result -> PageRequest.cursor(result.key()));
    }

    Map<String, Integer> outcomes(UUID job) {
        Query query = entities.createNativeQuery(
                        "select outcome, count(*) from job_result where job_id = ?1 group by outcome order by outcome")
                .setParameter(1, job);
        Map<String, Integer> outcomes = new LinkedHashMap<>();
        rows(query).forEach(row -> outcomes.put(row[0].toString(), ((Number) row[1]).intValue()));
        return outcomes;
    }

    private static Optional<UUID> before(PageRequest page) {
        try {
            return page.part(0, 1).map(UUID::fromString);
        } catch (IllegalArgumentException e) {
            throw PageRequest.badCursor();
        }
    }

    private static List<Object[]> rows(Query query) {
        List<Object[]> rows = new ArrayList<>();
        for (Object row : query.getResultList()) {
            rows.add((Object[]) row);
        }
        return rows;
    }

    private static JobRow row(Object[] row) {
        return new JobRow(
                row[0] instanceof UUID id ? id : UUID.fromString(row[0].toString()),
                row[1].toString(),
                row[2].toString(),
                new JobProgress(((Number) row[3]).intValue(), ((Number) row[4]).intValue(), row[5].toString()),
                row[6].toString(),
                time(row[7]),
                Optional.ofNullable(row[8]).map(JobStore::time),
                Optional.ofNullable(row[9]).map(text -> JobJson.object(text.toString())));
    }

    private static Instant time(Object value) {
        return value instanceof OffsetDateTime at ? at.toInstant() : ((java.sql.Timestamp) value).toInstant();
    }
}
