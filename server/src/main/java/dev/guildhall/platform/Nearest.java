package dev.guildhall.platform;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

/** Finds the known name that somebody most likely meant. */
public final class Nearest {
    private Nearest() {}

    /** The known name with the fewest edits (Levenshtein); empty when even that one differs in more than half its letters. */
    public static Optional<String> to(String name, Collection<String> known) {
        return known.stream()
                .filter(candidate -> edits(name, candidate) <= Math.max(2, candidate.length() / 2))
                .min(Comparator.comparingInt((String candidate) -> edits(name, candidate))
                        .thenComparing(Comparator.naturalOrder()));
    }

    /** As {@link #to}, but only a name that is at most so many edits away: not what could be meant, but what surely is. */
    public static Optional<String> within(int edits, String name, Collection<String> known) {
        return to(name, known).filter(nearest -> edits(name, nearest) <= edits);
    }

    private static int edits(String from, String to) {
        // Names from outside may be long; past this length nobody mistyped a name of ours.
        if (from.length() > 200 || to.length() > 200) {
            return Integer.MAX_VALUE;
        }
        int[] row = new int[to.length() + 1];
        for (int j = 0; j <= to.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= from.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= to.length(); j++) {
                int above = row[j];
                int replace = diagonal + (from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1);
                row[j] = Math.min(replace, Math.min(above, row[j - 1]) + 1);
                diagonal = above;
            }
        }
        return row[to.length()];
    }
}
