package dev.guildhall.budgets;

import dev.guildhall.budgets.BudgetWindow.Shortage;
import java.math.BigDecimal;
import java.sql.SQLException;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes money from hard budgets: {@code this node's lease (memory) → used up? → one short transaction}.
 *
 * <p>The database is asked by one call at a time for each window; the others wait for its answer. What it refused is remembered for a
 * moment, so that a flood of calls on an empty budget stays in memory.
 */
final class Leasing {
    private static final Logger LOG = LoggerFactory.getLogger(Leasing.class);
    private static final long PAUSE_MILLIS = 500;

    private final LeaseStore store;
    private final Node node;
    private final Executor beside;
    /** Windows with a lease. */
    private final Set<BudgetWindow> leased = ConcurrentHashMap.newKeySet();

    Leasing(LeaseStore store, Node node, Executor beside) {
        this.store = store;
        this.node = node;
        this.beside = beside;
    }

    Set<BudgetWindow> leased() {
        return leased;
    }

    /** Null when {@code need} was taken; else why not. */
    @Nullable
    Shortage take(BudgetWindow window, long need, long now) {
        window.usedMillis = now;
        if (node.isAlive() && window.tryTake(need)) {
            if (window.available.get() < window.low && window.ahead.compareAndSet(false, true)) {
                takeAhead(window, need, now);
            }
            return null;
        }
        Shortage before = window.shortage;
        if (before != null
                && now < before.untilMillis()
                && need > before.room() + Math.max(0, window.available.get())) {
            return before;
        }
        window.asking.lock();
        try {
            return ask(window, need, now);
        } finally {
            window.asking.unlock();
        }
    }

    private @Nullable Shortage ask(BudgetWindow window, long need, long now) {
        for (int attempt = 0; attempt < 5; attempt++) {
            if (node.isAlive() && window.tryTake(need)) {
                return null;
            }
            long missing = Math.max(1, need - window.available.get());
            Shortage before = window.shortage;
            if (before != null && now < before.untilMillis() && missing > before.room()) {
                return before;
            }
            Shortage no = more(window, missing, need, now);
            if (no != null) {
                return no;
            }
        }
        // Others took what was leased each time; that is plenty of them, not a lack of money.
        return new Shortage(now, null, 0);
    }

    /** Null when there is more now. Under the lock. */
    private @Nullable Shortage more(BudgetWindow window, long missing, long need, long now) {
        try {
            if (!node.isAlive()) {
                sayAlive();
            }
            Optional<Lease> answer = store.take(
                    window.node,
                    window.budget,
                    window.span.start(),
                    window.span.ends(),
                    Money.usd(missing),
                    Money.usd(window.wish(need, now)));
            if (answer.isEmpty() || answer.get().hard().isEmpty()) {
                // Without bound by now; the new terms are on their way.
                window.available.addAndGet(missing);
                return null;
            }
            return granted(window, answer.get(), need, now);
        } catch (LeaseStore.NodeGone e) {
            LOG.warn("The leases of this node were given back; it goes on as another node");
            node.reborn();
            return failed(window, now);
        } catch (SQLException e) {
            LOG.warn("More of a budget could not be leased: {}", e.toString());
            return failed(window, now);
        }
    }

    /** A node that was given up must not come back under its old id: its leases are others' now. */
    void sayAlive() throws SQLException, LeaseStore.NodeGone {
        long asked = node.now();
        if (node.isKnown()) {
            store.beat(node.id());
        } else {
            store.register(node.id());
        }
        node.seen(asked);
    }

    private @Nullable Shortage granted(BudgetWindow window, Lease lease, long need, long now) {
        BigDecimal room = lease.hard()
                .orElseThrow()
                .subtract(lease.spent())
                .subtract(lease.leased())
                .max(BigDecimal.ZERO);
        if (lease.granted().signum() == 0) {
            Shortage no = new Shortage(now + PAUSE_MILLIS, lease, Money.floor(room));
            window.shortage = no;
            return no;
        }
        long units = Money.floor(lease.granted());
        window.holds = true;
        window.shortage = null;
        leased.add(window);
        window.available.addAndGet(units);
        boolean plenty = room.compareTo(lease.granted().multiply(BigDecimal.TEN)) > 0;
        window.low = plenty && units > 4 * need ? units / 4 : 0;
        return null;
    }

    private static Shortage failed(BudgetWindow window, long now) {
        Shortage no = new Shortage(now + PAUSE_MILLIS, null, 0);
        window.shortage = no;
        return no;
    }

    private void takeAhead(BudgetWindow window, long need, long now) {
        try {
            beside.execute(() -> {
                window.asking.lock();
                try {
                    if (node.isAlive() && window.shortage == null && window.available.get() < window.low) {
                        more(window, 1, need, now);
                    }
                } finally {
                    window.asking.unlock();
                    window.ahead.set(false);
                }
            });
        } catch (RejectedExecutionException e) {
            window.ahead.set(false);
            LOG.debug("Nothing is leased ahead: {}", e.toString());
        }
    }
}
