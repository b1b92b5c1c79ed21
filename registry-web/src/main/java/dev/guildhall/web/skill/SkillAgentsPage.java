package dev.guildhall.web.skill;

import dev.guildhall.agents.SkillAgentRow;
import java.util.List;
import java.util.Optional;

/** The tab of who has the skill at which version. {@code next} is the address of the following ones. */
public record SkillAgentsPage(SkillHead head, List<SkillAgentRow> rows, Optional<String> next) {
    public SkillAgentsPage {
        rows = List.copyOf(rows);
    }
}
