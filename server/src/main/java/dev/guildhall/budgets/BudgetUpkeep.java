package dev.guildhall.budgets;

import dev.guildhall.platform.Upkeep;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Startup;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What budgets do by themselves: write spend, read changes, look after other nodes. */
@ApplicationScoped
class BudgetUpkeep {
    private static final Logger LOG = LoggerFactory.getLogger(BudgetUpkeep.class);
    private static final Duration OFTEN = Duration.ofSeconds(1);
    private static final int TURNS_BETWEEN_WARNINGS = 60;
    /** Longer than any node is without the database and still runs. */
    private static final Duration KEPT = Duration.ofDays(7);

    private volatile String upTo = "0";
    private final AtomicInteger silentTurns = new AtomicInteger();

    void start(
            @Observes Startup started,
            Upkeep upkeep,
            Budgets budgets,
            ChangeStore changes,
            Event<AccountChanged> told) {
        begin(changes);
        upkeep.every(OFTEN, OFTEN, "Writing what was spent", () -> write(budgets));
        upkeep.every(Duration.ofMillis(500), OFTEN, "Reading changed keys and budgets", () -> read(changes, told));
        upkeep.every(Duration.ofSeconds(5), Duration.ofSeconds(5), "Looking after the nodes", () -> look(budgets));
        upkeep.every(Duration.ofMinutes(10), Duration.ofHours(1), "Forgetting old changes", () -> changes.forget(KEPT));
    }

    /** Before anything is remembered, so that no change after it is missed; without a database every change there is comes again. */
    private void begin(ChangeStore changes) {
        try {
            upTo = changes.now();
        } catch (SQLException e) {
            LOG.info("Changes of keys and budgets are read from the beginning: {}", e.toString());
        }
    }

    private static void write(Budgets budgets) {
        try {
            budgets.writeBack();
        } catch (SQLException e) {
            LOG.debug("What was spent could not be written; it is kept and written later", e);
        }
    }

    /** The one that says that the database is gone, once a minute: what else meets it comes with every call. */
    private void read(ChangeStore changes, Event<AccountChanged> told) {
        try {
            ChangeStore.Changes found = changes.since(upTo);
            found.accounts().forEach(account -> told.fire(new AccountChanged(account)));
            upTo = found.upTo();
            silentTurns.set(0);
        } catch (SQLException e) {
            if (silentTurns.getAndIncrement() % TURNS_BETWEEN_WARNINGS == 0) {
                LOG.warn(
                        "The database does not answer. Known keys and leased budgets go on for a while; spend is kept and written later: {}",
                        e.toString());
            }
        }
    }

    private static void look(Budgets budgets) {
        try {
            budgets.lookAround();
        } catch (SQLException e) {
            LOG.debug("Nobody looked after the nodes; it is repeated", e);
        }
    }
}
