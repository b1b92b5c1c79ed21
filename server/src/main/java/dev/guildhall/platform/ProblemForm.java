package dev.guildhall.platform;

/** Port: what problems look like at addresses that speak somebody else's protocol. */
public interface ProblemForm {
    /** @param path of the request, beginning with a slash */
    boolean speaksAt(String path);

    /** The HTTP status in that protocol, usually the problem's own. */
    int status(Problem problem);

    /** A value that {@link Json} can write; a text is sent as plain text. */
    Object body(Problem problem, String traceId);
}
