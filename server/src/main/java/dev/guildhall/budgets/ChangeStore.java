package dev.guildhall.budgets;

import dev.guildhall.platform.Service;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import javax.sql.DataSource;

/** Reads which accounts were changed, in the order of transactions. */
@Service
class ChangeStore {
    private final DataSource dataSource;

    @Inject
    ChangeStore(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /** @param upTo everything of transactions before it is in an answer by now */
    record Changes(Set<Account> accounts, String upTo) {}

    /** Where to begin: what ended before is in everything that is read from now on. */
    String now() throws SQLException {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement =
                        connection.prepareStatement("select pg_snapshot_xmin(pg_current_snapshot())::text");
                ResultSet row = statement.executeQuery()) {
            row.next();
            return row.getString(1);
        }
    }

    /** Some may be told twice, none is missed. */
    Changes since(String upTo) throws SQLException {
        Set<Account> accounts = new LinkedHashSet<>();
        String next = upTo;
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(
                        "select s.upto, c.organisation_id, c.kind, c.account from (select pg_snapshot_xmin(pg_current_snapshot()) as upto) s"
                                + " left join account_change c on c.xact >= ?::xid8")) {
            statement.setString(1, upTo);
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    next = row.getString(1);
                    if (row.getString(3) != null) {
                        accounts.add(new Account(
                                row.getObject(2, UUID.class),
                                Account.Kind.valueOf(row.getString(3).toUpperCase(Locale.ROOT)),
                                row.getString(4)));
                    }
                }
            }
        }
        return new Changes(accounts, next);
    }

    void forget(Duration older) throws SQLException {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(
                        "delete from account_change where at < now() - make_interval(secs => ?)")) {
            statement.setDouble(1, older.toMillis() / 1000.0);
            statement.executeUpdate();
        }
    }
}
