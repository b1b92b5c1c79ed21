package dev.guildhall.plugins;

/** A plugin's code cannot be used; the message says which part of it and why, for whoever brought it to mend. */
public final class BrokenPlugin extends Exception {
    public BrokenPlugin(String reason) {
        super(reason);
    }

    String reason() {
        return String.valueOf(getMessage());
    }
}
