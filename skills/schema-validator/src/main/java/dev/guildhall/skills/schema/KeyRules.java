package dev.guildhall.skills.schema;

import static dev.guildhall.skills.schema.Finding.Severity.ERROR;
import static dev.guildhall.skills.schema.Finding.Severity.INFO;
import static dev.guildhall.skills.schema.Finding.Severity.WARNING;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Rules about keys, indexes and the references between tables. */
final class KeyRules {
    private final Schema schema;
    private final boolean partial;
    private final List<Finding> findings = new ArrayList<>();

    private KeyRules(Schema schema, boolean partial) {
        this.schema = schema;
        this.partial = partial;
    }

    /** @param partial tables that are referred to may be elsewhere */
    static List<Finding> of(Schema schema, boolean partial) {
        KeyRules rules = new KeyRules(schema, partial);
        for (Table table : schema.tables()) {
            rules.keys(table);
            table.foreignKeys().forEach(f -> rules.foreignKey(table, f));
        }
        return List.copyOf(rules.findings);
    }

    private void keys(Table table) {
        List<Key> keys = table.keys();
        for (int i = 0; i < keys.size(); i++) {
            Key key = keys.get(i);
            unknownColumns(table, key.columns(), key.line(), "the key or index " + key.shown());
            for (Key earlier : keys.subList(0, i)) {
                duplicate(table, earlier, key);
            }
            if (key.kind() == Key.Kind.UNIQUE) {
                nullable(table, key);
            }
        }
    }

    private void duplicate(Table table, Key earlier, Key later) {
        if (!earlier.whole()
                || !later.whole()
                || earlier.columns().isEmpty()
                || later.columns().isEmpty()) {
            return;
        }
        if (earlier.kind() == Key.Kind.PRIMARY && later.kind() == Key.Kind.PRIMARY) {
            add(
                    ERROR,
                    "two-primary-keys",
                    table,
                    null,
                    later.line(),
                    "The table has a second primary key %s.".formatted(later.shown()),
                    "Keep one; make the other unique.");
        } else if (earlier.columns().equals(later.columns())) {
            add(
                    WARNING,
                    "duplicate-index",
                    table,
                    null,
                    later.line(),
                    "%s covers the same columns as %s: every write pays twice."
                            .formatted(later.shown(), earlier.shown()),
                    "Drop one, keeping the primary key or unique one.");
        } else {
            prefix(table, earlier, later);
            prefix(table, later, earlier);
        }
    }

    private void prefix(Table table, Key shorter, Key longer) {
        boolean covered = shorter.kind() == Key.Kind.INDEX
                && shorter.columns().size() < longer.columns().size()
                && longer.columns().subList(0, shorter.columns().size()).equals(shorter.columns());
        if (covered) {
            add(
                    INFO,
                    "redundant-index",
                    table,
                    null,
                    shorter.line(),
                    "The index %s is the beginning of %s, which serves the same queries."
                            .formatted(shorter.shown(), longer.shown()),
                    "Drop the shorter one, unless its size is the point.");
        }
    }

    private void nullable(Table table, Key key) {
        for (String column : key.columns()) {
            table.column(column)
                    .filter(c -> !c.notNull())
                    .ifPresent(c -> add(
                            WARNING,
                            "nullable-unique",
                            table,
                            column,
                            key.line(),
                            "%s is unique but may be null, and nulls are never equal: any number of rows may have none."
                                    .formatted(column),
                            "Add not null, or say what is meant with unique nulls not distinct."));
        }
    }

    private void foreignKey(Table table, ForeignKey key) {
        String columns = String.join(", ", key.columns());
        unknownColumns(table, key.columns(), key.line(), "a foreign key");
        if (table.keys().stream().noneMatch(k -> k.startsWith(key.columns()))) {
            add(
                    WARNING,
                    "foreign-key-without-index",
                    table,
                    first(key),
                    key.line(),
                    "No index begins with (%s): deleting or updating a row of %s scans the whole of %s."
                            .formatted(columns, key.target(), table.key()),
                    "create index on %s (%s);".formatted(table.key(), columns));
        }
        for (String column : key.columns()) {
            table.column(column)
                    .filter(c -> !c.notNull())
                    .ifPresent(c -> add(
                            INFO,
                            "nullable-foreign-key",
                            table,
                            column,
                            key.line(),
                            "%s refers to %s but may be null, so the reference is optional."
                                    .formatted(column, key.target()),
                            "Add not null if every row must have one."));
        }
        target(table, key);
    }

    private void target(Table table, ForeignKey key) {
        Optional<Table> found = schema.find(key.target());
        if (found.isEmpty()) {
            if (!partial) {
                add(
                        ERROR,
                        "unknown-table",
                        table,
                        first(key),
                        key.line(),
                        "The foreign key refers to %s, which this schema does not create.".formatted(key.target()),
                        "Correct the name, or pass \"partial\": true when the table is created elsewhere.");
            }
            return;
        }
        Table target = found.get();
        List<String> wanted = key.targetColumns().isEmpty()
                ? target.primaryKey().map(Key::columns).orElse(List.of())
                : key.targetColumns();
        if (target.partial()) {
            return;
        }
        for (String column : wanted) {
            if (target.column(column).isEmpty()) {
                add(
                        ERROR,
                        "unknown-column",
                        table,
                        first(key),
                        key.line(),
                        "The foreign key refers to %s.%s, which does not exist.".formatted(target.key(), column),
                        "%s has: %s.".formatted(target.key(), names(target)));
                return;
            }
        }
        if (wanted.size() != key.columns().size()) {
            add(
                    ERROR,
                    "foreign-key-column-count",
                    table,
                    first(key),
                    key.line(),
                    "The foreign key has %d columns, its target %s has %d."
                            .formatted(key.columns().size(), target.key(), wanted.size()),
                    "Name as many columns on both sides.");
            return;
        }
        if (target.keys().stream().noneMatch(k -> isUniqueOver(k, wanted))) {
            add(
                    ERROR,
                    "foreign-key-to-non-unique",
                    table,
                    first(key),
                    key.line(),
                    "(%s) of %s is neither its primary key nor unique; databases refuse such a reference."
                            .formatted(String.join(", ", wanted), target.key()),
                    "Refer to the primary key, or add a unique constraint there.");
        }
        types(table, key, target, wanted);
    }

    private void types(Table table, ForeignKey key, Table target, List<String> wanted) {
        for (int i = 0; i < wanted.size(); i++) {
            Optional<Column> from = table.column(key.columns().get(i));
            Optional<Column> to = target.column(wanted.get(i));
            if (from.isPresent() && to.isPresent() && !family(from.get()).equals(family(to.get()))) {
                add(
                        WARNING,
                        "foreign-key-type",
                        table,
                        key.columns().get(i),
                        key.line(),
                        "%s is %s, but %s.%s is %s."
                                .formatted(
                                        key.columns().get(i),
                                        from.get().type(),
                                        target.key(),
                                        wanted.get(i),
                                        to.get().type()),
                        "Give both the same type.");
            }
        }
    }

    private static String family(Column column) {
        return switch (column.type()) {
            case "serial", "int", "int4", "integer", "mediumint" -> "integer";
            case "bigserial", "int8", "bigint" -> "bigint";
            case "smallserial", "int2", "smallint" -> "smallint";
            case "varchar", "character varying", "text" -> "text";
            case "char", "character", "bpchar" -> "char";
            case "timestamptz", "timestamp with time zone" -> "timestamptz";
            case "timestamp", "timestamp without time zone" -> "timestamp";
            case "decimal", "numeric", "number" -> "numeric";
            default -> column.type();
        };
    }

    private static boolean isUniqueOver(Key key, List<String> columns) {
        return key.kind() != Key.Kind.INDEX
                && key.whole()
                && key.columns().size() == columns.size()
                && key.columns().containsAll(columns);
    }

    private void unknownColumns(Table table, List<String> columns, int line, String user) {
        if (table.partial()) {
            return;
        }
        for (String column : columns) {
            if (table.column(column).isEmpty()) {
                add(
                        ERROR,
                        "unknown-column",
                        table,
                        column,
                        line,
                        "%s uses the column %s, which %s does not have.".formatted(user, column, table.key()),
                        "%s has: %s.".formatted(table.key(), names(table)));
            }
        }
    }

    private static String names(Table table) {
        return String.join(
                ", ", table.columns().stream().map(c -> c.name().key()).toList());
    }

    private static @Nullable String first(ForeignKey key) {
        return key.columns().isEmpty() ? null : key.columns().getFirst();
    }

    private void add(
            Finding.Severity severity,
            String code,
            Table table,
            @Nullable String column,
            int line,
            String message,
            String fix) {
        findings.add(new Finding(severity, code, line, table.key(), column, message, fix));
    }
}
