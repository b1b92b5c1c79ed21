package dev.guildhall.search;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The values of one facet, of every skill of an organisation, as numbers. */
final class FacetColumn {
    private static final int[] NONE = {};

    private final Map<String, Integer> numbers = new HashMap<>();
    private final List<String> values = new ArrayList<>();
    /** Equal lists are one: most skills share theirs. */
    private final Map<List<String>, int[]> lists = new HashMap<>();

    private int[][] rows = new int[64][];

    void put(int row, List<String> given) {
        if (row >= rows.length) {
            rows = Arrays.copyOf(rows, Math.max(row + 1, rows.length * 2));
        }
        rows[row] = given.isEmpty() ? NONE : lists.computeIfAbsent(List.copyOf(given), this::numbered);
    }

    /** Rows with one of these values are left in the set, the others leave it. */
    void narrow(BitSet set, List<String> wanted) {
        boolean[] accepted = new boolean[values.size()];
        for (String value : wanted) {
            Integer number = numbers.get(value);
            if (number != null) {
                accepted[number] = true;
            }
        }
        for (int row = set.nextSetBit(0); row >= 0; row = set.nextSetBit(row + 1)) {
            if (!hasAny(row, accepted)) {
                set.clear(row);
            }
        }
    }

    private boolean hasAny(int row, boolean[] accepted) {
        for (int number : rows[row]) {
            if (accepted[number]) {
                return true;
            }
        }
        return false;
    }

    /** The most frequent values among these rows, most frequent first, and every chosen one. */
    List<FacetValue> counts(BitSet set, List<String> chosen, int most) {
        long[] counts = new long[values.size()];
        for (int row = set.nextSetBit(0); row >= 0; row = set.nextSetBit(row + 1)) {
            for (int number : rows[row]) {
                counts[number]++;
            }
        }
        List<FacetValue> found = new ArrayList<>();
        for (int number = 0; number < counts.length; number++) {
            boolean picked = chosen.contains(values.get(number));
            if (counts[number] > 0 || picked) {
                found.add(new FacetValue(values.get(number), counts[number], picked));
            }
        }
        chosen.stream()
                .filter(value -> !numbers.containsKey(value))
                .forEach(value -> found.add(new FacetValue(value, 0, true)));
        found.sort(
                (a, b) -> a.count() == b.count() ? a.value().compareTo(b.value()) : Long.compare(b.count(), a.count()));
        List<FacetValue> kept = new ArrayList<>();
        for (int i = 0; i < found.size(); i++) {
            if (i < most || found.get(i).chosen()) {
                kept.add(found.get(i));
            }
        }
        return kept;
    }

    private int[] numbered(List<String> given) {
        int[] result = new int[given.size()];
        for (int i = 0; i < result.length; i++) {
            result[i] = numbers.computeIfAbsent(given.get(i), value -> {
                values.add(value);
                return values.size() - 1;
            });
        }
        return Arrays.stream(result).distinct().toArray();
    }
}
