package dev.guildhall.budgets;

import dev.guildhall.platform.Upkeep;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Startup;
import java.sql.SQLException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** What budgets do by themselves: write spend, read changes, look after other nodes. */
@ApplicationScoped
class BudgetUpkeep {
    private static final Duration OFTEN = Duration.ofSeconds(1);

    private @Nullable String upTo;

    void start(
            @Observes Startup started,
            Upkeep upkeep,
            Budgets budgets,
            ChangeStore changes,
            Event<AccountChanged> told) {
        upkeep.every(OFTEN, OFTEN, "Writing what was spent", budgets::writeBack);
        upkeep.every(Duration.ofMillis(500), OFTEN, "Reading changed keys and budgets", () -> read(changes, told));
        upkeep.every(Duration.ofSeconds(5), Duration.ofSeconds(5), "Looking after the nodes", budgets::lookAround);
        upkeep.every(
                Duration.ofMinutes(10),
                Duration.ofHours(1),
                "Forgetting old changes",
                () -> changes.forget(Duration.ofHours(1)));
    }

    private void read(ChangeStore changes, Event<AccountChanged> told) throws SQLException {
        if (upTo == null) {
            upTo = changes.now();
            return;
        }
        ChangeStore.Changes found = changes.since(upTo);
        found.accounts().forEach(account -> told.fire(new AccountChanged(account)));
        upTo = found.upTo();
    }
}
