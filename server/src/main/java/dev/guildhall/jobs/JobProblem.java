package dev.guildhall.jobs;

import dev.guildhall.platform.ProblemType;

/** Problems of long work. */
public enum JobProblem implements ProblemType {
    UNKNOWN("job-unknown", 404, "There is no such job"),
    TOO_MANY("too-many-jobs", 429, "Too many jobs wait already"),
    STARTER_GONE("job-starter-gone", 403, "Whoever started the job may not any more"),
    GAVE_UP("job-gave-up", 500, "The job was interrupted too often");

    private final String slug;
    private final int status;
    private final String title;

    JobProblem(String slug, int status, String title) {
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
