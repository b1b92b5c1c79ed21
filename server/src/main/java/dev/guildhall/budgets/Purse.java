package dev.guildhall.budgets;

import java.util.List;

/** The budgets of one account on this node; empty for an account that has none. Replaced as a whole. */
record Purse(List<BudgetLine> lines) {
    Purse {
        lines = List.copyOf(lines);
    }
}
