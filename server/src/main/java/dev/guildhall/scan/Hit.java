package dev.guildhall.scan;

import dev.guildhall.packages.Finding.Severity;

/**
 * That a rule found something at one place.
 *
 * @param file empty when it concerns the package
 * @param line 1-based; 0 when it concerns the file as a whole
 */
record Hit(Severity severity, String file, int line, String message) {
    static Hit at(Line line, Severity severity, String message) {
        return new Hit(severity, line.path(), line.number(), message);
    }
}
