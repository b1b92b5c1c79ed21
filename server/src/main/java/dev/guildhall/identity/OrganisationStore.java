package dev.guildhall.identity;

import dev.guildhall.platform.Page;
import dev.guildhall.platform.PageRequest;
import dev.guildhall.platform.Service;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** All queries over organisations. */
@Service
class OrganisationStore {
    private final EntityManager entities;

    @Inject
    OrganisationStore(EntityManager entities) {
        this.entities = entities;
    }

    void add(Organisation organisation) {
        entities.persist(organisation);
        entities.flush();
    }

    Optional<Organisation> home() {
        return entities.createQuery("select o from Organisation o where o.home = true", Organisation.class)
                .getResultStream()
                .findFirst();
    }

    boolean isHome(UUID organisation) {
        return !entities.createQuery("select o.id from Organisation o where o.id = :id and o.home = true", UUID.class)
                .setParameter("id", organisation)
                .getResultList()
                .isEmpty();
    }

    Optional<Organisation> named(String name) {
        return entities.createQuery("select o from Organisation o where o.name = :name", Organisation.class)
                .setParameter("name", name)
                .getResultStream()
                .findFirst();
    }

    Page<OrganisationRow> list(PageRequest page) {
        List<OrganisationRow> rows = entities.createQuery(
                        "select o from Organisation o where o.name > :after order by o.name", Organisation.class)
                .setParameter("after", page.part(0, 1).orElse(""))
                .setMaxResults(page.limit() + 1)
                .getResultStream()
                .map(Organisation::row)
                .toList();
        return Page.of(rows, page.limit(), row -> PageRequest.cursor(row.name()));
    }

    /** Makes whoever changes who administers an organisation wait for each other. */
    void lock(UUID organisation) {
        entities.createNativeQuery("select id from organisation where id = ?1 for update")
                .setParameter(1, organisation)
                .getSingleResult();
    }

    /** Nodes that start together make the home organisation one after the other. */
    void lockBootstrap() {
        entities.createNativeQuery("select cast(pg_advisory_xact_lock(7001) as text)")
                .getSingleResult();
    }
}
