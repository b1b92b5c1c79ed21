package dev.guildhall.skills.schema;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import net.sf.jsqlparser.JSQLParserException;
import net.sf.jsqlparser.parser.CCJSqlParser;
import net.sf.jsqlparser.parser.ParseException;
import net.sf.jsqlparser.parser.TokenMgrException;
import net.sf.jsqlparser.statement.Statement;
import net.sf.jsqlparser.statement.alter.Alter;
import net.sf.jsqlparser.statement.create.index.CreateIndex;
import net.sf.jsqlparser.statement.create.table.CreateTable;
import net.sf.jsqlparser.statement.drop.Drop;

/** Reads a script into tables, statement by statement in its order: {@code cut → parse → TableStatements}. */
final class SchemaReader {
    private static final int MAX_STATEMENTS = 5_000;
    /** Only these shape tables; the rest (data, grants, functions) is passed over unparsed. */
    private static final Pattern SHAPES = Pattern.compile(
            "^(create\\s+(or\\s+replace\\s+)?((global|local)\\s+)?((temporary|temp|unlogged)\\s+)?table|create\\s+(unique\\s+)?index"
                    + "|alter\\s+table|drop\\s+table)\\b.*",
            Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

    private final TableStatements tables = new TableStatements();
    private final List<Finding> unread = new ArrayList<>();

    private SchemaReader() {}

    static Schema read(String sql) {
        SchemaReader reader = new SchemaReader();
        List<SqlStatements.Cut> cuts = SqlStatements.of(sql);
        cuts.stream().limit(MAX_STATEMENTS).forEach(reader::read);
        if (cuts.size() > MAX_STATEMENTS) {
            reader.unread.add(new Finding(
                    Finding.Severity.ERROR,
                    "too-many-statements",
                    cuts.get(MAX_STATEMENTS).line(),
                    null,
                    null,
                    "Only the first %d of %d statements were read.".formatted(MAX_STATEMENTS, cuts.size()),
                    "Validate the script part by part with \"partial\": true."));
        }
        return new Schema(reader.tables.all(), cuts.size(), reader.unread);
    }

    private void read(SqlStatements.Cut cut) {
        if (!SHAPES.matcher(cut.text()).matches()) {
            return;
        }
        try {
            apply(parse(cut.text()), cut);
        } catch (JSQLParserException | ParseException | TokenMgrException e) {
            unread.add(new Finding(
                    Finding.Severity.WARNING,
                    "unreadable-statement",
                    cut.line() + lineOf(e) - 1,
                    null,
                    null,
                    "This statement could not be read: " + firstLine(e) + " It begins with: " + beginning(cut.text()),
                    "Check its syntax. If the database takes it, check it by hand: the rules did not see it."));
        }
    }

    /** On this thread, so that nothing outlives the call; the host limits its time. */
    private static Statement parse(String sql) throws JSQLParserException, ParseException {
        return new CCJSqlParser(sql)
                .withAllowComplexParsing(true)
                .withSquareBracketQuotation(false)
                .Statement();
    }

    private void apply(Statement statement, SqlStatements.Cut cut) {
        if (statement instanceof CreateTable create) {
            tables.create(create, cut);
        } else if (statement instanceof CreateIndex index) {
            tables.index(index, cut);
        } else if (statement instanceof Alter alter) {
            tables.alter(alter, cut);
        } else if (statement instanceof Drop drop) {
            tables.drop(drop);
        }
    }

    private static int lineOf(Throwable thrown) {
        for (Throwable t = thrown; t != null; t = t.getCause()) {
            if (t instanceof ParseException parse && parse.currentToken != null && parse.currentToken.next != null) {
                return Math.max(1, parse.currentToken.next.beginLine);
            }
        }
        return 1;
    }

    private static String firstLine(Throwable thrown) {
        String message = String.valueOf(thrown.getMessage());
        String line = message.lines().findFirst().orElse("").strip();
        return line.length() > 200 ? line.substring(0, 200) + "…" : line.endsWith(".") ? line : line + ".";
    }

    private static String beginning(String sql) {
        String line =
                sql.lines().findFirst().orElse("").toLowerCase(Locale.ROOT).strip();
        return line.length() > 80 ? line.substring(0, 80) + "…" : line;
    }
}
