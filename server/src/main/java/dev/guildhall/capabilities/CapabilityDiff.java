package dev.guildhall.capabilities;

import dev.guildhall.capabilities.CapabilityRow.Change;
import dev.guildhall.capabilities.CapabilityRow.What;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Says of two versions which may do more. {@code grants before, after → covered by the other side? → change, direction, sentence}.
 *
 * <p>Pure, and a mirror: swapping the sides swaps added and removed, widened and narrowed. A grant that another one on the other side
 * already allows is no change of what the skill may do, and is said so.
 *
 * <p>Bounded, as a package may be made to be compared: a grant is held against those of its group only, and no longer when there are
 * more than {@value #MOST_COVERED} of them, so that each counts as a change; a sentence names three.
 */
public final class CapabilityDiff {
    private static final int MOST_COVERED = 300;
    private static final int MOST_NAMED = 3;

    private final CapabilityKind kind;
    private final Map<String, String> before;
    private final Map<String, String> after;
    private final Map<String, List<String>> groupsBefore;
    private final Map<String, List<String>> groupsAfter;
    private final List<Change> changes = new ArrayList<>();
    private final Map<What, Integer> listed = new EnumMap<>(What.class);
    private final Map<Direction, Integer> counts = new EnumMap<>(Direction.class);
    private final Set<String> told = new HashSet<>();

    private CapabilityDiff(CapabilityKind kind, Map<String, String> before, Map<String, String> after) {
        this.kind = kind;
        this.before = before;
        this.after = after;
        this.groupsBefore = groups(before.keySet());
        this.groupsAfter = groups(after.keySet());
    }

    public static List<CapabilityRow> of(Capabilities a, Capabilities b) {
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
        Map<String, List<String>> groupsGone = groups(gone);
        Map<String, List<String>> groupsCome = groups(come);
        Direction more = kind.added();
        for (String grant : come) {
            if (covering(grant, groupsBefore).isEmpty()) {
                come(grant, covered(grant, groupsGone), more);
            }
        }
        for (String grant : gone) {
            if (covering(grant, groupsAfter).isEmpty()) {
                gone(grant, covered(grant, groupsCome), more.mirrored());
            }
        }
        come.stream().filter(grant -> !told.contains(grant)).forEach(this::cameCovered);
        gone.stream().filter(grant -> !told.contains(grant)).forEach(this::wentCovered);
        before.forEach(this::detail);
        return new CapabilityRow(
                kind,
                kind.label(),
                counts.keySet().stream().reduce(Direction.SAME, Direction::and),
                List.copyOf(before.keySet()),
                List.copyOf(after.keySet()),
                changes,
                counts.getOrDefault(Direction.WIDER, 0),
                counts.getOrDefault(Direction.NARROWER, 0),
                counts.getOrDefault(Direction.SAME, 0));
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
                    first(narrower),
                    List.of(grant),
                    "Now %s, before only %s.".formatted(kind.phrase(grant), named(narrower)));
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
                    first(narrower),
                    "Now only %s, before %s.".formatted(kind.phrase(named(narrower)), grant));
        }
    }

    private void cameCovered(String grant) {
        add(
                What.ADDED,
                Direction.SAME,
                List.of(),
                List.of(grant),
                "Names %s, which %s allowed before.".formatted(grant, named(covering(grant, groupsBefore))));
    }

    private void wentCovered(String grant) {
        add(
                What.REMOVED,
                Direction.SAME,
                List.of(grant),
                List.of(),
                "No longer names %s, which %s still allows.".formatted(grant, named(covering(grant, groupsAfter))));
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

    /** Counts it, and lists it while there are few of its sort: so the mirror lists the mirror images. */
    private void add(What what, Direction direction, List<String> was, List<String> now, String sentence) {
        counts.merge(direction, 1, Integer::sum);
        if (listed.merge(what, 1, Integer::sum) <= CapabilityRow.MOST) {
            changes.add(new Change(what, direction, was, now, sentence));
        }
    }

    private static List<String> only(Map<String, String> here, Map<String, String> there) {
        return here.keySet().stream().filter(grant -> !there.containsKey(grant)).toList();
    }

    private Map<String, List<String>> groups(Collection<String> grants) {
        return kind.exact() ? Map.of() : grants.stream().collect(Collectors.groupingBy(kind::group));
    }

    /** What on the other side allows this already. */
    private List<String> covering(String grant, Map<String, List<String>> side) {
        return near(grant, side).filter(wide -> kind.covers(wide, grant)).toList();
    }

    private List<String> covered(String grant, Map<String, List<String>> side) {
        return near(grant, side).filter(narrow -> kind.covers(grant, narrow)).toList();
    }

    private Stream<String> near(String grant, Map<String, List<String>> side) {
        List<String> group = side.getOrDefault(kind.group(grant), List.of());
        return group.size() > MOST_COVERED ? Stream.empty() : group.stream();
    }

    private static List<String> first(List<String> grants) {
        return grants.subList(0, Math.min(MOST_NAMED, grants.size()));
    }

    private static String named(List<String> grants) {
        String names = String.join(", ", first(grants));
        return grants.size() > MOST_NAMED ? "%s and %,d more".formatted(names, grants.size() - MOST_NAMED) : names;
    }
}
