package dev.guildhall.registry;

import dev.guildhall.platform.PlatformProblem;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Which skills may be in a list at all.
 *
 * @param held whether those that are held for review may be
 */
record SkillFilter(
        UUID organisation, Optional<String> owner, Optional<String> category, Optional<String> state, boolean held) {
    private static final List<String> STATES = List.of("live", "deprecated", "held", "yanked");

    SkillFilter {
        state.filter(wanted -> !STATES.contains(wanted)).ifPresent(wanted -> {
            throw PlatformProblem.INVALID_FIELD.because("state is \"%s\"; it may be %s."
                    .formatted(
                            wanted.length() > 40 ? wanted.substring(0, 40) + "…" : wanted, String.join(", ", STATES)));
        });
    }

    /** A condition on {@code skill s}. */
    Sql condition() {
        Sql sql = new Sql("s.organisation_id = ?", organisation);
        owner.ifPresent(name -> sql.add("and s.owner_name = ?", name));
        category.ifPresent(name -> sql.add("and s.category = ?", name));
        if (state.isPresent()) {
            // The literal, so that the planner can use the index of what is not live.
            sql.add("and s.state = '" + state.get() + "'");
            if (!held) {
                sql.add("and s.state <> 'held'");
            }
        } else {
            sql.add(held ? "and s.state <> 'yanked'" : "and s.state in ('live', 'deprecated')");
        }
        return sql;
    }
}
