package dev.guildhall.statistics;

import dev.guildhall.platform.Service;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

/** All queries of the statistics: counts over what the registry wrote, each by an index of the organisation. */
@Service
class StatisticsStore {
    private final EntityManager entities;

    @Inject
    StatisticsStore(EntityManager entities) {
        this.entities = entities;
    }

    Map<String, Long> skillsByState(UUID organisation) {
        return byWord(entities.createNativeQuery("""
                        select state, count(*) from skill where organisation_id = ?1 and version_count > 0
                        group by state""").setParameter(1, organisation));
    }

    /** @param column {@code state} or {@code verdict} */
    Map<String, Long> versionsBy(String column, UUID organisation) {
        return byWord(entities.createNativeQuery(
                        "select " + column + ", count(*) from skill_version where organisation_id = ?1 group by 1")
                .setParameter(1, organisation));
    }

    Map<LocalDate, Long> publications(UUID organisation, Days days) {
        return byDay(
                entities.createNativeQuery("""
                        select (published_at at time zone 'UTC')::date, count(*) from skill_version
                        where organisation_id = ?1 and published_at >= ?2 group by 1""").setParameter(1, organisation).setParameter(2, start(days)));
    }

    Map<LocalDate, Long> downloads(UUID organisation, Days days) {
        return byDay(entities.createNativeQuery("""
                        select day, sum(downloads) from skill_download_day
                        where organisation_id = ?1 and day >= cast(?2 as date) group by day""")
                .setParameter(1, organisation)
                .setParameter(2, days.from().toString()));
    }

    Map<LocalDate, Long> downloads(UUID organisation, String owner, String name, Days days) {
        return byDay(entities.createNativeQuery("""
                        select d.day, d.downloads from skill_download_day d join skill s on s.id = d.skill_id
                        where s.organisation_id = ?1 and s.owner_name = ?2 and s.name = ?3
                            and d.day >= cast(?4 as date)""")
                .setParameter(1, organisation)
                .setParameter(2, owner)
                .setParameter(3, name)
                .setParameter(4, days.from().toString()));
    }

    List<TopSkill> top(UUID organisation, Days days, int most) {
        List<TopSkill> top = new ArrayList<>();
        for (Object found : entities.createNativeQuery("""
                        select s.owner_name, s.name, d.sum from (
                            select skill_id, sum(downloads) from skill_download_day
                            where organisation_id = ?1 and day >= cast(?2 as date) group by skill_id) d
                        join skill s on s.id = d.skill_id where s.state not in ('held', 'revoked')
                        order by d.sum desc, s.owner_name, s.name limit ?3""")
                .setParameter(1, organisation)
                .setParameter(2, days.from().toString())
                .setParameter(3, most)
                .getResultList()) {
            Object[] row = (Object[]) found;
            top.add(new TopSkill((String) row[0], (String) row[1], ((Number) row[2]).longValue()));
        }
        return top;
    }

    private static Object start(Days days) {
        Instant midnight = days.from().atStartOfDay(ZoneOffset.UTC).toInstant();
        return midnight.atOffset(ZoneOffset.UTC);
    }

    private static Map<String, Long> byWord(Query query) {
        Map<String, Long> counts = new TreeMap<>();
        for (Object found : query.getResultList()) {
            Object[] row = (Object[]) found;
            counts.put((String) row[0], ((Number) row[1]).longValue());
        }
        return counts;
    }

    private static Map<LocalDate, Long> byDay(Query query) {
        Map<LocalDate, Long> counts = new HashMap<>();
        for (Object found : query.getResultList()) {
            Object[] row = (Object[]) found;
            counts.put(LocalDate.parse(row[0].toString()), ((Number) row[1]).longValue());
        }
        return counts;
    }
}
