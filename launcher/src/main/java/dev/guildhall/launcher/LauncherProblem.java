package dev.guildhall.launcher;

/** Something the person at the terminal can mend; the message says what, where and how. Printed without a stack trace. */
class LauncherProblem extends RuntimeException {
    private static final long serialVersionUID = 1L;

    LauncherProblem(String message) {
        super(message);
    }

    LauncherProblem(String message, Throwable cause) {
        super(message, cause);
    }

    /** What the process ends with. */
    int exitCode() {
        return 1;
    }

    String text() {
        return String.valueOf(getMessage());
    }
}
