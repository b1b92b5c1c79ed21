package dev.guildhall.skills.schema;

import java.util.ArrayList;
import java.util.List;

/**
 * Cuts a script into statements at its semicolons, past comments, strings, quoted names and dollar quotes, so that one
 * statement that cannot be parsed does not cost the others.
 */
final class SqlStatements {
    /**
     * One statement.
     *
     * @param text without comments before it and without its semicolon
     * @param line 1-based line on which it begins
     */
    record Cut(String text, int line) {}

    private final String sql;
    private final List<Cut> cuts = new ArrayList<>();
    private int at;
    private int line = 1;
    private int start = -1;
    private int startLine = 1;

    private SqlStatements(String sql) {
        this.sql = sql;
    }

    static List<Cut> of(String sql) {
        SqlStatements statements = new SqlStatements(sql);
        statements.read();
        return statements.cuts;
    }

    private void read() {
        while (at < sql.length()) {
            char c = sql.charAt(at);
            if (sql.startsWith("--", at)) {
                to(indexOf("\n", at));
            } else if (sql.startsWith("/*", at)) {
                to(indexOf("*/", at + 2) + 2);
            } else if (c == ';') {
                end(at);
                to(at + 1);
            } else if (Character.isWhitespace(c)) {
                to(at + 1);
            } else {
                begin();
                to(token(c));
            }
        }
        end(sql.length());
    }

    private int token(char c) {
        if (c == '\'' || c == '"' || c == '`') {
            return indexOf(String.valueOf(c), at + 1) + 1;
        }
        if (c == '$') {
            int close = sql.indexOf('$', at + 1);
            if (close > 0 && sql.substring(at + 1, close).chars().allMatch(Character::isJavaIdentifierPart)) {
                String tag = sql.substring(at, close + 1);
                return indexOf(tag, close + 1) + tag.length();
            }
        }
        return at + 1;
    }

    private int indexOf(String what, int from) {
        int found = sql.indexOf(what, from);
        return found < 0 ? sql.length() : found;
    }

    private void to(int next) {
        int end = Math.min(next, sql.length());
        for (; at < end; at++) {
            if (sql.charAt(at) == '\n') {
                line++;
            }
        }
    }

    private void begin() {
        if (start < 0) {
            start = at;
            startLine = line;
        }
    }

    private void end(int end) {
        if (start >= 0) {
            cuts.add(new Cut(sql.substring(start, end).strip(), startLine));
            start = -1;
        }
    }
}
