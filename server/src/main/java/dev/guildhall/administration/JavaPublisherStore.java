package dev.guildhall.administration;

import dev.guildhall.platform.Page;
import dev.guildhall.platform.PageRequest;
import dev.guildhall.platform.Service;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** All queries over owners as publishers of Java code. */
@Service
class JavaPublisherStore {
    /** What {@code plugins} takes for code: jars right in {@code lib/}. */
    private static final String WITH_JARS = """
            from skill s join skill_version v on v.skill_id = s.id
            where s.owner_id = o.id and exists (
                select 1 from skill_file f where f.version_id = v.id and f.path >= 'lib/' and f.path < 'lib0'
                    and f.path like 'lib/%.jar' and f.path not like 'lib/%/%')""";

    private final EntityManager entities;

    @Inject
    JavaPublisherStore(EntityManager entities) {
        this.entities = entities;
    }

    Page<JavaPublisher> list(UUID organisation, PageRequest page) {
        List<JavaPublisher> rows = new ArrayList<>();
        for (Object found : entities.createNativeQuery("""
                        select o.name, o.display_name, o.trusted,
                               (select count(*) from owner_member m where m.owner_id = o.id),
                               (select count(distinct s.id) %1$s), (select count(*) %1$s)
                        from owner o
                        where o.organisation_id = ?1 and o.name > ?2 and (o.trusted or exists (select 1 %1$s))
                        order by o.name limit ?3""".formatted(WITH_JARS))
                .setParameter(1, organisation)
                .setParameter(2, page.part(0, 1).orElse(""))
                .setParameter(3, page.limit() + 1)
                .getResultList()) {
            Object[] row = (Object[]) found;
            rows.add(new JavaPublisher(
                    (String) row[0],
                    (String) row[1],
                    (Boolean) row[2],
                    ((Number) row[3]).intValue(),
                    ((Number) row[4]).intValue(),
                    ((Number) row[5]).intValue(),
                    0));
        }
        return Page.of(rows, page.limit(), row -> PageRequest.cursor(row.owner()));
    }
}
