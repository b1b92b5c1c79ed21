package dev.guildhall.launcher;

/** Something the person at the terminal can mend; the message says what, where and how. Printed without a stack trace. */
final class LauncherProblem extends RuntimeException {
    private static final long serialVersionUID = 1L;

    LauncherProblem(String message) {
        super(message);
    }

    LauncherProblem(String message, Throwable cause) {
        super(message, cause);
    }

    String text() {
        return String.valueOf(getMessage());
    }
}
