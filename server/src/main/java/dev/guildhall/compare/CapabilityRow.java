package dev.guildhall.compare;

import java.util.List;

/**
 * One kind of capability on both sides.
 *
 * @param label for people
 * @param direction of all changes together
 * @param before what {@code a} has, sorted
 * @param after what {@code b} has, sorted
 * @param changes empty when both are the same
 */
public record CapabilityRow(
        CapabilityKind kind,
        String label,
        Direction direction,
        List<String> before,
        List<String> after,
        List<Change> changes) {

    public CapabilityRow {
        before = List.copyOf(before);
        after = List.copyOf(after);
        changes = List.copyOf(changes);
    }

    static CapabilityRow of(CapabilityKind kind, List<String> before, List<String> after, List<Change> changes) {
        Direction direction = changes.stream().map(Change::direction).reduce(Direction.SAME, Direction::and);
        return new CapabilityRow(kind, kind.label(), direction, before, after, changes);
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
     * @param before what was granted, empty when added
     * @param after what is granted, empty when removed
     * @param sentence for people
     */
    public record Change(What what, Direction direction, List<String> before, List<String> after, String sentence) {
        public Change {
            before = List.copyOf(before);
            after = List.copyOf(after);
        }
    }
}
