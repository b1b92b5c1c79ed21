package dev.guildhall.skills.schema;

import java.util.List;

/**
 * A foreign key.
 *
 * @param columns keys of the referring columns
 * @param target key of the table referred to
 * @param targetColumns keys of the columns referred to; empty for the target's primary key
 */
record ForeignKey(List<String> columns, String target, List<String> targetColumns, int line) {
    ForeignKey {
        columns = List.copyOf(columns);
        targetColumns = List.copyOf(targetColumns);
    }
}
