package dev.guildhall.skills.schema;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Something in the schema that is likely to hurt.
 *
 * @param code stable, kebab-case
 * @param line 1-based, in the SQL that was given
 * @param message what is wrong
 * @param fix what to do about it
 */
record Finding(
        Severity severity,
        String code,
        int line,
        @Nullable String table,
        @Nullable String column,
        String message,
        String fix) {

    /** {@code ERROR} breaks or loses data, {@code WARNING} will hurt later, {@code INFO} is worth knowing. */
    enum Severity {
        ERROR,
        WARNING,
        INFO;

        String shown() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    Map<String, Object> asMap() {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("severity", severity.shown());
        map.put("code", code);
        map.put("line", line);
        if (table != null) {
            map.put("table", table);
        }
        if (column != null) {
            map.put("column", column);
        }
        map.put("message", message);
        map.put("fix", fix);
        return map;
    }
}
