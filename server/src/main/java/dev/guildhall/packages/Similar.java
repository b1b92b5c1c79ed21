package dev.guildhall.packages;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import org.apache.commons.text.similarity.LevenshteinDistance;

/** Finds the known word that somebody most probably meant. */
public final class Similar {
    private static final LevenshteinDistance DISTANCE = LevenshteinDistance.getDefaultInstance();

    private Similar() {}

    /** The nearest of {@code known} by edit distance, letter case ignored. */
    public static String nearest(String word, Collection<String> known) {
        String clipped = word.length() > 100 ? word.substring(0, 100) : word;
        return known.stream()
                .min(Comparator.<String>comparingInt(candidate -> distance(clipped, candidate))
                        .thenComparing(Comparator.naturalOrder()))
                .orElseThrow(() -> new IllegalArgumentException("nothing is known"));
    }

    private static int distance(String word, String candidate) {
        return DISTANCE.apply(word.toLowerCase(Locale.ROOT), candidate.toLowerCase(Locale.ROOT));
    }
}
