package dev.guildhall.web.skill;

import dev.guildhall.statistics.SkillStatistics;
import dev.guildhall.web.chart.Spark;

/**
 * The first tab: the body of {@code SKILL.md} and the facts.
 *
 * @param readme safe HTML
 * @param download the command that fetches and unpacks this version
 * @param fetched of the skill, in the last thirty days
 * @param provenance what its signatures say
 */
public record ReadmePage(
        SkillHead head, String readme, String download, SkillStatistics fetched, Provenance provenance) {
    public Spark spark() {
        return Spark.of(fetched.downloads());
    }
}
