package dev.guildhall.identity;

import dev.guildhall.platform.Actor;
import dev.guildhall.platform.Permission;
import dev.guildhall.platform.Service;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.util.Arrays;
import java.util.stream.Collectors;

/** Who in an organisation may review. */
@Service
public class Reviewers {
    private static final String ROLES = Arrays.stream(Role.values())
            .filter(role -> role.permissions().contains(Permission.SKILLS_REVIEW))
            .map(role -> "'" + role.label() + "'")
            .collect(Collectors.joining(", "));

    private final EntityManager entities;

    @Inject
    Reviewers(EntityManager entities) {
        this.entities = entities;
    }

    /** Whether anybody else in the actor's organisation may review. */
    public boolean othersThan(Actor actor) {
        return !entities.createNativeQuery("select 1 from app_user where organisation_id = ?1 and id <> ?2"
                        + " and state = 'active' and role in (" + ROLES + ") limit 1")
                .setParameter(1, actor.organisation())
                .setParameter(2, actor.user())
                .getResultList()
                .isEmpty();
    }
}
