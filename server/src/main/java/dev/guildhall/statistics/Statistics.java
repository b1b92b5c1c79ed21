package dev.guildhall.statistics;

import dev.guildhall.platform.Actor;
import dev.guildhall.platform.Permission;
import dev.guildhall.platform.Service;
import dev.guildhall.registry.Catalog;
import dev.guildhall.registry.SkillDetail;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.List;

/**
 * Figures of the actor's organisation, counted when they are asked for.
 *
 * <p>What is counted as a download: every archive that was opened to be sent, by whomever and however often; single files
 * and pages are not. Days are UTC.
 */
@Service
public class Statistics {
    private static final int TOP = 10;

    private final Catalog catalog;
    private final StatisticsStore store;

    @Inject
    Statistics(Catalog catalog, StatisticsStore store) {
        this.catalog = catalog;
        this.store = store;
    }

    /** @param days 1–366, the last of them today */
    public SkillStatistics skill(Actor actor, String owner, String name, int days) {
        actor.require(Permission.SKILLS_READ);
        SkillDetail skill = catalog.skill(actor, owner, name);
        Days period = Days.last(days, Clock.systemUTC());
        List<DayCount> downloads =
                DayCount.every(period, store.downloads(actor.organisation(), skill.owner(), skill.name(), period));
        return new SkillStatistics(
                skill.owner(),
                skill.name(),
                period.from(),
                period.to(),
                skill.downloads(),
                DayCount.sum(downloads),
                downloads);
    }

    /** @param days 1–366, the last of them today */
    public OrganisationStatistics organisation(Actor actor, int days) {
        actor.require(Permission.SKILLS_READ);
        Days period = Days.last(days, Clock.systemUTC());
        return new OrganisationStatistics(
                period.from(),
                period.to(),
                store.skillsByState(actor.organisation()),
                store.versionsBy("state", actor.organisation()),
                store.versionsBy("verdict", actor.organisation()),
                DayCount.every(period, store.publications(actor.organisation(), period)),
                DayCount.every(period, store.downloads(actor.organisation(), period)),
                store.top(actor.organisation(), period, TOP));
    }
}
