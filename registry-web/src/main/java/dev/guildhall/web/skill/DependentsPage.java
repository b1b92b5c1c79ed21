package dev.guildhall.web.skill;

import dev.guildhall.registry.BlastRadius;
import dev.guildhall.registry.DependentRow;
import java.util.List;
import java.util.Optional;

/**
 * The tab of who needs the skill.
 *
 * @param count of all that do, up to 10,000
 * @param radius what a yank of the version shown would reach; on the first page only
 */
public record DependentsPage(
        SkillHead head, List<DependentRow> rows, long count, Optional<String> next, Optional<RadiusView> radius) {
    public DependentsPage {
        rows = List.copyOf(rows);
    }

    public static SkillAddress address(DependentRow row) {
        return new SkillAddress(row.owner(), row.name(), Optional.of(row.version()));
    }

    public static SkillAddress address(BlastRadius.Broken row) {
        return new SkillAddress(row.owner(), row.name(), Optional.of(row.version()));
    }
}
