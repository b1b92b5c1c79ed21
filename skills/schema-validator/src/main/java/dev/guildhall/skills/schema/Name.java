package dev.guildhall.skills.schema;

import java.util.Locale;

/**
 * An identifier as written.
 *
 * @param text without quotes
 * @param quoted it stood in quotes, so its case counts
 */
record Name(String text, boolean quoted) {
    static Name of(String written) {
        if (written.length() >= 2 && "\"`[".indexOf(written.charAt(0)) >= 0) {
            return new Name(written.substring(1, written.length() - 1), true);
        }
        return new Name(written, false);
    }

    /** The form under which the database knows it: unquoted names fold to lower case (PostgreSQL). */
    String key() {
        return quoted ? text : text.toLowerCase(Locale.ROOT);
    }
}
