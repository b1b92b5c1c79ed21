package dev.guildhall.hosted;

import java.util.Optional;

/**
 * One line of the report of a push or removal.
 *
 * @param outcome {@code created}, {@code updated}, {@code unchanged}, {@code found} (made before, its answer was lost),
 *     {@code removed}, {@code kept} or {@code failed}
 * @param id its id at the runtime
 * @param why of what was kept or failed
 */
record ReportLine(
        String kind,
        String name,
        String outcome,
        Optional<String> id,
        Optional<String> version,
        Optional<String> why) {}
