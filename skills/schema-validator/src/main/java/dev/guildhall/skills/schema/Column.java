package dev.guildhall.skills.schema;

import java.util.List;
import java.util.Locale;

/**
 * A column.
 *
 * @param type lower-case, without length: {@code varchar}, {@code timestamp with time zone}
 * @param arguments length or precision and scale, as written
 * @param notNull declared {@code not null}, or part of the primary key
 */
record Column(Name name, String type, List<String> arguments, boolean notNull, int line) {
    static String typeOf(String written) {
        int open = written.indexOf('(');
        String name = open < 0 ? written : written.substring(0, open) + written.substring(written.indexOf(')') + 1);
        return name.toLowerCase(Locale.ROOT).replaceAll("\\s+", " ").strip();
    }

    Column required() {
        return new Column(name, type, arguments, true, line);
    }
}
