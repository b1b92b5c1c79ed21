package dev.guildhall.scan;

import java.util.List;
import java.util.Locale;

/**
 * What a package could do if it ran, whatever its intentions are.
 *
 * @param reasons the capabilities that make it so, the gravest first; empty when it is text that orders nothing
 */
public record Risk(Level level, List<String> reasons) {
    public Risk {
        reasons = List.copyOf(reasons);
    }

    /** {@code LOW}: text to read. {@code MEDIUM}: it runs or reaches something, or has the agent do so. {@code HIGH}: it could do lasting harm alone. */
    public enum Level {
        LOW,
        MEDIUM,
        HIGH;

        /** Lower-case name, as it stands in the JSON API. */
        public String label() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
