package dev.guildhall.imports;

import dev.guildhall.platform.ProblemType;

/** Problems of an import as a whole; what is wrong with one skill stands in the report. */
public enum ImportProblem implements ProblemType {
    NO_SKILLS("import-without-skills", 422, "There is no skill in it"),
    TOO_MANY_SKILLS("import-too-many-skills", 422, "There are too many skills in it"),
    SOURCE_REFUSED("import-source-refused", 422, "The source cannot be imported from"),
    SOURCE_UNREACHABLE("import-source-unreachable", 502, "The repository does not answer"),
    SOURCE_PRIVATE("import-source-private", 422, "The repository wants somebody to sign in"),
    REF_UNKNOWN("import-ref-unknown", 422, "The repository has no such branch, tag or commit"),
    PATH_UNKNOWN("import-path-unknown", 422, "There is no such folder in it"),
    SOURCE_TOO_LARGE("import-source-too-large", 413, "The repository is too large");

    private final String slug;
    private final int status;
    private final String title;

    ImportProblem(String slug, int status, String title) {
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
