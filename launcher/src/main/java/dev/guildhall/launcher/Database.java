package dev.guildhall.launcher;

import java.io.IOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Properties;

/**
 * A PostgreSQL that answers.
 *
 * @param shown for people
 * @param stopping stops it, if it is ours
 */
record Database(DatabaseAddress address, String shown, Stopping stopping) {
    private static final int OLDEST = 15;

    /** Stops something that was started. */
    interface Stopping {
        void stop() throws IOException, InterruptedException;
    }

    /** One that exists already; refuses when it does not answer or is too old. */
    static Database existing(DatabaseAddress address) {
        try (Connection connection = open(address);
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("show server_version_num")) {
            row.next();
            int version = Integer.parseInt(row.getString(1)) / 10_000;
            if (version < OLDEST) {
                throw new LauncherProblem(
                        ("GUILDHALL_DATABASE_URL points at PostgreSQL %d (%s); Guildhall needs %d or newer."
                                        + " Upgrade it, or leave GUILDHALL_DATABASE_URL out to use an embedded one.")
                                .formatted(version, address.shown(), OLDEST));
            }
            return new Database(address, "PostgreSQL " + version + " at " + address.shown(), () -> {});
        } catch (SQLException e) {
            throw new LauncherProblem(
                    "the database of GUILDHALL_DATABASE_URL (" + address + ") does not let us in: " + e.getMessage()
                            + "\nCheck host, port, user, password and database; psql with the same address must connect.",
                    e);
        }
    }

    static Connection open(DatabaseAddress address) throws SQLException {
        Properties login = new Properties();
        login.setProperty("user", address.user());
        login.setProperty("password", address.password());
        login.setProperty("connectTimeout", "10");
        login.setProperty("ApplicationName", "guildhall-launcher");
        return DriverManager.getConnection(address.jdbcUrl(), login);
    }
}
