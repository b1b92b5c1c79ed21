package dev.guildhall.scan;

import com.google.re2j.Matcher;
import dev.guildhall.packages.InvisibleCharacters;

/**
 * A piece of a package's text made fit for a message: short, one line, nothing in it that hides or reorders, and nothing
 * that could be a secret.
 */
final class Excerpt {
    private static final int MOST = 80;

    private static final Words LONG = Words.of("[A-Za-z0-9+_=-]{20,}");
    private static final int KEPT = 5;

    /** What stands before a secret, and the secret, whatever it looks like. */
    private static final Words TOLD = Words.of(
            "(?i)(://)([^/@\\s\"'`]+)@",
            "(?i)((?:^|\\s)(?:-u|--user|--proxy-user)(?:\\s+|=)?[\"']?)([^\\s:\"']+:[^\\s\"']+)",
            "(?i)(authorization[\"']?\\s*[:=]\\s*[\"']?(?:(?:bearer|basic|token|digest)\\s+)?)([^\\s\"'$<{]+)",
            "(?i)(\\b[a-z0-9_-]*(?:password|passwd|passphrase|pwd|token|secret|api[_-]?key|access[_-]?key)[\"']?\\s*[:=]\\s*[\"']?)([^\\s\"'&;$<{|)]+)");

    private Excerpt() {}

    /** What was found in a line's lower-case letters, as its author wrote it. */
    static String of(Line line, String found) {
        return clip(line.written(found));
    }

    static String clip(String text) {
        StringBuilder shown = new StringBuilder();
        int[] points =
                masked(untold(text.strip())).codePoints().limit(MOST + 1L).toArray();
        for (int i = 0; i < Math.min(points.length, MOST); i++) {
            shown.appendCodePoint(InvisibleCharacters.invisible(points[i]) ? ' ' : points[i]);
        }
        return points.length > MOST ? shown + "…" : shown.toString();
    }

    private static String untold(String text) {
        Matcher matcher = TOLD.matcher(text);
        StringBuilder shown = new StringBuilder();
        int from = 0;
        while (matcher.find()) {
            for (int group = 2; group <= matcher.groupCount(); group += 2) {
                if (matcher.start(group) >= 0) {
                    shown.append(text, from, matcher.start(group)).append('…');
                    from = matcher.end(group);
                }
            }
        }
        return shown.append(text.substring(from)).toString();
    }

    /** Whatever is long and mixes letters and digits keeps its beginning only. */
    private static String masked(String text) {
        Matcher matcher = LONG.matcher(text);
        StringBuilder masked = new StringBuilder();
        int from = 0;
        while (matcher.find()) {
            String run = matcher.group();
            boolean mixed =
                    run.chars().anyMatch(Character::isDigit) && run.chars().anyMatch(Character::isLetter);
            if (mixed) {
                masked.append(text, from, matcher.start() + KEPT).append('…');
                from = matcher.end();
            }
        }
        return masked.append(text.substring(from)).toString();
    }
}
