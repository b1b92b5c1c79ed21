package dev.guildhall.runlog;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** The parts of {@code model_call} and {@code model_attempt}: one for each month (UTC), made when needed and dropped when old. */
@ApplicationScoped
class Months {
    private static final List<String> TABLES = List.of("model_call", "model_attempt");
    private static final Pattern NAME = Pattern.compile("model_call_(\\d{4,})_(\\d{2})");
    /** Any number: nodes that make or drop months wait for each other. */
    private static final long LOCK = 0x6768_6d6f_6e74_68L;

    private static final String NO_PART = "23514";

    private final @Nullable DataSource dataSource;
    private final Set<YearMonth> known = ConcurrentHashMap.newKeySet();

    /** For the client proxy. */
    protected Months() {
        dataSource = null;
    }

    @Inject
    Months(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    void make(Collection<YearMonth> wanted) throws SQLException {
        if (known.containsAll(wanted) || dataSource == null) {
            return;
        }
        try (Connection connection = dataSource.getConnection()) {
            connection.setAutoCommit(false);
            try (Statement statement = connection.createStatement()) {
                statement.execute("select pg_advisory_xact_lock(" + LOCK + ")");
                for (YearMonth month : wanted) {
                    for (String table : TABLES) {
                        statement.execute("""
                                create table if not exists %s partition of %s
                                for values from ('%s-01 00:00:00+00') to ('%s-01 00:00:00+00')""".formatted(name(table, month), table, month, month.plusMonths(1)));
                    }
                }
                connection.commit();
            } finally {
                connection.rollback();
                connection.setAutoCommit(true);
            }
        }
        known.addAll(wanted);
    }

    /** Whether a row found no part for its time. */
    boolean missing(SQLException e) {
        return NO_PART.equals(e.getSQLState());
    }

    void forget() {
        known.clear();
    }

    /** Drops all that ended before this month; answers which. */
    List<YearMonth> drop(YearMonth before) throws SQLException {
        List<YearMonth> old = new ArrayList<>();
        if (dataSource == null) {
            return old;
        }
        try (Connection connection = dataSource.getConnection()) {
            connection.setAutoCommit(false);
            try (Statement statement = connection.createStatement()) {
                statement.execute("select pg_advisory_xact_lock(" + LOCK + ")");
                for (YearMonth month : present(connection)) {
                    if (month.isBefore(before)) {
                        old.add(month);
                        for (String table : TABLES) {
                            statement.execute("drop table if exists " + name(table, month));
                        }
                    }
                }
                connection.commit();
            } finally {
                connection.rollback();
                connection.setAutoCommit(true);
            }
        }
        old.forEach(known::remove);
        return old;
    }

    private static List<YearMonth> present(Connection connection) throws SQLException {
        List<YearMonth> present = new ArrayList<>();
        try (PreparedStatement statement = connection.prepareStatement("""
                        select c.relname from pg_inherits i join pg_class c on c.oid = i.inhrelid
                        where i.inhparent = cast('model_call' as regclass) order by c.relname""");
                ResultSet rows = statement.executeQuery()) {
            while (rows.next()) {
                Matcher name = NAME.matcher(rows.getString(1));
                if (name.matches()) {
                    present.add(YearMonth.of(Integer.parseInt(name.group(1)), Integer.parseInt(name.group(2))));
                }
            }
        }
        return present;
    }

    private static String name(String table, YearMonth month) {
        return "%s_%04d_%02d".formatted(table, month.getYear(), month.getMonthValue());
    }
}
