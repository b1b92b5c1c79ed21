package dev.guildhall.runlog;

import dev.guildhall.platform.ProblemType;

/** Problems of the record of runs. */
public enum RunlogProblem implements ProblemType {
    NOT_RECORDED("not-recorded", 503, "The record is not written yet");

    private final String slug;
    private final int status;
    private final String title;

    RunlogProblem(String slug, int status, String title) {
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
