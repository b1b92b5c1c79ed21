package dev.guildhall.budgets;

import dev.guildhall.platform.Service;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;

/** The nodes' leases, by plain JDBC; each method is one short transaction. */
@Service
class LeaseStore {
    private static final String NO_SUCH_NODE = "23503";

    private final DataSource dataSource;

    @Inject
    LeaseStore(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /** The node was silent so long that its leases were given to others. */
    static final class NodeGone extends Exception {
        private static final long serialVersionUID = 1L;

        NodeGone() {
            super("This node's leases were given back, because it was silent for too long.");
        }
    }

    /** What came of one {@link Spent}: how much of it the lease did not cover, and whether the soft budget was passed by it. */
    record Written(BigDecimal shortBy, boolean softPassed) {}

    /** Sets aside {@code need} at least and {@code wish} while there is plenty; empty when the budget is gone. */
    Optional<Lease> take(
            UUID node, UUID budget, Instant starts, Optional<Instant> ends, BigDecimal need, BigDecimal wish)
            throws SQLException, NodeGone {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(
                        "select granted, hard, spent, leased from take_budget(?, ?, ?, ?, ?, ?)")) {
            statement.setObject(1, node);
            statement.setObject(2, budget);
            statement.setObject(3, at(starts));
            statement.setObject(4, ends.map(LeaseStore::at).orElse(null));
            statement.setBigDecimal(5, need);
            statement.setBigDecimal(6, wish);
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                BigDecimal granted = row.getBigDecimal(1);
                return granted == null
                        ? Optional.empty()
                        : Optional.of(new Lease(
                                granted,
                                Optional.ofNullable(row.getBigDecimal(2)),
                                row.getBigDecimal(3),
                                row.getBigDecimal(4)));
            }
        } catch (SQLException e) {
            if (NO_SUCH_NODE.equals(e.getSQLState())) {
                throw new NodeGone();
            }
            throw e;
        }
    }

    /** Makes the node known. */
    void register(UUID node) throws SQLException {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(
                        "insert into budget_node (id) values (?) on conflict (id) do update set seen_at = now()")) {
            statement.setObject(1, node);
            statement.executeUpdate();
        }
    }

    /** Says that the node is alive. */
    void beat(UUID node) throws SQLException, NodeGone {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement =
                        connection.prepareStatement("update budget_node set seen_at = now() where id = ?")) {
            statement.setObject(1, node);
            if (statement.executeUpdate() == 0) {
                throw new NodeGone();
            }
        }
    }

    /**
     * Writes a batch, once: a batch that was written before, with its answer lost, is left out.
     *
     * @param batch one more than that of the batch before
     * @return one answer for each; empty when it had been written before
     */
    List<Written> write(UUID node, long batch, List<Spent> spent) throws SQLException, NodeGone {
        return transaction(connection -> writeIn(connection, node, batch, spent));
    }

    private static List<Written> writeIn(Connection connection, UUID node, long batch, List<Spent> spent)
            throws SQLException, NodeGone {
        try (PreparedStatement statement = connection.prepareStatement(
                "update budget_node set seen_at = now(), written = greatest(written, ?) where id = ? returning (select written from budget_node where id = ?)")) {
            statement.setLong(1, batch);
            statement.setObject(2, node);
            statement.setObject(3, node);
            try (ResultSet row = statement.executeQuery()) {
                if (!row.next()) {
                    throw new NodeGone();
                }
                if (row.getLong(1) >= batch) {
                    return List.of();
                }
            }
        }
        List<Written> written = new ArrayList<>(spent.size());
        try (PreparedStatement statement =
                connection.prepareStatement("select short, soft_passed from settle_budget(?, ?, ?, ?, ?, ?, ?)")) {
            for (Spent one : spent) {
                statement.setObject(1, node);
                statement.setObject(2, one.budget());
                statement.setObject(3, at(one.starts()));
                statement.setObject(4, one.ends().map(LeaseStore::at).orElse(null));
                statement.setBigDecimal(5, one.cost());
                statement.setBigDecimal(6, one.back());
                statement.setBoolean(7, one.holds());
                try (ResultSet row = statement.executeQuery()) {
                    row.next();
                    written.add(new Written(row.getBigDecimal(1), row.getBoolean(2)));
                }
            }
        }
        return written;
    }

    /** Nodes seen of late. */
    int nodes(Duration within) throws SQLException {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(
                        "select count(*) from budget_node where seen_at > now() - make_interval(secs => ?)")) {
            statement.setDouble(1, within.toMillis() / 1000.0);
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                return row.getInt(1);
            }
        }
    }

    /** Gives back the leases of nodes that were silent for longer; how many nodes. */
    int expire(Duration silent) throws SQLException {
        try {
            return transaction(connection -> {
                List<UUID> gone = lockSilent(connection, silent);
                for (UUID node : gone) {
                    giveBack(connection, node);
                }
                return gone.size();
            });
        } catch (NodeGone e) {
            throw new IllegalStateException("giving back asks for no node", e);
        }
    }

    private static List<UUID> lockSilent(Connection connection, Duration silent) throws SQLException {
        List<UUID> gone = new ArrayList<>();
        try (PreparedStatement statement = connection.prepareStatement(
                "select id from budget_node where seen_at < now() - make_interval(secs => ?) order by id limit 100 for update skip locked")) {
            statement.setDouble(1, silent.toMillis() / 1000.0);
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    gone.add(rows.getObject(1, UUID.class));
                }
            }
        }
        return gone;
    }

    /** The node's row is locked: nothing more is leased to it, since a lease refers to it. */
    private static void giveBack(Connection connection, UUID node) throws SQLException {
        try (PreparedStatement leases = connection.prepareStatement(
                        "update budget_window w set leased = w.leased - l.amount from (select budget_id, starts_at, amount from budget_lease where node_id = ? order by budget_id, starts_at) l where w.budget_id = l.budget_id and w.starts_at = l.starts_at");
                PreparedStatement gone = connection.prepareStatement("delete from budget_node where id = ?")) {
            leases.setObject(1, node);
            leases.executeUpdate();
            gone.setObject(1, node);
            gone.executeUpdate();
        }
    }

    private interface Work<T> {
        T in(Connection connection) throws SQLException, NodeGone;
    }

    private <T> T transaction(Work<T> work) throws SQLException, NodeGone {
        try (Connection connection = dataSource.getConnection()) {
            connection.setAutoCommit(false);
            try {
                T result = work.in(connection);
                connection.commit();
                connection.setAutoCommit(true);
                return result;
            } catch (SQLException | NodeGone | RuntimeException e) {
                undo(connection, e);
                throw e;
            }
        }
    }

    private static void undo(Connection connection, Exception why) {
        try {
            connection.rollback();
            connection.setAutoCommit(true);
        } catch (SQLException e) {
            why.addSuppressed(e);
        }
    }

    static OffsetDateTime at(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
