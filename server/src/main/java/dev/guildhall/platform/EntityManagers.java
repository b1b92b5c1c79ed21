package dev.guildhall.platform;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Alternative;
import jakarta.enterprise.inject.Produces;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import org.jspecify.annotations.Nullable;

/**
 * The container's entity manager. It takes the place of the bean that Jakarta Persistence 3.2 section 3.1 defines, which is
 * scoped to a transaction: reads outside of one would fail.
 */
@ApplicationScoped
@Alternative
@Priority(1)
public class EntityManagers {
    @PersistenceContext(unitName = "guildhall")
    private @Nullable EntityManager entities;

    @Produces
    EntityManager entityManager() {
        if (entities == null) {
            throw new IllegalStateException("The persistence unit guildhall is not deployed.");
        }
        return entities;
    }
}
