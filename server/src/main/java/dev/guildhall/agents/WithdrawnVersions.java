package dev.guildhall.agents;

import dev.guildhall.platform.Service;
import dev.guildhall.registry.SkillVersionDeprecated;
import dev.guildhall.registry.SkillVersionHeld;
import dev.guildhall.registry.SkillVersionReleased;
import dev.guildhall.registry.SkillVersionRestored;
import dev.guildhall.registry.SkillVersionRevoked;
import dev.guildhall.registry.SkillVersionYanked;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;

/** Tells every agent that has a version what became of it, in the transaction that changes the version. */
@Service
class WithdrawnVersions {
    private final SkillsOfAgents skills;

    @Inject
    WithdrawnVersions(SkillsOfAgents skills) {
        this.skills = skills;
    }

    void yanked(@Observes SkillVersionYanked event) {
        skills.tell(event.organisation(), event.owner(), event.name(), event.version());
    }

    void restored(@Observes SkillVersionRestored event) {
        skills.tell(event.organisation(), event.owner(), event.name(), event.version());
    }

    void held(@Observes SkillVersionHeld event) {
        skills.tell(event.organisation(), event.owner(), event.name(), event.version());
    }

    void released(@Observes SkillVersionReleased event) {
        skills.tell(event.organisation(), event.owner(), event.name(), event.version());
    }

    void revoked(@Observes SkillVersionRevoked event) {
        skills.tell(event.organisation(), event.owner(), event.name(), event.version());
    }

    void deprecated(@Observes SkillVersionDeprecated event) {
        skills.tell(event.organisation(), event.owner(), event.name(), event.version());
    }
}
