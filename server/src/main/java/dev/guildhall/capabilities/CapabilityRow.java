package dev.guildhall.capabilities;

import java.util.List;

/**
 * One kind of capability on both sides.
 *
 * @param label for people
 * @param direction of all changes together
 * @param before what {@code a} has, sorted
 * @param after what {@code b} has, sorted
 * @param changes empty when both are the same; at most {@value #MOST} added, removed, widened, narrowed and changed ones each
 * @param wider how many changes make it wider, also those that are not listed
 * @param narrower how many make it narrower, likewise
 * @param neither how many do neither, likewise
 */
public record CapabilityRow(
        CapabilityKind kind,
        String label,
        Direction direction,
        List<String> before,
        List<String> after,
        List<Change> changes,
        int wider,
        int narrower,
        int neither) {
    /** Changes of one sort that are listed. */
    static final int MOST = 40;

    public CapabilityRow {
        before = List.copyOf(before);
        after = List.copyOf(after);
        changes = List.copyOf(changes);
    }

    /** How many changes are not listed. */
    public int more() {
        return wider + narrower + neither - changes.size();
    }

    /** What happened to a grant. */
    public enum What {
        ADDED,
        REMOVED,
        WIDENED,
        NARROWED,
        /** The grant is the same, what stands behind it is not: a range, the code in a jar. */
        CHANGED
    }

    /**
     * One change.
     *
     * @param before what was granted, empty when added; at most three of what was widened
     * @param after what is granted, empty when removed; at most three of what was narrowed
     * @param sentence for people
     */
    public record Change(What what, Direction direction, List<String> before, List<String> after, String sentence) {
        public Change {
            before = List.copyOf(before);
            after = List.copyOf(after);
        }
    }
}
