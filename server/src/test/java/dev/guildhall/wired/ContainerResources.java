package dev.guildhall.wired;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Alternative;
import jakarta.enterprise.inject.Produces;
import jakarta.persistence.EntityManager;
import javax.sql.DataSource;

/** The entity manager and the data source that the container would inject. */
@ApplicationScoped
@Alternative
@Priority(2)
class ContainerResources {
    @Produces
    EntityManager entityManager() {
        return ThreadTransactions.entityManager();
    }

    @Produces
    DataSource dataSource() {
        return TestDatabase.shared().dataSource();
    }
}
