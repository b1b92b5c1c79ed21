package dev.guildhall.agents;

import dev.guildhall.platform.Actor;
import dev.guildhall.platform.Row;
import dev.guildhall.platform.Service;
import dev.guildhall.platform.Sql;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;

/** How many agents there are, for every page's navigation: counted no further than it is shown. */
@Service
public class AgentCounts {
    private static final int MOST = 1_000;

    private final EntityManager entities;

    @Inject
    AgentCounts(EntityManager entities) {
        this.entities = entities;
    }

    /** Of the actor's organisation, up to 1,000. */
    public long of(Actor actor) {
        return new Sql("select count(*) from (select 1 from agent where organisation_id = ?", actor.organisation())
                .add("limit ?) counted", MOST)
                .first(entities, (Row row) -> row.number(0))
                .orElse(0L);
    }
}
