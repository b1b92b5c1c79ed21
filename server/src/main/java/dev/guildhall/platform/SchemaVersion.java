package dev.guildhall.platform;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** The database schema this build needs: the highest migration under {@code db/migration}, kept true by a test. */
final class SchemaVersion {
    static final int NEEDED = 32;
    private static final int ANSWER_SECONDS = 2;

    private SchemaVersion() {}

    /** The version the database has now, from Flyway's own table. */
    static int of(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.setQueryTimeout(ANSWER_SECONDS);
            try (ResultSet row = statement.executeQuery(
                    "select coalesce(max(version::integer), 0) from flyway_schema_history where success and version is not null")) {
                row.next();
                return row.getInt(1);
            }
        }
    }
}
