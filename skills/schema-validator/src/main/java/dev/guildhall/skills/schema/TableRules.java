package dev.guildhall.skills.schema;

import static dev.guildhall.skills.schema.Finding.Severity.ERROR;
import static dev.guildhall.skills.schema.Finding.Severity.INFO;
import static dev.guildhall.skills.schema.Finding.Severity.WARNING;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Rules about one table and its columns: names and types. */
final class TableRules {
    private static final int MAX_NAME_BYTES = 63;
    private static final Set<String> FLOATS = Set.of("float", "float4", "float8", "real", "double", "double precision");
    private static final Pattern MONEY = Pattern.compile(
            "(^|_)(price|amount|total|subtotal|balance|cost|fee|salary|tax|vat|discount|revenue|budget|payment|money)(_|$)");
    /** Reserved in PostgreSQL (appendix C of its manual), without those that may still name a column. */
    private static final Set<String> RESERVED = Set.of(
            "all",
            "analyse",
            "analyze",
            "and",
            "any",
            "array",
            "as",
            "asc",
            "asymmetric",
            "both",
            "case",
            "cast",
            "check",
            "collate",
            "column",
            "constraint",
            "create",
            "current_date",
            "current_role",
            "current_time",
            "current_timestamp",
            "current_user",
            "default",
            "deferrable",
            "desc",
            "distinct",
            "do",
            "else",
            "end",
            "except",
            "false",
            "fetch",
            "for",
            "foreign",
            "from",
            "grant",
            "group",
            "having",
            "in",
            "initially",
            "intersect",
            "into",
            "lateral",
            "leading",
            "limit",
            "localtime",
            "localtimestamp",
            "not",
            "null",
            "offset",
            "on",
            "only",
            "or",
            "order",
            "placing",
            "primary",
            "references",
            "returning",
            "select",
            "session_user",
            "some",
            "symmetric",
            "table",
            "then",
            "to",
            "trailing",
            "true",
            "union",
            "unique",
            "user",
            "using",
            "variadic",
            "when",
            "where",
            "window",
            "with");

    private final List<Finding> findings = new ArrayList<>();

    private TableRules() {}

    static List<Finding> of(Schema schema) {
        TableRules rules = new TableRules();
        schema.tables().forEach(rules::check);
        return List.copyOf(rules.findings);
    }

    private void check(Table table) {
        if (!table.partial() && table.primaryKey().isEmpty()) {
            add(
                    ERROR,
                    "no-primary-key",
                    table,
                    null,
                    table.line(),
                    "The table has no primary key: rows cannot be told apart, and logical replication cannot update them.",
                    "Add a key, for example: id bigint generated always as identity primary key.");
        }
        name(table, null, table.name(), table.line());
        for (Column column : table.columns()) {
            name(table, column, column.name(), column.line());
            type(table, column);
        }
    }

    private void name(Table table, @Nullable Column column, Name name, int line) {
        String kind = column == null ? "table" : "column";
        if (RESERVED.contains(name.text().toLowerCase(Locale.ROOT))) {
            add(
                    WARNING,
                    "reserved-name",
                    table,
                    column,
                    line,
                    "\"%s\" is a reserved word: every query has to quote this %s.".formatted(name.text(), kind),
                    "Choose another name, for example %s_%s."
                            .formatted(name.text().toLowerCase(Locale.ROOT), column == null ? "record" : "value"));
        }
        if (name.quoted() && !name.text().equals(name.text().toLowerCase(Locale.ROOT))) {
            add(
                    WARNING,
                    "mixed-case-name",
                    table,
                    column,
                    line,
                    "\"%s\" is quoted and has capitals: unquoted queries will not find this %s."
                            .formatted(name.text(), kind),
                    "Use lower case with underscores and no quotes: %s.".formatted(snake(name.text())));
        } else if (!name.quoted()
                && name.text().chars().anyMatch(Character::isUpperCase)
                && name.text().chars().anyMatch(Character::isLowerCase)) {
            add(
                    INFO,
                    "folded-name",
                    table,
                    column,
                    line,
                    "%s is written with capitals, but the database folds it to %s.".formatted(name.text(), name.key()),
                    "Write it as it is stored, with underscores between words: %s.".formatted(snake(name.text())));
        }
        if (name.text().getBytes(java.nio.charset.StandardCharsets.UTF_8).length > MAX_NAME_BYTES) {
            add(
                    ERROR,
                    "name-too-long",
                    table,
                    column,
                    line,
                    "The name has more than %d bytes; PostgreSQL cuts the rest off silently.".formatted(MAX_NAME_BYTES),
                    "Shorten it.");
        }
    }

    private void type(Table table, Column column) {
        String type = column.type();
        if (isMoney(column) && FLOATS.contains(type)) {
            add(
                    ERROR,
                    "float-for-money",
                    table,
                    column,
                    column.line(),
                    "%s cannot hold 0.10 exactly: sums of money will be off.".formatted(type),
                    "Use numeric(19,4), or whole cents in a bigint.");
        }
        if (type.equals("money")) {
            add(
                    WARNING,
                    "money-type",
                    table,
                    column,
                    column.line(),
                    "The type money depends on the server's locale and holds no currency.",
                    "Use numeric(19,4) and a currency column.");
        }
        if (type.equals("timestamp") || type.equals("timestamp without time zone") || type.equals("datetime")) {
            add(
                    WARNING,
                    "timestamp-without-zone",
                    table,
                    column,
                    column.line(),
                    "%s holds a clock reading, not a moment: the same value means different times to clients in different zones."
                            .formatted(type),
                    "Use timestamptz (timestamp with time zone).");
        }
        if (type.equals("time with time zone") || type.equals("timetz")) {
            add(
                    INFO,
                    "time-with-zone",
                    table,
                    column,
                    column.line(),
                    "A time of day with an offset but without a date cannot follow daylight saving.",
                    "Use time, with the zone's name in a column of its own.");
        }
        if ((type.equals("char") || type.equals("character") || type.equals("bpchar")) && !isCode(column)) {
            add(
                    WARNING,
                    "char-padded",
                    table,
                    column,
                    column.line(),
                    "char(n) pads with spaces, which comparisons and clients treat differently.",
                    "Use text, with check (length(%s) <= n) where a limit matters."
                            .formatted(column.name().key()));
        }
        if ((type.equals("varchar") || type.equals("character varying"))
                && column.arguments().isEmpty()) {
            add(
                    INFO,
                    "varchar-without-length",
                    table,
                    column,
                    column.line(),
                    "varchar without a length is text in PostgreSQL and an error in other databases.",
                    "Write text, or give the length that is meant.");
        }
        if (type.equals("serial") || type.equals("bigserial") || type.equals("smallserial")) {
            add(
                    INFO,
                    "serial",
                    table,
                    column,
                    column.line(),
                    "%s leaves a sequence with permissions of its own behind.".formatted(type),
                    "Use generated always as identity.");
        }
        if (type.equals("json")) {
            add(
                    INFO,
                    "json-not-jsonb",
                    table,
                    column,
                    column.line(),
                    "json keeps the text and parses it again on every use; it cannot be compared or indexed.",
                    "Use jsonb unless the exact text matters.");
        }
    }

    private static boolean isMoney(Column column) {
        return MONEY.matcher(snake(column.name().text())).find();
    }

    /** Codes of one fixed length, such as ISO countries and currencies, lose nothing. */
    private static boolean isCode(Column column) {
        return column.arguments().isEmpty()
                || column.arguments().getFirst().strip().matches("[1-3]");
    }

    static String snake(String name) {
        return name.replaceAll("([a-z0-9])([A-Z])", "$1_$2").toLowerCase(Locale.ROOT);
    }

    private void add(
            Finding.Severity severity,
            String code,
            Table table,
            @Nullable Column column,
            int line,
            String message,
            String fix) {
        findings.add(new Finding(
                severity,
                code,
                line,
                table.key(),
                column == null ? null : column.name().key(),
                message,
                fix));
    }
}
