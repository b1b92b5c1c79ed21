package dev.guildhall.plugins;

/** The package's Java part cannot be used; the message says which part of it and why, for the publisher to mend. */
final class BrokenPlugin extends Exception {
    BrokenPlugin(String reason) {
        super(reason);
    }

    String reason() {
        return String.valueOf(getMessage());
    }
}
