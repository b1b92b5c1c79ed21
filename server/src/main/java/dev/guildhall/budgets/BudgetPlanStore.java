package dev.guildhall.budgets;

import dev.guildhall.platform.PageRequest;
import dev.guildhall.platform.Row;
import dev.guildhall.platform.Service;
import dev.guildhall.platform.Sql;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** All queries over budget plans; always of one organisation. */
@Service
class BudgetPlanStore {
    private static final String COLUMNS =
            "id, hard, soft, period, tokens_per_minute, requests_per_minute, parallel, created_by, created_at, changed_by, changed_at, row_version";

    private final EntityManager entities;

    @Inject
    BudgetPlanStore(EntityManager entities) {
        this.entities = entities;
    }

    Optional<BudgetPlan> find(UUID organisation, String id) {
        return new Sql("select " + COLUMNS + " from budget_plan where organisation_id = ? and id = ?", organisation, id)
                .first(entities, BudgetPlanStore::plan);
    }

    void require(UUID organisation, String id) {
        if (find(organisation, id).isEmpty()) {
            throw unknown(id);
        }
    }

    List<BudgetPlan> page(UUID organisation, PageRequest page) {
        Sql sql = new Sql("select " + COLUMNS + " from budget_plan where organisation_id = ?", organisation);
        page.part(0, 1).ifPresent(from -> sql.add("and id > ?", from));
        return sql.add("order by id limit ?", page.limit() + 1).list(entities, BudgetPlanStore::plan);
    }

    void put(UUID organisation, String id, AccountLimits limits, String by) {
        new Sql(
                        "insert into budget_plan as p (organisation_id, id, hard, soft, period, tokens_per_minute, requests_per_minute,"
                                + " parallel, created_by, changed_by) values (?, ?, cast(? as numeric), cast(? as numeric), ?,"
                                + " cast(? as bigint), cast(? as bigint), cast(? as integer), ?, ?)",
                        organisation,
                        id,
                        text(limits.maxBudget().map(BigDecimal::toPlainString)),
                        text(limits.softBudget().map(BigDecimal::toPlainString)),
                        text(limits.period()),
                        text(limits.tokensPerMinute()),
                        text(limits.requestsPerMinute()),
                        text(limits.parallel()),
                        by,
                        by)
                .add("on conflict (organisation_id, id) do update set hard = excluded.hard, soft = excluded.soft,"
                        + " period = excluded.period, tokens_per_minute = excluded.tokens_per_minute,"
                        + " requests_per_minute = excluded.requests_per_minute, parallel = excluded.parallel,"
                        + " changed_by = excluded.changed_by, changed_at = now(), row_version = p.row_version + 1")
                .update(entities);
    }

    int delete(UUID organisation, String id) {
        return new Sql("delete from budget_plan where organisation_id = ? and id = ?", organisation, id)
                .update(entities);
    }

    long users(UUID organisation, String id) {
        return new Sql("select count(*) from budget where organisation_id = ? and plan = ?", organisation, id)
                .first(entities, row -> row.number(0))
                .orElse(0L);
    }

    /** Every account that has the plan is read again. */
    void noteUsers(UUID organisation, String id) {
        new Sql(
                        "insert into account_change (organisation_id, kind, account)"
                                + " select distinct organisation_id, kind, account from budget where organisation_id = ? and plan = ?",
                        organisation,
                        id)
                .update(entities);
    }

    static RuntimeException unknown(String id) {
        return BudgetProblem.UNKNOWN_PLAN.because(
                "There is no budget plan %s. GET /budget/list lists them; POST /budget/new makes one.".formatted(id));
    }

    private static @Nullable String text(Optional<?> value) {
        return value.map(Object::toString).orElse(null);
    }

    private static BudgetPlan plan(Row row) {
        return new BudgetPlan(
                row.text(0),
                new AccountLimits(
                        row.optional(1).map(BigDecimal::new),
                        row.optional(2).map(BigDecimal::new),
                        row.optional(3).map(Period::stored),
                        row.optional(4).map(Long::valueOf),
                        row.optional(5).map(Long::valueOf),
                        row.optional(6).map(Integer::valueOf),
                        Optional.empty(),
                        List.of()),
                row.text(7),
                row.time(8),
                row.text(9),
                row.time(10),
                row.count(11));
    }
}
