package dev.guildhall.skills.schema;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import net.sf.jsqlparser.statement.alter.Alter;
import net.sf.jsqlparser.statement.alter.AlterExpression;
import net.sf.jsqlparser.statement.create.index.CreateIndex;
import net.sf.jsqlparser.statement.create.table.ColDataType;
import net.sf.jsqlparser.statement.create.table.ColumnDefinition;
import net.sf.jsqlparser.statement.create.table.ColumnOption;
import net.sf.jsqlparser.statement.create.table.CreateTable;
import net.sf.jsqlparser.statement.create.table.ForeignKeyIndex;
import net.sf.jsqlparser.statement.create.table.ForeignKeyReference;
import net.sf.jsqlparser.statement.create.table.Index;
import net.sf.jsqlparser.statement.drop.Drop;
import org.jspecify.annotations.Nullable;

/** The tables so far; applies one parsed statement after the other to them. */
final class TableStatements {
    private final List<Table> tables = new ArrayList<>();

    List<Table> all() {
        return List.copyOf(tables);
    }

    void create(CreateTable create, SqlStatements.Cut cut) {
        boolean partial = create.getPartitionOf() != null
                || create.getSelect() != null
                || create.getLikeTable() != null
                || create.getTrailingLikeTable() != null
                || create.getOfType() != null
                || create.getColumnDefinitions() == null;
        Table table = new Table(Name.of(create.getTable().getName()), keyOf(create.getTable()), cut.line(), partial);
        tables.removeIf(t -> t.key().equals(table.key()));
        tables.add(table);
        for (ColumnDefinition column : orNone(create.getColumnDefinitions())) {
            column(table, column, cut);
        }
        for (Index index : orNone(create.getIndexes())) {
            constraint(table, index, cut);
        }
    }

    void index(CreateIndex create, SqlStatements.Cut cut) {
        Table table = tableOf(create.getTable(), cut);
        boolean whole = create.getWhere() == null && plain(create.getIndex());
        Key.Kind kind = create.getIndex().getKind() == Index.Kind.UNIQUE ? Key.Kind.UNIQUE : Key.Kind.INDEX;
        table.add(new Key(kind, nameOf(create.getIndex()), columnsOf(create.getIndex()), whole, cut.line()));
    }

    void alter(Alter alter, SqlStatements.Cut cut) {
        Table table = tableOf(alter.getTable(), cut);
        for (AlterExpression change : orNone(alter.getAlterExpressions())) {
            switch (change.getOperation()) {
                case ADD -> {
                    for (ColumnDefinition column : orNone(change.getColDataTypeList())) {
                        column(table, column, cut);
                    }
                    if (change.getIndex() != null) {
                        constraint(table, change.getIndex(), cut);
                    }
                }
                case DROP -> {
                    if (change.getColumnName() != null) {
                        table.drop(Name.of(change.getColumnName()).key());
                    }
                }
                default -> {
                    orNone(change.getColumnSetNotNullList())
                            .forEach(c ->
                                    table.require(Name.of(c.getColumnName()).key()));
                    orNone(change.getColumnDropNotNullList())
                            .forEach(c ->
                                    table.allowNull(Name.of(c.getColumnName()).key()));
                }
            }
        }
    }

    void drop(Drop drop) {
        if ("table".equalsIgnoreCase(drop.getType())) {
            Schema.find(tables, keyOf(drop.getName())).ifPresent(tables::remove);
        }
    }

    private static void column(Table table, ColumnDefinition definition, SqlStatements.Cut cut) {
        Name name = Name.of(definition.getColumnName());
        String options = optionsOf(definition);
        ColDataType type = definition.getColDataType();
        int line = lineOf(cut, name.text());
        table.add(new Column(
                name, Column.typeOf(type.getDataType()), argumentsOf(type), options.contains(" not null"), line));
        if (options.contains(" primary key")) {
            table.add(new Key(Key.Kind.PRIMARY, "", List.of(name.key()), true, line));
        } else if (options.contains(" unique")) {
            table.add(new Key(Key.Kind.UNIQUE, "", List.of(name.key()), true, line));
        }
        ForeignKeyReference reference = definition.getForeignKeyReference();
        if (reference != null) {
            table.add(new ForeignKey(
                    List.of(name.key()),
                    keyOf(reference.getTable()),
                    keysOf(reference.getReferencedColumnNames()),
                    line));
        }
    }

    /** Lower-case words between spaces. Defaults are left out: the text of one may well say "not null". */
    private static String optionsOf(ColumnDefinition definition) {
        // The parser keeps plain words as specs only, unless one option of the column is more than words.
        List<ColumnOption> options = orNone(definition.getColumnOptions());
        List<String> words = options.isEmpty()
                ? orNone(definition.getColumnSpecs())
                : options.stream()
                        .filter(o -> o.getDefaultExpression() == null)
                        .map(ColumnOption::toString)
                        .toList();
        return (" " + String.join(" ", words) + " ").toLowerCase(Locale.ROOT).replaceAll("\\s+", " ");
    }

    private static List<String> argumentsOf(ColDataType type) {
        if (type.getArgumentsStringList() != null) {
            return List.copyOf(type.getArgumentsStringList());
        }
        return type.getPrecision() == null ? List.of() : List.of(String.valueOf(type.getPrecision()));
    }

    private static void constraint(Table table, Index index, SqlStatements.Cut cut) {
        List<String> columns = columnsOf(index);
        int line =
                columns.isEmpty() ? cut.line() : lineOf(cut, nameOf(index).isEmpty() ? index.getType() : nameOf(index));
        if (index instanceof ForeignKeyIndex foreign) {
            table.add(new ForeignKey(
                    columns, keyOf(foreign.getTable()), keysOf(foreign.getReferencedColumnNames()), line));
            return;
        }
        switch (index.getKind()) {
            case PRIMARY_KEY -> table.add(new Key(Key.Kind.PRIMARY, nameOf(index), columns, true, line));
            case UNIQUE -> table.add(new Key(Key.Kind.UNIQUE, nameOf(index), columns, plain(index), line));
            case INDEX -> table.add(new Key(Key.Kind.INDEX, nameOf(index), columns, plain(index), line));
            default -> {
                // Checks, exclusions and full-text indexes say nothing about keys.
            }
        }
    }

    /** The table a later statement is about; one that is not in the script is noted as known in part. */
    private Table tableOf(net.sf.jsqlparser.schema.Table named, SqlStatements.Cut cut) {
        String key = keyOf(named);
        return Schema.find(tables, key).orElseGet(() -> {
            Table elsewhere = new Table(Name.of(named.getName()), key, cut.line(), true);
            tables.add(elsewhere);
            return elsewhere;
        });
    }

    private static boolean plain(Index index) {
        return orNone(index.getColumns()).stream()
                .noneMatch(c -> c.toString().indexOf('(') >= 0 || c.getExpression() != null);
    }

    private static List<String> columnsOf(Index index) {
        return orNone(index.getColumns()).stream()
                .filter(c -> c.getColumnName() != null && c.toString().indexOf('(') < 0)
                .map(c -> Name.of(c.getColumnName()).key())
                .toList();
    }

    private static List<String> keysOf(@Nullable List<String> names) {
        return orNone(names).stream().map(n -> Name.of(n).key()).toList();
    }

    private static String nameOf(Index index) {
        return index.getName() == null ? "" : Name.of(index.getName()).text();
    }

    private static String keyOf(net.sf.jsqlparser.schema.Table table) {
        String name = Name.of(table.getName()).key();
        return table.getSchemaName() == null
                ? name
                : Name.of(table.getSchemaName()).key() + "." + name;
    }

    /** The parser keeps no positions below a statement; the first mention of the word is where it is declared. */
    private static int lineOf(SqlStatements.Cut cut, @Nullable String word) {
        if (word == null) {
            return cut.line();
        }
        int body = Math.max(0, cut.text().indexOf('('));
        Matcher mention = Pattern.compile("(?<![\\w$])" + Pattern.quote(word) + "(?![\\w$])", Pattern.CASE_INSENSITIVE)
                .matcher(cut.text());
        boolean found = mention.find(body) || mention.find(0);
        int end = found ? mention.start() : 0;
        return cut.line()
                + (int) cut.text()
                        .substring(0, end)
                        .chars()
                        .filter(c -> c == '\n')
                        .count();
    }

    private static <T> List<T> orNone(@Nullable List<T> list) {
        return list == null ? List.of() : list;
    }
}
