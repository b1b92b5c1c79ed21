package dev.guildhall.identity;

import dev.guildhall.platform.Service;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** All queries over who belongs to an owner. */
@Service
class OwnerMemberStore {
    /** More members than this are not listed; a team is the way to hold an owner together with that many. */
    private static final int MOST = 1000;

    private final EntityManager entities;

    @Inject
    OwnerMemberStore(EntityManager entities) {
        this.entities = entities;
    }

    List<MemberRow> members(UUID owner) {
        List<MemberRow> rows = new ArrayList<>();
        for (Object found : entities.createNativeQuery("""
                        select u.login, u.display_name, m.role, m.since
                        from owner_member m join app_user u on u.id = m.user_id
                        where m.owner_id = ?1 order by u.login limit ?2""")
                .setParameter(1, owner)
                .setParameter(2, MOST)
                .getResultList()) {
            Object[] row = (Object[]) found;
            rows.add(new MemberRow((String) row[0], (String) row[1], (String) row[2], Columns.instant(row[3])));
        }
        return rows;
    }

    /** Makes changes of one owner's members wait for each other. */
    void lock(UUID owner) {
        entities.createNativeQuery("select id from owner where id = ?1 for update")
                .setParameter(1, owner)
                .getSingleResult();
    }

    void put(UUID owner, UUID user, String role) {
        entities.createNativeQuery("""
                        insert into owner_member (owner_id, user_id, role, since) values (?1, ?2, ?3, ?4)
                        on conflict (owner_id, user_id) do update set role = excluded.role""")
                .setParameter(1, owner)
                .setParameter(2, user)
                .setParameter(3, role)
                .setParameter(4, Columns.at(Moment.now()))
                .executeUpdate();
    }

    void remove(UUID owner, UUID user) {
        entities.createNativeQuery("delete from owner_member where owner_id = ?1 and user_id = ?2")
                .setParameter(1, owner)
                .setParameter(2, user)
                .executeUpdate();
    }
}
