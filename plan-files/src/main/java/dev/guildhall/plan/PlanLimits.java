package dev.guildhall.plan;

import dev.guildhall.skill.HarnessPlan.Syntax;

/** What a plan may hold at most; beyond it, it is refused before anything is written. */
public final class PlanLimits {
    /** Files of a plan, patched ones included. */
    public static final int FILES = 20_000;

    /** Bytes of all files, unpacked. */
    public static final long BYTES = 200L * 1024 * 1024;

    /** Characters of the plan's own JSON. */
    public static final int PLAN_CHARACTERS = 16 * 1024 * 1024;

    /**
     * Bytes of a configuration file that is merged into. Any file of that size, however dense, is read, changed and read again
     * in a heap of 64 MB; a parser of TOML needs a few hundred bytes for each of the file's.
     */
    public static int configurationBytes(Syntax syntax) {
        return switch (syntax) {
            case JSON, MARKDOWN -> 1024 * 1024;
            case YAML -> 256 * 1024;
            case TOML -> 128 * 1024;
        };
    }

    /** Characters of a path. */
    public static final int PATH_CHARACTERS = 1024;

    private PlanLimits() {}
}
