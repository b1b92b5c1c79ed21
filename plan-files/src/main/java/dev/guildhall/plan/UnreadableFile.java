package dev.guildhall.plan;

import dev.guildhall.skill.HarnessPlan.Syntax;

/** A configuration file that is left alone because it does not parse, or holds something else than a plan counts on. */
public final class UnreadableFile extends PlanRefused {
    private static final long serialVersionUID = 1L;

    private final String path;
    private final int line;
    private final int column;
    private final String why;

    /** @param line counted from 1, as is the column */
    public UnreadableFile(String path, int line, int column, String why) {
        super("%s:%d:%d: %s. The file was left as it is.".formatted(path, line, column, why));
        this.path = path;
        this.line = line;
        this.column = column;
        this.why = why;
    }

    static UnreadableFile tooLarge(String path, Syntax syntax) {
        return new UnreadableFile(
                path,
                1,
                1,
                "it has more than %,d bytes, the most that is merged into a %s file"
                        .formatted(PlanLimits.configurationBytes(syntax), syntax.name()));
    }

    public String path() {
        return path;
    }

    public int line() {
        return line;
    }

    public int column() {
        return column;
    }

    public String why() {
        return why;
    }
}
