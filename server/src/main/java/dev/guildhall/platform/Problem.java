package dev.guildhall.platform;

import java.util.Map;

/** A problem that is told to the caller as {@code application/problem+json} (RFC 9457), or as a page in a browser. */
public final class Problem extends RuntimeException {
    private final transient ProblemType type;
    private final transient Map<String, Object> members;

    Problem(ProblemType type, String detail, Map<String, ?> members) {
        super(detail);
        this.type = type;
        this.members = Map.copyOf(members);
    }

    public ProblemType type() {
        return type;
    }

    public String detail() {
        return String.valueOf(getMessage());
    }

    public Map<String, Object> members() {
        return members;
    }
}
