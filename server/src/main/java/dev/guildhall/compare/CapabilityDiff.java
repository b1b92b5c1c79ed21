package dev.guildhall.compare;

import dev.guildhall.compare.CapabilityRow.Change;
import dev.guildhall.compare.CapabilityRow.What;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * Says of two versions which may do more. {@code grants before, after → covered by the other side? → change, direction, sentence}.
 *
 * <p>Pure, and a mirror: swapping the sides swaps added and removed, widened and narrowed. A grant that another one on the other side
 * already allows is no change of what the skill may do, and is said so.
 */
final class CapabilityDiff {
    private final CapabilityKind kind;
    private final Map<String, String> before;
    private final Map<String, String> after;
    private final List<Change> changes = new ArrayList<>();
    private final Set<String> told = new HashSet<>();

    private CapabilityDiff(CapabilityKind kind, Map<String, String> before, Map<String, String> after) {
        this.kind = kind;
        this.before = before;
        this.after = after;
    }

    static List<CapabilityRow> of(Capabilities a, Capabilities b) {
        List<CapabilityRow> rows = new ArrayList<>();
        for (CapabilityKind kind : CapabilityKind.values()) {
            Map<String, String> before = a.of(kind);
            Map<String, String> after = b.of(kind);
            if (!before.isEmpty() || !after.isEmpty()) {
                rows.add(new CapabilityDiff(kind, before, after).row());
            }
        }
        return List.copyOf(rows);
    }

    private CapabilityRow row() {
        List<String> gone = only(before, after);
        List<String> come = only(after, before);
        Direction more = kind.added();
        for (String grant : come) {
            if (covering(grant, before).isEmpty()) {
                come(grant, covered(grant, gone), more);
            }
        }
        for (String grant : gone) {
            if (covering(grant, after).isEmpty()) {
                gone(grant, covered(grant, come), more.mirrored());
            }
        }
        come.stream().filter(grant -> !told.contains(grant)).forEach(this::cameCovered);
        gone.stream().filter(grant -> !told.contains(grant)).forEach(this::wentCovered);
        before.forEach(this::detail);
        return CapabilityRow.of(kind, List.copyOf(before.keySet()), List.copyOf(after.keySet()), changes);
    }

    private void come(String grant, List<String> narrower, Direction direction) {
        told.add(grant);
        told.addAll(narrower);
        if (narrower.isEmpty()) {
            add(What.ADDED, direction, List.of(), List.of(grant), "Now %s.".formatted(kind.phrase(grant)));
        } else {
            add(
                    What.WIDENED,
                    direction,
                    narrower,
                    List.of(grant),
                    "Now %s, before only %s.".formatted(kind.phrase(grant), String.join(", ", narrower)));
        }
    }

    private void gone(String grant, List<String> narrower, Direction direction) {
        told.add(grant);
        told.addAll(narrower);
        if (narrower.isEmpty()) {
            add(What.REMOVED, direction, List.of(grant), List.of(), "No longer %s.".formatted(kind.phrase(grant)));
        } else {
            add(
                    What.NARROWED,
                    direction,
                    List.of(grant),
                    narrower,
                    "Now only %s, before %s.".formatted(kind.phrase(String.join(", ", narrower)), grant));
        }
    }

    private void cameCovered(String grant) {
        String wide = String.join(", ", covering(grant, before));
        add(
                What.ADDED,
                Direction.SAME,
                List.of(),
                List.of(grant),
                "Names %s, which %s allowed before.".formatted(grant, wide));
    }

    private void wentCovered(String grant) {
        String wide = String.join(", ", covering(grant, after));
        add(
                What.REMOVED,
                Direction.SAME,
                List.of(grant),
                List.of(),
                "No longer names %s, which %s still allows.".formatted(grant, wide));
    }

    private void detail(String grant, String was) {
        String now = after.get(grant);
        if (now != null && !Objects.equals(was, now)) {
            String sentence = switch (kind) {
                case JAVA_TOOLS -> "%s holds other code.".formatted(grant);
                case BINARIES -> "%s holds other bytes.".formatted(grant);
                default -> "%s: %s, before %s.".formatted(grant, now, was);
            };
            add(What.CHANGED, Direction.SAME, List.of(grant), List.of(grant), sentence);
        }
    }

    private void add(What what, Direction direction, List<String> was, List<String> now, String sentence) {
        changes.add(new Change(what, direction, was, now, sentence));
    }

    private static List<String> only(Map<String, String> here, Map<String, String> there) {
        return here.keySet().stream().filter(grant -> !there.containsKey(grant)).toList();
    }

    /** What on the other side allows this already. */
    private List<String> covering(String grant, Map<String, String> side) {
        return side.keySet().stream().filter(wide -> kind.covers(wide, grant)).toList();
    }

    private List<String> covered(String grant, List<String> side) {
        return side.stream().filter(narrow -> kind.covers(grant, narrow)).toList();
    }
}
