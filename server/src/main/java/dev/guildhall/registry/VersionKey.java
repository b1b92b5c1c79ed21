package dev.guildhall.registry;

/**
 * A text that orders like the semantic version (2.0.0, section 11) when compared as bytes, so that an index can sort.
 *
 * <p>Numbers are preceded by their length, so {@code 10} follows {@code 9}. A release ends in {@code ~}, which follows
 * the {@code -} of every pre-release. Pre-release identifiers are parted by {@code !}, which precedes every character
 * an identifier may hold; numeric ones begin with {@code 0}, the others, which follow them, with {@code 1}.
 */
final class VersionKey {
    private VersionKey() {}

    /** @param version semantic version without build metadata, known to be one */
    static String of(String version) {
        int dash = version.indexOf('-');
        String core = dash < 0 ? version : version.substring(0, dash);
        StringBuilder key = new StringBuilder();
        for (String number : core.split("\\.")) {
            number(key, number);
        }
        if (dash < 0) {
            return key.append('~').toString();
        }
        char separator = '-';
        for (String identifier : version.substring(dash + 1).split("\\.")) {
            key.append(separator);
            if (identifier.chars().allMatch(c -> c >= '0' && c <= '9')) {
                number(key.append('0'), identifier);
            } else {
                key.append('1').append(identifier);
            }
            separator = '!';
        }
        return key.toString();
    }

    static boolean isPrerelease(String version) {
        return version.indexOf('-') >= 0;
    }

    private static void number(StringBuilder key, String digits) {
        if (digits.length() > 99) {
            throw new IllegalArgumentException("a number of more than 99 digits: " + digits);
        }
        key.append((char) ('0' + digits.length() / 10))
                .append((char) ('0' + digits.length() % 10))
                .append(digits);
    }
}
