package dev.guildhall.registry;

import dev.guildhall.platform.Actor;
import dev.guildhall.platform.Service;
import dev.guildhall.plugins.DependencyCheck;
import dev.guildhall.skill.SkillManifest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;

/** Refuses a package whose dependencies cannot be resolved here, or that would close a circle. */
@Service
class Dependencies {
    private final DependencyCheck check;

    @Inject
    Dependencies(DependencyCheck check) {
        this.check = check;
    }

    /** 422 with one line for each problem and the way to it. */
    void require(Actor actor, String owner, String version, SkillManifest manifest) {
        if (manifest.dependencies().isEmpty()) {
            return;
        }
        List<String> problems = check.problems(
                actor.organisation(), "@" + owner + "/" + manifest.name(), version, manifest.dependencies());
        if (!problems.isEmpty()) {
            throw RegistryProblem.DEPENDENCIES.because(
                    String.join(". ", problems)
                            + ". Publish what is missing first, or change dependencies in skill.yaml.",
                    Map.of("problems", problems));
        }
    }
}
