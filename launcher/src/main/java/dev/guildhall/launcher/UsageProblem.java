package dev.guildhall.launcher;

/** A command line that is not understood. */
final class UsageProblem extends LauncherProblem {
    private static final long serialVersionUID = 1L;

    UsageProblem(String message) {
        super(message + " ./guildhall help lists what is understood.");
    }

    @Override
    int exitCode() {
        return 2;
    }
}
