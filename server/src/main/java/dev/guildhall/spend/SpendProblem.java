package dev.guildhall.spend;

import dev.guildhall.platform.ProblemType;

/** Problems of figures. */
public enum SpendProblem implements ProblemType {
    NO_PRICE("no-price", 422, "The model has no price"),
    NOT_RESET("spend-not-reset", 501, "What was spent is not reset");

    private final String slug;
    private final int status;
    private final String title;

    SpendProblem(String slug, int status, String title) {
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
