package dev.guildhall.budgets;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;

/** What a call set aside from every budget that it counts for; settled or released once, whatever is asked after that. */
public final class Reserved implements Reservation {
    private final List<Hold> holds = new ArrayList<>(6);
    private final AtomicBoolean open = new AtomicBoolean(true);

    Reserved() {}

    /** @param amount units of {@link Money} taken from the window; 0 when the budget is without bound */
    record Hold(BudgetLine line, Minute minute, BudgetWindow window, long amount, long tokens) {}

    void add(BudgetLine line, Minute minute, BudgetWindow window, long amount, long tokens) {
        holds.add(new Hold(line, minute, window, amount, tokens));
    }

    List<Hold> holds() {
        return holds;
    }

    /** True for the first who asks. */
    boolean close() {
        return open.compareAndSet(true, false);
    }
}
