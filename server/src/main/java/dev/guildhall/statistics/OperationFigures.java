package dev.guildhall.statistics;

import dev.guildhall.metrics.Metrics;
import dev.guildhall.metrics.Tally;
import dev.guildhall.registry.SkillVersionPublished;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Startup;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Publications of this node, and the jobs that all nodes have to do, as metrics. */
@ApplicationScoped
class OperationFigures {
    private static final Logger LOG = LoggerFactory.getLogger(OperationFigures.class);

    private final Metrics metrics;
    private final DataSource dataSource;
    private final Tally published;

    /** For the container's proxy only. */
    @SuppressWarnings("NullAway")
    protected OperationFigures() {
        this.metrics = null;
        this.dataSource = null;
        this.published = null;
    }

    @Inject
    OperationFigures(Metrics metrics, DataSource dataSource) {
        this.metrics = metrics;
        this.dataSource = dataSource;
        this.published = metrics.tally("guildhall_publications", "Versions that were published through this node.");
    }

    void start(@Observes Startup started) {
        published.add(0);
        metrics.gauge(
                "guildhall_jobs",
                "Jobs of all nodes that are not finished: waiting for a node, or held by one.",
                this::jobs,
                "kind",
                "state");
    }

    void published(@Observes(during = TransactionPhase.AFTER_SUCCESS) SkillVersionPublished version) {
        published.add(1);
    }

    private void jobs(Metrics.Report report) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement("""
                        select kind, count(*) filter (where node is null), count(*) filter (where node is not null)
                        from job where state = 'running' group by kind order by kind limit 100""");
                ResultSet rows = statement.executeQuery()) {
            while (rows.next()) {
                report.of(rows.getInt(2), rows.getString(1), "waiting");
                report.of(rows.getInt(3), rows.getString(1), "held");
            }
        } catch (SQLException e) {
            // One scrape without jobs: that the database is away is told by the pool and by readiness.
            LOG.debug("The jobs could not be counted for this scrape", e);
        }
    }
}
