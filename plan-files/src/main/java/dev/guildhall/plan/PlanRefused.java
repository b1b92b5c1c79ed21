package dev.guildhall.plan;

/** A plan, an archive or a place on disk that is not worked on; the message says what, where and the way out. */
public class PlanRefused extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public PlanRefused(String message) {
        super(message);
    }

    public PlanRefused(String message, Throwable cause) {
        super(message, cause);
    }

    /** The message, which is always there. */
    public String text() {
        return String.valueOf(getMessage());
    }
}
