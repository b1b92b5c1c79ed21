package dev.guildhall.plan;

/** What a plan may hold at most; beyond it, it is refused before anything is written. */
public final class PlanLimits {
    /** Files of a plan, patched ones included. */
    public static final int FILES = 20_000;

    /** Bytes of all files, unpacked. */
    public static final long BYTES = 200L * 1024 * 1024;

    /** Characters of the plan's own JSON. */
    public static final int PLAN_CHARACTERS = 16 * 1024 * 1024;

    /** Bytes of a configuration file that is merged into. */
    public static final int CONFIGURATION_BYTES = 5 * 1024 * 1024;

    /** Characters of a path. */
    public static final int PATH_CHARACTERS = 1024;

    private PlanLimits() {}
}
