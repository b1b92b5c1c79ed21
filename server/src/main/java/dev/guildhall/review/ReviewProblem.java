package dev.guildhall.review;

import dev.guildhall.platform.ProblemType;

/** Problems of reviewing. */
public enum ReviewProblem implements ProblemType {
    CASE_UNKNOWN("review-unknown", 404, "There is no such case"),
    NO_APPEAL("nothing-to-appeal", 409, "There is no decision to appeal against"),
    DECIDED("already-decided", 409, "The case is decided"),
    TEXT_MISSING("appeal-empty", 422, "An appeal needs words");

    private final String slug;
    private final int status;
    private final String title;

    ReviewProblem(String slug, int status, String title) {
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
