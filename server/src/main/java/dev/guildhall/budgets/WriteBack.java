package dev.guildhall.budgets;

import java.math.BigDecimal;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes what was spent, and gives back what lies idle: {@code settled windows → one batch ⇒ database → what a lease did not cover is
 * taken off it}.
 *
 * <p>A batch whose answer was lost is written again under the same number, and counts once. One thread at a time.
 */
final class WriteBack {
    private static final Logger LOG = LoggerFactory.getLogger(WriteBack.class);
    private static final int MOST = 1000;

    private final LeaseStore store;
    private final Node node;
    private final Leasing leasing;
    private final InstantSource clock;
    private final long idleMillis;
    private final Queue<BudgetWindow> touched = new ConcurrentLinkedQueue<>();
    private final Consumer<UUID> softPassed;

    private List<Item> batch = List.of();
    private long number;

    private record Item(BudgetWindow window, Spent spent) {}

    /** @param softPassed gets the ids of budgets whose soft bound was passed just now */
    WriteBack(
            LeaseStore store,
            Node node,
            Leasing leasing,
            InstantSource clock,
            long idleMillis,
            Consumer<UUID> softPassed) {
        this.store = store;
        this.node = node;
        this.leasing = leasing;
        this.clock = clock;
        this.idleMillis = idleMillis;
        this.softPassed = softPassed;
    }

    void touch(BudgetWindow window) {
        if (!window.touched.get() && window.touched.compareAndSet(false, true)) {
            touched.add(window);
        }
    }

    /** @param all also what is not idle yet: the node ends */
    synchronized void write(boolean all) throws SQLException {
        boolean more;
        do {
            if (batch.isEmpty()) {
                gather(all);
            }
            more = batch.size() >= MOST;
            send();
        } while (more);
    }

    private void gather(boolean all) {
        long now = clock.millis();
        List<Item> items = new ArrayList<>();
        for (BudgetWindow window; items.size() < MOST && (window = touched.poll()) != null; ) {
            window.touched.set(false);
            items.add(item(window, backOf(window, all, now)));
        }
        for (BudgetWindow window : leasing.leased()) {
            if (items.size() >= MOST) {
                break;
            }
            long back = backOf(window, all, now);
            if (back > 0) {
                items.add(item(window, back));
            }
        }
        batch = items;
        number++;
    }

    private Item item(BudgetWindow window, long back) {
        return new Item(
                window,
                new Spent(
                        window.budget,
                        window.span.start(),
                        window.span.ends(),
                        Money.usd(window.pending.getAndSet(0)),
                        Money.usd(back),
                        holds(window)));
    }

    private boolean holds(BudgetWindow window) {
        return window.holds && window.node.equals(node.id());
    }

    /** What of the lease nobody will need soon. */
    private long backOf(BudgetWindow window, boolean all, long now) {
        boolean idle = now - window.usedMillis > idleMillis || now >= window.endsMillis;
        if (!(all || idle || window.returning)) {
            return 0;
        }
        window.returning = false;
        leasing.leased().remove(window);
        if (!holds(window)) {
            return 0;
        }
        long there = window.available.get();
        while (there > 0 && !window.available.compareAndSet(there, 0)) {
            there = window.available.get();
        }
        return Math.max(0, there);
    }

    private void send() throws SQLException {
        long asked = node.now();
        try {
            if (!node.isKnown()) {
                if (batch.isEmpty()) {
                    return;
                }
                leasing.sayAlive();
            }
            List<LeaseStore.Written> written = store.write(
                    node.id(), number, batch.stream().map(Item::spent).toList());
            node.seen(asked);
            for (int i = 0; i < written.size(); i++) {
                note(batch.get(i), written.get(i));
            }
            batch = List.of();
        } catch (LeaseStore.NodeGone e) {
            LOG.warn("The leases of this node were given back; it goes on as another node");
            node.reborn();
            batch = batch.stream().map(WriteBack::withoutLease).toList();
            leasing.leased().clear();
        }
    }

    private void note(Item item, LeaseStore.Written written) {
        BigDecimal uncovered = written.shortBy();
        if (item.spent().holds() && uncovered.signum() > 0) {
            item.window().available.addAndGet(Money.units(uncovered));
        }
        if (written.softPassed()) {
            softPassed.accept(item.spent().budget());
        }
    }

    private static Item withoutLease(Item item) {
        Spent spent = item.spent();
        return new Item(
                item.window(),
                new Spent(spent.budget(), spent.starts(), spent.ends(), spent.cost(), BigDecimal.ZERO, false));
    }
}
