package dev.guildhall.jobs;

/**
 * Port: a kind of work. Beans of higher features contribute it.
 *
 * <p>{@link #run} may be called again for the same job, on any node, after a crash: what it did before must be found again
 * ({@link JobRun#reported()}), not done twice.
 */
public interface JobWork {
    /** Name of the kind, kebab-case, the same for ever: it stands in the database. */
    String kind();

    /**
     * Does the work, outside of any transaction. A {@link dev.guildhall.platform.Problem} ends the job as failed; any other
     * exception is tried again later, a few times.
     */
    void run(JobRun run) throws Exception;

    /** Lets go of what was kept for the job; called inside the transaction that ends it, whichever way. */
    default void ended(String input) {}

    /** Tidies up after that; what it does not come to, somebody else's upkeep does later. */
    default void afterEnd(String input) {}
}
