package dev.guildhall.budgets;

import dev.guildhall.platform.ProblemType;

/** Problems of budgets. */
public enum BudgetProblem implements ProblemType {
    UNKNOWN_BUDGET("unknown-budget", 404, "There is no such budget"),
    UNKNOWN_PLAN("unknown-budget-plan", 404, "There is no such budget plan"),
    PLAN_EXISTS("budget-plan-exists", 409, "There is a budget plan of this name"),
    PLAN_IN_USE("budget-plan-in-use", 409, "Accounts have the budget plan"),
    UNUSABLE("budget-unusable", 422, "The budget cannot be had like this");

    private final String slug;
    private final int status;
    private final String title;

    BudgetProblem(String slug, int status, String title) {
        this.slug = slug;
        this.status = status;
        this.title = title;
    }

    @Override
    public String slug() {
        return slug;
    }

    @Override
    public int status() {
        return status;
    }

    @Override
    public String title() {
        return title;
    }
}
