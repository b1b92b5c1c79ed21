package dev.guildhall.identity;

import dev.guildhall.platform.Page;
import dev.guildhall.platform.PageRequest;
import dev.guildhall.platform.Service;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** All queries over teams and who is in them. */
@Service
class TeamStore {
    private static final String ROW = """
            select t.name, t.display_name, (select count(*) from team_member m where m.team_id = t.id), t.created_at, t.row_version
            from team t where t.organisation_id = ?1 and\s""";

    private final EntityManager entities;

    @Inject
    TeamStore(EntityManager entities) {
        this.entities = entities;
    }

    void add(Team team) {
        entities.persist(team);
        entities.flush();
    }

    void flush() {
        entities.flush();
    }

    Optional<Team> named(UUID organisation, String name) {
        return entities.createQuery(
                        "select t from Team t where t.organisation = :organisation and t.name = :name", Team.class)
                .setParameter("organisation", organisation)
                .setParameter("name", name)
                .getResultStream()
                .findFirst();
    }

    Optional<TeamRow> row(UUID organisation, String name) {
        List<?> rows = entities.createNativeQuery(ROW + "t.name = ?2")
                .setParameter(1, organisation)
                .setParameter(2, name)
                .getResultList();
        return rows.stream().findFirst().map(row -> row((Object[]) row));
    }

    Page<TeamRow> list(UUID organisation, PageRequest page) {
        List<TeamRow> rows = new ArrayList<>();
        for (Object row : entities.createNativeQuery(ROW + "t.name > ?2 order by t.name limit ?3")
                .setParameter(1, organisation)
                .setParameter(2, page.part(0, 1).orElse(""))
                .setParameter(3, page.limit() + 1)
                .getResultList()) {
            rows.add(row((Object[]) row));
        }
        return Page.of(rows, page.limit(), row -> PageRequest.cursor(row.name()));
    }

    Page<TeamMemberRow> members(UUID team, PageRequest page) {
        List<TeamMemberRow> rows = new ArrayList<>();
        for (Object found : entities.createNativeQuery("""
                        select u.login, u.display_name, m.since from team_member m join app_user u on u.id = m.user_id
                        where m.team_id = ?1 and u.login > ?2 order by u.login limit ?3""")
                .setParameter(1, team)
                .setParameter(2, page.part(0, 1).orElse(""))
                .setParameter(3, page.limit() + 1)
                .getResultList()) {
            Object[] row = (Object[]) found;
            rows.add(new TeamMemberRow((String) row[0], (String) row[1], Columns.instant(row[2])));
        }
        return Page.of(rows, page.limit(), row -> PageRequest.cursor(row.user()));
    }

    boolean isMember(UUID team, UUID user) {
        return !entities.createNativeQuery("select 1 from team_member where team_id = ?1 and user_id = ?2")
                .setParameter(1, team)
                .setParameter(2, user)
                .getResultList()
                .isEmpty();
    }

    /** Of one member, or all. */
    List<String> names(UUID organisation, Optional<UUID> member) {
        List<String> names = new ArrayList<>();
        Query query = entities.createNativeQuery("select t.name from team t where t.organisation_id = ?1"
                        + (member.isEmpty()
                                ? ""
                                : " and exists (select 1 from team_member m where m.team_id = t.id and m.user_id = ?2)")
                        + " order by t.name limit 100")
                .setParameter(1, organisation);
        member.ifPresent(user -> query.setParameter(2, user));
        for (Object name : query.getResultList()) {
            names.add((String) name);
        }
        return names;
    }

    /** Whether they were not in it before. */
    boolean addMember(UUID team, UUID user) {
        return entities.createNativeQuery(
                                "insert into team_member (team_id, user_id, since) values (?1, ?2, ?3) on conflict do nothing")
                        .setParameter(1, team)
                        .setParameter(2, user)
                        .setParameter(3, Columns.at(Moment.now()))
                        .executeUpdate()
                == 1;
    }

    boolean removeMember(UUID team, UUID user) {
        return entities.createNativeQuery("delete from team_member where team_id = ?1 and user_id = ?2")
                        .setParameter(1, team)
                        .setParameter(2, user)
                        .executeUpdate()
                == 1;
    }

    private static TeamRow row(Object[] row) {
        return new TeamRow(
                (String) row[0],
                (String) row[1],
                Columns.number(row[2]),
                Columns.instant(row[3]),
                Columns.number(row[4]));
    }
}
