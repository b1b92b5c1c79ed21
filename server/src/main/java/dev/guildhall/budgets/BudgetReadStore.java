package dev.guildhall.budgets;

import dev.guildhall.platform.Service;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** Reads the budgets of one account for the hot path, by plain JDBC. */
@Service
class BudgetReadStore {
    private final DataSource dataSource;

    @Inject
    BudgetReadStore(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    List<BudgetTerms> of(Account account) throws SQLException {
        List<BudgetTerms> found = new ArrayList<>();
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(
                        "select id, label, model, hard, period, anchor, tokens_per_minute, requests_per_minute, parallel"
                                + " from budget_in_force where organisation_id = ? and kind = ? and account = ? order by name limit 100")) {
            statement.setObject(1, account.organisation());
            statement.setString(2, word(account.kind()));
            statement.setString(3, account.id());
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    found.add(terms(account, row));
                }
            }
        }
        return found;
    }

    private static BudgetTerms terms(Account account, ResultSet row) throws SQLException {
        String period = row.getString(5);
        return new BudgetTerms(
                row.getObject(1, UUID.class),
                account,
                row.getString(2),
                row.getString(3),
                Optional.ofNullable(row.getBigDecimal(4)),
                period == null ? Period.TOTAL : Period.stored(period),
                row.getObject(6, OffsetDateTime.class).toInstant(),
                number(row.getObject(7)),
                number(row.getObject(8)),
                row.getObject(9) == null ? OptionalInt.empty() : OptionalInt.of(row.getInt(9)));
    }

    private static OptionalLong number(@Nullable Object value) {
        return value == null ? OptionalLong.empty() : OptionalLong.of(((Number) value).longValue());
    }

    /** How a kind is called in the database and outside. */
    static String word(Account.Kind kind) {
        return kind.name().toLowerCase(Locale.ROOT);
    }
}
