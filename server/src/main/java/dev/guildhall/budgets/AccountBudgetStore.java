package dev.guildhall.budgets;

import dev.guildhall.platform.Ids;
import dev.guildhall.platform.PageRequest;
import dev.guildhall.platform.Row;
import dev.guildhall.platform.Service;
import dev.guildhall.platform.Sql;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** All queries over the budgets of accounts; always of one organisation. */
@Service
class AccountBudgetStore {
    private static final String TERMS =
            "b.name, b.model, b.plan, b.hard, b.soft, b.period, b.tokens_per_minute, b.requests_per_minute, b.parallel";
    private static final String COLUMNS =
            "b.id, b.kind, b.account, b.label, b.anchor, b.extra, b.extra_until, b.row_version, " + TERMS
                    + ", f.hard, f.soft, f.period, f.tokens_per_minute, f.requests_per_minute, f.parallel, w.spent, w.ends_at";
    private static final String FROM =
            " from budget b join budget_in_force f on f.id = b.id left join lateral (select spent, ends_at from budget_window"
                    + " where budget_id = b.id order by starts_at desc limit 1) w on true where b.organisation_id = ?";

    private final EntityManager entities;

    @Inject
    AccountBudgetStore(EntityManager entities) {
        this.entities = entities;
    }

    /**
     * A row of the table.
     *
     * @param name empty for the account's own budget
     * @param spent in the last window
     * @param ends when that ends; empty when it never does, or nothing was spent yet
     */
    record Kept(
            UUID id,
            Account account,
            String name,
            String label,
            Instant anchor,
            Optional<BigDecimal> extra,
            Optional<Instant> extraUntil,
            int revision,
            String model,
            AccountLimits own,
            AccountLimits inForce,
            BigDecimal spent,
            Optional<Instant> ends) {}

    List<Kept> of(UUID organisation, Account.Kind kind, Collection<String> accounts) {
        return new Sql("select " + COLUMNS + FROM, organisation)
                .add(
                        "and b.kind = ? and b.account = any (string_to_array(?, chr(31))) order by b.account, b.name",
                        BudgetReadStore.word(kind),
                        Sql.joined(List.copyOf(accounts)))
                .list(entities, row -> kept(organisation, row));
    }

    /** Accounts' own budgets, by kind and account. */
    List<Kept> page(UUID organisation, Optional<String> kind, PageRequest page) {
        Sql sql = new Sql("select " + COLUMNS + FROM, organisation).add("and b.name = ''");
        kind.ifPresent(one -> sql.add("and b.kind = ?", one));
        page.part(0, 2)
                .ifPresent(from -> sql.add(
                        "and (b.kind, b.account) > (?, ?)",
                        from,
                        page.part(1, 2).orElseThrow()));
        return sql.add("order by b.kind, b.account limit ?", page.limit() + 1)
                .list(entities, row -> kept(organisation, row));
    }

    void put(Account account, String name, String label, AccountLimits limits, String model, String by) {
        new Sql(
                        "insert into budget as b (id, organisation_id, kind, account, name, label, model, plan, hard, soft, period,"
                                + " tokens_per_minute, requests_per_minute, parallel, created_by, changed_by)"
                                + " values (?, ?, ?, ?, ?, ?, ?, ?, cast(? as numeric), cast(? as numeric), ?, cast(? as bigint), cast(? as bigint), cast(? as integer), ?, ?)",
                        Ids.next(),
                        account.organisation(),
                        BudgetReadStore.word(account.kind()),
                        account.id(),
                        name,
                        label,
                        model,
                        limits.plan().orElse(null),
                        text(limits.maxBudget()),
                        text(limits.softBudget()),
                        limits.period().map(Period::word).orElse(null),
                        text(limits.tokensPerMinute()),
                        text(limits.requestsPerMinute()),
                        text(limits.parallel()),
                        by,
                        by)
                .add("on conflict (organisation_id, kind, account, name) do update set label = excluded.label,"
                        + " plan = excluded.plan, hard = excluded.hard, soft = excluded.soft, period = excluded.period,"
                        + " tokens_per_minute = excluded.tokens_per_minute, requests_per_minute = excluded.requests_per_minute,"
                        + " parallel = excluded.parallel, changed_by = excluded.changed_by, changed_at = now(),"
                        + " row_version = b.row_version + 1")
                .update(entities);
    }

    /** Removes further budgets that are not among {@code names}. */
    void keepOthers(Account account, List<String> names) {
        new Sql(
                        "delete from budget where organisation_id = ? and kind = ? and account = ? and name <> ''"
                                + " and not name = any (string_to_array(?, chr(31)))",
                        account.organisation(),
                        BudgetReadStore.word(account.kind()),
                        account.id(),
                        Sql.joined(names))
                .update(entities);
    }

    int delete(Account account) {
        return new Sql(
                        "delete from budget where organisation_id = ? and kind = ? and account = ?",
                        account.organisation(),
                        BudgetReadStore.word(account.kind()),
                        account.id())
                .update(entities);
    }

    void raise(Account account, @Nullable BigDecimal extra, @Nullable Instant until, String by) {
        new Sql(
                        "update budget set extra = cast(? as numeric), extra_until = cast(? as timestamptz), changed_by = ?,"
                                + " changed_at = now(), row_version = row_version + 1"
                                + " where organisation_id = ? and kind = ? and account = ? and name = ''",
                        extra == null ? null : extra.toPlainString(),
                        until == null ? null : until.toString(),
                        by,
                        account.organisation(),
                        BudgetReadStore.word(account.kind()),
                        account.id())
                .update(entities);
    }

    /** What is spent in the window, whatever it was. */
    void spent(UUID budget, Period.Span span, BigDecimal usd) {
        new Sql(
                        "insert into budget_window (budget_id, starts_at, ends_at, spent)"
                                + " values (?, cast(? as timestamptz), cast(? as timestamptz), cast(? as numeric))"
                                + " on conflict (budget_id, starts_at) do update set spent = excluded.spent, soft_at = null",
                        budget,
                        span.start().toString(),
                        span.ends().map(Instant::toString).orElse(null),
                        usd.toPlainString())
                .update(entities);
    }

    private static @Nullable String text(Optional<?> value) {
        return value.map(one -> one instanceof BigDecimal usd ? usd.toPlainString() : one.toString())
                .orElse(null);
    }

    private static Kept kept(UUID organisation, Row row) {
        String kind = row.text(1);
        Optional<Instant> ends = row.optional(24).isPresent() ? Optional.of(row.time(24)) : Optional.empty();
        return new Kept(
                row.id(0),
                new Account(organisation, AccountBudgets.kind(kind), row.text(2)),
                row.text(8),
                row.text(3),
                row.time(4),
                money(row, 5),
                row.optional(6).isPresent() ? Optional.of(row.time(6)) : Optional.empty(),
                row.count(7),
                row.text(9),
                limits(row, row.optional(10), 11),
                limits(row, row.optional(10), 17),
                money(row, 23).orElse(BigDecimal.ZERO),
                ends);
    }

    private static AccountLimits limits(Row row, Optional<String> plan, int at) {
        return new AccountLimits(
                money(row, at),
                money(row, at + 1),
                row.optional(at + 2).map(Period::stored),
                row.optional(at + 3).map(Long::valueOf),
                row.optional(at + 4).map(Long::valueOf),
                row.optional(at + 5).map(Integer::valueOf),
                plan,
                List.of());
    }

    private static Optional<BigDecimal> money(Row row, int column) {
        return row.optional(column)
                .map(BigDecimal::new)
                .map(BigDecimal::stripTrailingZeros)
                .map(usd -> usd.scale() < 0 ? usd.setScale(0) : usd);
    }
}
