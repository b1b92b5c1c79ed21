package dev.guildhall.hosted;

import dev.guildhall.platform.Actor;
import dev.guildhall.platform.Service;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** How far the push of each agent is, and whose turn it is at a place. */
@Service
class PushRecords {
    private static final int LEASE_SECONDS = 300;

    private final Rows rows;

    @Inject
    PushRecords(DataSource dataSource) {
        this.rows = new Rows(dataSource);
    }

    /** Takes the turn, or keeps it; false while another job has it. */
    boolean turn(Place place, UUID job) {
        return rows.change(
                        """
                        update hosted_connection set busy_job = ?, busy_until = now() + make_interval(secs => ?)
                        where organisation_id = ? and runtime = ? and (busy_job is null or busy_job = ? or busy_until < now())""",
                        job,
                        LEASE_SECONDS,
                        place.organisation(),
                        place.runtime().id(),
                        job)
                == 1;
    }

    void endTurn(Place place, UUID job) {
        rows.change(
                "update hosted_connection set busy_job = null, busy_until = null where organisation_id = ? and runtime = ? and busy_job = ?",
                place.organisation(),
                place.runtime().id(),
                job);
    }

    /** Before the job begins; when it has begun already, it knows better. */
    void queued(Place place, HostedInput input, UUID job, Actor actor) {
        rows.change("""
                insert into hosted_push (organisation_id, runtime, agent, stage, state, job_id, changed_by, changed_at)
                values (?, ?, ?, ?, 'pushing', ?, ?, now())
                on conflict (organisation_id, runtime, agent) do update
                    set state = 'pushing', job_id = excluded.job_id, problem = null, changed_by = excluded.changed_by,
                        changed_at = now()
                    where hosted_push.job_id <> excluded.job_id""", place.organisation(), place.runtime().id(), input.agent(), input.stage(), job, actor.login());
    }

    void abandoned(Place place, String agent) {
        rows.change(
                "update hosted_push set state = 'incomplete', problem = coalesce(problem, 'The job ended before it was done.'),"
                        + " changed_at = now()"
                        + " where organisation_id = ? and runtime = ? and agent = ? and state in ('pushing', 'removing')",
                place.organisation(),
                place.runtime().id(),
                agent);
    }

    /** @param state {@code pushing} or {@code removing}; what was pushed last stays */
    void begin(Place place, String agent, String stage, String state, UUID job, Actor actor) {
        rows.change("""
                insert into hosted_push (organisation_id, runtime, agent, stage, state, job_id, changed_by, changed_at)
                values (?, ?, ?, ?, ?, ?, ?, now())
                on conflict (organisation_id, runtime, agent) do update
                    set state = excluded.state, stage = excluded.stage, job_id = excluded.job_id, problem = null,
                        changed_by = excluded.changed_by, changed_at = now()""", place.organisation(), place.runtime().id(), agent, stage, state, job, actor.login());
    }

    void pushed(Place place, String agent, int version, String lockDigest) {
        rows.change(
                "update hosted_push set state = 'pushed', problem = null, agent_version = ?, lock_digest = ?, changed_at = now()"
                        + " where organisation_id = ? and runtime = ? and agent = ?",
                version,
                lockDigest,
                place.organisation(),
                place.runtime().id(),
                agent);
    }

    void incomplete(Place place, String agent, @Nullable String problem) {
        rows.change(
                "update hosted_push set state = 'incomplete', problem = ?, changed_at = now()"
                        + " where organisation_id = ? and runtime = ? and agent = ?",
                problem,
                place.organisation(),
                place.runtime().id(),
                agent);
    }

    void removed(Place place, String agent) {
        rows.change(
                "delete from hosted_push where organisation_id = ? and runtime = ? and agent = ?",
                place.organisation(),
                place.runtime().id(),
                agent);
    }

    /** Without its parts. */
    Optional<HostedPush> find(Place place, String agent) {
        return rows
                .read(
                        PushRecords::push,
                        """
                        select runtime, agent, stage, agent_version, lock_digest, state, problem, job_id, changed_by, changed_at
                        from hosted_push where organisation_id = ? and runtime = ? and agent = ?""",
                        place.organisation(),
                        place.runtime().id(),
                        agent)
                .stream()
                .findFirst();
    }

    private static HostedPush push(ResultSet row) throws SQLException {
        int version = row.getInt(4);
        Optional<Integer> known = row.wasNull() ? Optional.empty() : Optional.of(version);
        Timestamp at = row.getTimestamp(10);
        return new HostedPush(
                row.getString(1),
                row.getString(2),
                row.getString(3),
                known,
                Optional.ofNullable(row.getString(5)),
                row.getString(6),
                Optional.ofNullable(row.getString(7)),
                row.getObject(8, UUID.class),
                row.getString(9),
                at.toInstant(),
                Optional.empty(),
                List.of());
    }
}
