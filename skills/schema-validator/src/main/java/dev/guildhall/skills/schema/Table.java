package dev.guildhall.skills.schema;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A table as all statements together leave it. Filled by {@link SchemaReader}, read by the rules. */
final class Table {
    private final Name name;
    private final String key;
    private final int line;
    private final boolean partial;
    private final Map<String, Column> columns = new LinkedHashMap<>();
    private final List<Key> keys = new ArrayList<>();
    private final List<ForeignKey> foreignKeys = new ArrayList<>();

    /** @param partial its columns are not all here: a partition, {@code create table … as}, or only altered */
    Table(Name name, String key, int line, boolean partial) {
        this.name = name;
        this.key = key;
        this.line = line;
        this.partial = partial;
    }

    Name name() {
        return name;
    }

    /** {@code schema.table}, or {@code table}. */
    String key() {
        return key;
    }

    int line() {
        return line;
    }

    boolean partial() {
        return partial;
    }

    List<Column> columns() {
        return List.copyOf(columns.values());
    }

    Optional<Column> column(String columnKey) {
        return Optional.ofNullable(columns.get(columnKey));
    }

    List<Key> keys() {
        return List.copyOf(keys);
    }

    Optional<Key> primaryKey() {
        return keys.stream().filter(k -> k.kind() == Key.Kind.PRIMARY).findFirst();
    }

    List<ForeignKey> foreignKeys() {
        return List.copyOf(foreignKeys);
    }

    void add(Column column) {
        columns.put(column.name().key(), column);
    }

    void drop(String columnKey) {
        columns.remove(columnKey);
        keys.removeIf(k -> k.columns().contains(columnKey));
        foreignKeys.removeIf(f -> f.columns().contains(columnKey));
    }

    void add(Key added) {
        keys.add(added);
        if (added.kind() == Key.Kind.PRIMARY) {
            added.columns().forEach(this::require);
        }
    }

    void add(ForeignKey added) {
        foreignKeys.add(added);
    }

    void require(String columnKey) {
        columns.computeIfPresent(columnKey, (k, c) -> c.required());
    }

    void allowNull(String columnKey) {
        columns.computeIfPresent(columnKey, (k, c) -> new Column(c.name(), c.type(), c.arguments(), false, c.line()));
    }
}
