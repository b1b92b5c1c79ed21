package dev.guildhall.registry;

import dev.guildhall.platform.Actor;
import dev.guildhall.platform.Service;
import dev.guildhall.skill.SkillManifest;
import jakarta.inject.Inject;

/** Refuses a package whose dependencies cannot be resolved here, or that would close a circle. */
@Service
class Dependencies {
    @Inject
    Dependencies() {}

    void require(Actor actor, String owner, String version, SkillManifest manifest) {
        if (manifest.dependencies().isEmpty()) {
            return;
        }
        throw new UnsupportedOperationException(actor + owner + version);
    }
}
