package dev.guildhall.identity;

import dev.guildhall.platform.Actor;
import dev.guildhall.platform.Page;
import dev.guildhall.platform.PageRequest;
import dev.guildhall.platform.Service;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** All queries over owners. */
@Service
class OwnerStore {
    /** The asking user's role: their own, or publisher through the team that holds the owner, or as a trusted publisher. */
    private static final String MY_ROLE = """
            coalesce((select m.role from owner_member m where m.owner_id = o.id and m.user_id = ?2),
                     (select 'publisher' from team_member tm where tm.team_id = o.team_id and tm.user_id = ?2),
                     (select 'publisher' from trusted_publisher tp where tp.owner_id = o.id and tp.id = ?2))""";

    private static final String ROW = "select o.id, o.name, o.display_name, t.name, o.trusted, o.created_at,"
            + " (select count(*) from owner_member m where m.owner_id = o.id), " + MY_ROLE + ", o.row_version"
            + " from owner o left join team t on t.id = o.team_id where o.organisation_id = ?1 and ";

    private final EntityManager entities;

    @Inject
    OwnerStore(EntityManager entities) {
        this.entities = entities;
    }

    void add(Owner owner) {
        entities.persist(owner);
        entities.flush();
    }

    void flush() {
        entities.flush();
    }

    Optional<Owner> named(UUID organisation, String name) {
        return entities.createQuery(
                        "select o from Owner o where o.organisation = :organisation and o.name = :name", Owner.class)
                .setParameter("organisation", organisation)
                .setParameter("name", name)
                .getResultStream()
                .findFirst();
    }

    Optional<Owner> lookingLike(UUID organisation, String skeleton) {
        return entities.createQuery(
                        "select o from Owner o where o.organisation = :organisation and o.skeleton = :skeleton",
                        Owner.class)
                .setParameter("organisation", organisation)
                .setParameter("skeleton", skeleton)
                .getResultStream()
                .findFirst();
    }

    Optional<OwnerRow> row(UUID organisation, UUID user, String name) {
        return one("o.name = ?3", organisation, user, name);
    }

    Optional<OwnerRow> row(UUID organisation, UUID user, UUID owner) {
        return one("o.id = ?3", organisation, user, owner);
    }

    private Optional<OwnerRow> one(String condition, UUID organisation, UUID user, Object key) {
        List<?> rows = entities.createNativeQuery(ROW + condition)
                .setParameter(1, organisation)
                .setParameter(2, user)
                .setParameter(3, key)
                .getResultList();
        return rows.stream().findFirst().map(row -> row((Object[]) row));
    }

    Page<OwnerRow> list(Actor actor, boolean onlyMine, PageRequest page) {
        String mine = onlyMine ? " and " + MY_ROLE + " is not null" : "";
        List<OwnerRow> rows = new ArrayList<>();
        for (Object row : entities.createNativeQuery(ROW + "o.name > ?3" + mine + " order by o.name limit ?4")
                .setParameter(1, actor.organisation())
                .setParameter(2, actor.user())
                .setParameter(3, page.part(0, 1).orElse(""))
                .setParameter(4, page.limit() + 1)
                .getResultList()) {
            rows.add(row((Object[]) row));
        }
        return Page.of(rows, page.limit(), row -> PageRequest.cursor(row.name()));
    }

    private static OwnerRow row(Object[] row) {
        return new OwnerRow(
                Columns.uuid(row[0]),
                (String) row[1],
                (String) row[2],
                Columns.optionalText(row[3]),
                (Boolean) row[4],
                Columns.instant(row[5]),
                Columns.number(row[6]),
                Columns.optionalText(row[7]),
                Columns.number(row[8]));
    }
}
