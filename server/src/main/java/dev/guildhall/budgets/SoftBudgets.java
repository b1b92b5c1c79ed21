package dev.guildhall.budgets;

import dev.guildhall.audit.Audit;
import dev.guildhall.platform.Row;
import dev.guildhall.platform.Service;
import dev.guildhall.platform.Sql;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.util.Map;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Notes in the record that a soft budget was passed, once for each period. Nothing is refused. */
@Service
class SoftBudgets {
    private static final Logger LOG = LoggerFactory.getLogger(SoftBudgets.class);

    private final EntityManager entities;
    private final Audit audit;

    @Inject
    SoftBudgets(EntityManager entities, Audit audit) {
        this.entities = entities;
        this.audit = audit;
    }

    private record Passed(UUID organisation, String kind, String account, String label, String soft) {}

    @Transactional
    public void passed(UUID budget) {
        new Sql(
                        "select organisation_id, kind, account, label, soft from budget_in_force where id = ? and soft is not null",
                        budget)
                .first(entities, SoftBudgets::row)
                .ifPresent(passed -> {
                    LOG.info("The soft budget of {} is used up", passed.label());
                    audit.append(
                            passed.organisation(),
                            "guildhall",
                            "budget.soft-passed",
                            passed.kind() + " " + passed.account(),
                            Map.of("label", passed.label(), "softBudget", passed.soft()));
                });
    }

    private static Passed row(Row row) {
        return new Passed(row.id(0), row.text(1), row.text(2), row.text(3), row.text(4));
    }
}
