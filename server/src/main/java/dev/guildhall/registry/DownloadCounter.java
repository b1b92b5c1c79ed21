package dev.guildhall.registry;

import dev.guildhall.metrics.Metrics;
import dev.guildhall.metrics.Tally;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Downloads since the last flush, counted in memory and added to the database in one batch every few seconds.
 *
 * <p>They go to the version, to the skill, and to the skill's day (UTC) for statistics. So that no download waits for a row; a process that is killed loses the few seconds since its last flush. The
 * flush locks skills in the order of their ids before it touches versions, as every other writer locks the skill first.
 */
@ApplicationScoped
class DownloadCounter {
    private final @Nullable DataSource dataSource;
    private final @Nullable Tally total;
    private final Map<UUID, Long> counts = new ConcurrentHashMap<>();

    /** For the client proxy. */
    protected DownloadCounter() {
        this.dataSource = null;
        this.total = null;
    }

    @Inject
    DownloadCounter(DataSource dataSource, Metrics metrics) {
        this.dataSource = dataSource;
        this.total = metrics.tally("guildhall_downloads", "Archives of versions that were opened to be sent.");
    }

    void count(UUID version) {
        counts.merge(version, 1L, Long::sum);
        if (total != null) {
            total.add(1);
        }
    }

    /** Adds what was counted; when the database refuses, the counts stay for the next time. */
    synchronized void flush() throws SQLException {
        Map<UUID, Long> taken = taken();
        if (taken.isEmpty() || dataSource == null) {
            return;
        }
        boolean written = false;
        try (Connection connection = dataSource.getConnection()) {
            connection.setAutoCommit(false);
            try {
                write(connection, taken);
                connection.commit();
                written = true;
            } finally {
                connection.rollback();
                connection.setAutoCommit(true);
            }
        } finally {
            if (!written) {
                taken.forEach((version, count) -> counts.merge(version, count, Long::sum));
            }
        }
    }

    private Map<UUID, Long> taken() {
        Map<UUID, Long> taken = new HashMap<>();
        for (UUID version : List.copyOf(counts.keySet())) {
            Long count = counts.remove(version);
            if (count != null) {
                taken.put(version, count);
            }
        }
        return taken;
    }

    private static void write(Connection connection, Map<UUID, Long> taken) throws SQLException {
        UUID[] versions = taken.keySet().toArray(UUID[]::new);
        Long[] counts = new Long[versions.length];
        for (int i = 0; i < versions.length; i++) {
            counts[i] = taken.get(versions[i]);
        }
        Array ids = connection.createArrayOf("uuid", versions);
        Array added = connection.createArrayOf("bigint", counts);
        run(connection, """
                select id from skill where id in (select skill_id from skill_version where id = any (?))
                order by id for update""", ids);
        run(connection, """
                update skill_version v set downloads = v.downloads + d.added
                from unnest(?, ?) d(id, added) where v.id = d.id""", ids, added);
        run(connection, """
                update skill s set downloads = s.downloads + d.added
                from (select v.skill_id, sum(n.added) added from unnest(?, ?) n(id, added)
                      join skill_version v on v.id = n.id group by v.skill_id) d where s.id = d.skill_id""", ids, added);
        run(connection, """
                insert into skill_download_day (organisation_id, skill_id, day, downloads)
                select v.organisation_id, v.skill_id, (now() at time zone 'UTC')::date, sum(n.added)
                from unnest(?, ?) n(id, added) join skill_version v on v.id = n.id group by 1, 2 order by 2
                on conflict (skill_id, day) do update
                set downloads = skill_download_day.downloads + excluded.downloads""", ids, added);
    }

    private static void run(Connection connection, String sql, Array... parameters) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < parameters.length; i++) {
                statement.setArray(i + 1, parameters[i]);
            }
            statement.execute();
        }
    }
}
