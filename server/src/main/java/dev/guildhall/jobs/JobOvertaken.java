package dev.guildhall.jobs;

/** Another node holds the job now. Whoever gets this stops and writes nothing more. */
public final class JobOvertaken extends RuntimeException {
    private static final long serialVersionUID = 1L;

    JobOvertaken(String message) {
        super(message);
    }
}
