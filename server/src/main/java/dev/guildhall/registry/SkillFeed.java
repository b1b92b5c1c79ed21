package dev.guildhall.registry;

import dev.guildhall.platform.Service;
import jakarta.inject.Inject;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import javax.sql.DataSource;

/**
 * Skills of an organisation that changed, for indexes kept in memory.
 *
 * <p>A position is the oldest transaction that was running at a look. Everything older was seen then, so the next look asks
 * for what that transaction or a later one wrote; what it sees twice, it sees the same.
 */
@Service
public class SkillFeed {
    /** Before every change. */
    public static final String START = "0";

    private static final int FETCHED = 2_000;

    private final DataSource dataSource;

    @Inject
    SkillFeed(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /**
     * Hands over every skill that changed since, in any state.
     *
     * @return the position to ask from next time
     */
    public String changes(UUID organisation, String since, Consumer<SkillFacts> each) throws SQLException {
        try (Connection connection = dataSource.getConnection()) {
            // Outside of auto-commit, so that the first look at many skills comes in portions.
            connection.setAutoCommit(false);
            try {
                String next = position(connection);
                read(connection, organisation, since, each);
                return next;
            } finally {
                connection.rollback();
                connection.setAutoCommit(true);
            }
        }
    }

    /** Whether the organisation has more skills, in any state. */
    public boolean hasMoreThan(UUID organisation, int most) throws SQLException {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(
                        "select count(*) from (select 1 from skill where organisation_id = ? limit ?) counted")) {
            statement.setObject(1, organisation);
            statement.setInt(2, most + 1);
            try (ResultSet rows = statement.executeQuery()) {
                rows.next();
                return rows.getInt(1) > most;
            }
        }
    }

    private static String position(Connection connection) throws SQLException {
        try (PreparedStatement statement =
                        connection.prepareStatement("select cast(pg_snapshot_xmin(pg_current_snapshot()) as text)");
                ResultSet rows = statement.executeQuery()) {
            rows.next();
            return rows.getString(1);
        }
    }

    private static void read(Connection connection, UUID organisation, String since, Consumer<SkillFacts> each)
            throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("""
                select id, owner_name, category, license, state, verdict, risk, harnesses, keywords
                from skill where organisation_id = ? and changed_in >= cast(? as xid8)""")) {
            statement.setFetchSize(FETCHED);
            statement.setObject(1, organisation);
            statement.setString(2, since);
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    each.accept(new SkillFacts(
                            rows.getObject(1, UUID.class),
                            rows.getString(2),
                            Optional.ofNullable(rows.getString(3)),
                            Optional.ofNullable(rows.getString(4)),
                            rows.getString(5),
                            rows.getString(6),
                            rows.getString(7),
                            texts(rows.getArray(8)),
                            texts(rows.getArray(9))));
                }
            }
        }
    }

    private static List<String> texts(Array array) throws SQLException {
        return Arrays.asList((String[]) array.getArray());
    }
}
