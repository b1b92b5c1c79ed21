package dev.guildhall.packages;

import java.util.Optional;

/**
 * Something a check found in a package.
 *
 * @param code stable, kebab-case, for example {@code unknown-field}
 * @param file path inside the package; empty when it concerns the whole
 * @param line 1-based
 * @param message what is wrong
 * @param fix what to do about it
 */
public record Finding(
        String code, Severity severity, Optional<String> file, Optional<Integer> line, String message, String fix) {

    /**
     * {@code ERROR} refuses the package, {@code HIGH} holds it for a reviewer, {@code WARNING} lets it pass and is shown,
     * {@code INFO} explains.
     */
    public enum Severity {
        ERROR,
        HIGH,
        WARNING,
        INFO
    }

    public boolean refuses() {
        return severity == Severity.ERROR;
    }

    public boolean holds() {
        return severity == Severity.HIGH;
    }
}
