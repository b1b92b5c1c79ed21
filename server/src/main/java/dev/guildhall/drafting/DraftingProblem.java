package dev.guildhall.drafting;

import dev.guildhall.platform.ProblemType;

/** Problems of making a draft from a source. */
public enum DraftingProblem implements ProblemType {
    SOURCE_UNREADABLE("source-unreadable", 422, "No draft can be made from this source"),
    OPENAPI_BROKEN("openapi-broken", 422, "The OpenAPI file cannot be used"),
    SOURCE_MISSING("source-missing", 422, "No source was given"),
    TEXT_EXPECTED("text-expected", 422, "Only text can be edited");

    private final String slug;
    private final int status;
    private final String title;

    DraftingProblem(String slug, int status, String title) {
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
