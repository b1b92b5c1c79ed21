package dev.guildhall.jobs;

import dev.guildhall.platform.PlatformSettings;
import dev.guildhall.platform.Service;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import javax.sql.DataSource;

/**
 * What a node writes while it holds jobs: {@code claim → renew · progress · result → (ended elsewhere) | released}.
 *
 * <p>Plain JDBC, each statement its own transaction, because it runs outside of any request. Time is the database's. Every
 * write names the epoch of the claim, so that a node that was taken for dead changes nothing any more.
 */
@Service
class JobLeases {
    private final DataSource dataSource;
    private final String node;
    private final int leaseSeconds;

    @Inject
    JobLeases(DataSource dataSource, PlatformSettings platform, JobSettings settings) {
        this(dataSource, platform.node(), settings.leaseSeconds());
    }

    JobLeases(DataSource dataSource, String node, int leaseSeconds) {
        this.dataSource = dataSource;
        this.node = node;
        this.leaseSeconds = leaseSeconds;
    }

    /** After a restart: whatever this node held, it holds no more. */
    int releaseOwn() throws SQLException {
        return update("update job set node = null, lease_until = null where state = 'running' and node = ?", node);
    }

    /** The oldest job that nobody holds, of one of these kinds. */
    Optional<ClaimedJob> claim(Set<String> kinds) throws SQLException {
        String sql = """
                update job set node = ?, epoch = epoch + 1, attempts = attempts + 1,
                    lease_until = now() + make_interval(secs => ?)
                where id = (select id from job
                    where state = 'running' and (lease_until is null or lease_until < now()) and not_before <= now()
                        and kind = any (string_to_array(?, ' '))
                    order by created_at, id limit 1 for update skip locked)
                returning id, organisation_id, kind, started_by, started_login, scopes, cast(input as text), epoch, attempts""";
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = prepared(connection, sql, node, leaseSeconds, String.join(" ", kinds));
                ResultSet row = statement.executeQuery()) {
            if (!row.next()) {
                return Optional.empty();
            }
            return Optional.of(new ClaimedJob(
                    row.getObject(1, UUID.class),
                    row.getObject(2, UUID.class),
                    row.getString(3),
                    row.getObject(4, UUID.class),
                    row.getString(5),
                    Set.copyOf(List.of(row.getString(6).split(" ", -1))),
                    row.getString(7),
                    row.getLong(8),
                    row.getInt(9)));
        }
    }

    /** False when the job is held by somebody else. */
    boolean renew(ClaimedJob job) throws SQLException {
        return update(
                        "update job set lease_until = now() + make_interval(secs => ?) where id = ? and epoch = ? and state = 'running'",
                        leaseSeconds,
                        job.id(),
                        job.epoch())
                == 1;
    }

    boolean progress(ClaimedJob job, JobProgress progress) throws SQLException {
        return update(
                        "update job set done = ?, total = ?, what = ? where id = ? and epoch = ? and state = 'running'",
                        progress.done(),
                        progress.total(),
                        progress.what(),
                        job.id(),
                        job.epoch())
                == 1;
    }

    /** Adds a line to the report, unless one of this key is there; false when the job is held by somebody else. */
    boolean result(ClaimedJob job, String key, String outcome, String body) throws SQLException {
        String sql = """
                with mine as (select id from job where id = ? and epoch = ? and state = 'running' for share),
                     added as (insert into job_result (job_id, key, outcome, body)
                        select id, ?, ?, cast(? as json) from mine on conflict do nothing)
                select 1 from mine""";
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = prepared(connection, sql, job.id(), job.epoch(), key, outcome, body);
                ResultSet row = statement.executeQuery()) {
            return row.next();
        }
    }

    Set<String> reported(UUID job) throws SQLException {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = prepared(connection, "select key from job_result where job_id = ?", job);
                ResultSet rows = statement.executeQuery()) {
            Set<String> keys = new HashSet<>();
            while (rows.next()) {
                keys.add(rows.getString(1));
            }
            return keys;
        }
    }

    /** Gives the job back, to be claimed again after a while. */
    void release(ClaimedJob job, int seconds) throws SQLException {
        update(
                "update job set node = null, lease_until = null, not_before = now() + make_interval(secs => ?) where id = ? and epoch = ? and state = 'running'",
                seconds,
                job.id(),
                job.epoch());
    }

    int deleteOld(int days) throws SQLException {
        return update(
                "delete from job where id in (select id from job where state <> 'running' and finished_at < now() - make_interval(days => ?) limit 1000)",
                days);
    }

    private int update(String sql, Object... parameters) throws SQLException {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = prepared(connection, sql, parameters)) {
            return statement.executeUpdate();
        }
    }

    private static PreparedStatement prepared(Connection connection, String sql, Object... parameters)
            throws SQLException {
        PreparedStatement statement = connection.prepareStatement(sql);
        for (int i = 0; i < parameters.length; i++) {
            statement.setObject(i + 1, parameters[i]);
        }
        return statement;
    }
}
