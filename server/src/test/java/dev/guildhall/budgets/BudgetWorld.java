package dev.guildhall.budgets;

import dev.guildhall.platform.Ids;
import dev.guildhall.wired.TestDatabase;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** An organisation of its own with accounts, a clock to turn, and nodes over one database that can be switched off. */
final class BudgetWorld {
    final UUID organisation = Ids.next();
    volatile Instant now = Instant.parse("2026-11-24T10:00:30Z");
    final AtomicLong nanos = new AtomicLong(1);
    final AtomicBoolean databaseGone = new AtomicBoolean();
    private final DataSource real = TestDatabase.shared().dataSource();

    BudgetWorld() {
        run(
                "insert into organisation (id, name, display_name, created_at) values (?, ?, 'x', now())",
                organisation,
                "org-" + organisation);
    }

    /** One node. */
    Budgets node() {
        return node(120);
    }

    Budgets node(int leaseSeconds) {
        DataSource switched = new SwitchedDataSource(real, databaseGone);
        return new Budgets(
                new BudgetReadStore(switched),
                new LeaseStore(switched),
                new BudgetSettings(leaseSeconds, 5),
                (InstantSource) () -> now,
                nanos::get,
                Runnable::run,
                soft -> {});
    }

    Account account(Account.Kind kind, String id) {
        return new Account(organisation, kind, id);
    }

    Account key() {
        return account(Account.Kind.KEY, Ids.next().toString());
    }

    /** An account with a hard budget; null for none. */
    UUID budget(Account account, @Nullable String hard, String period) {
        UUID id = Ids.next();
        run(
                "insert into budget (id, organisation_id, kind, account, label, hard, period, anchor, created_by, changed_by)"
                        + " values (?, ?, ?, ?, ?, ?, ?, ?, 'test', 'test')",
                id,
                account.organisation(),
                BudgetReadStore.word(account.kind()),
                account.id(),
                BudgetReadStore.word(account.kind()) + " \"" + account.id() + "\"",
                hard == null ? null : new BigDecimal(hard),
                period,
                LeaseStore.at(Instant.parse("2026-11-01T00:00:00Z")));
        return id;
    }

    void set(UUID budget, String column, @Nullable Object value) {
        run("update budget set " + column + " = ? where id = ?", value, budget);
    }

    /** Spent and leased over all windows of the budget. */
    List<BigDecimal> totals(UUID budget) {
        try (Connection connection = real.getConnection();
                PreparedStatement statement = connection.prepareStatement(
                        "select coalesce(sum(spent), 0), coalesce(sum(leased), 0) from budget_window where budget_id = ?")) {
            statement.setObject(1, budget);
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                return List.of(
                        row.getBigDecimal(1).stripTrailingZeros(),
                        row.getBigDecimal(2).stripTrailingZeros());
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    void later(Duration by) {
        now = now.plus(by);
        nanos.addAndGet(by.toNanos());
    }

    void run(String sql, @Nullable Object... values) {
        try (Connection connection = real.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                statement.setObject(i + 1, values[i]);
            }
            statement.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    static Reserved reserved(Reservation reservation) {
        return switch (reservation) {
            case Reserved reserved -> reserved;
            case Refused refused -> throw new AssertionError(refused.message());
        };
    }

    static Refused refused(Reservation reservation) {
        return switch (reservation) {
            case Reserved ignored -> throw new AssertionError("reserved");
            case Refused refused -> refused;
        };
    }
}
