package dev.guildhall.registry;

import dev.guildhall.platform.Actor;
import dev.guildhall.platform.Page;
import dev.guildhall.platform.PageRequest;
import dev.guildhall.platform.Service;
import dev.guildhall.plugins.DependencyTrees;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Who depends on a skill, under any name it ever had. Never a skill of another organisation. */
@Service
public class Dependents {
    private final SkillStore skills;
    private final DependentStore store;
    private final Channels channels;
    private final DependencyTrees trees;

    @Inject
    Dependents(SkillStore skills, DependentStore store, Channels channels, DependencyTrees trees) {
        this.skills = skills;
        this.store = store;
        this.channels = channels;
        this.trees = trees;
    }

    /** A live version that names another skill as a dependency. */
    public record Relying(String owner, String name, String version, boolean latest, String range) {}

    /** One row for each skill with a live version that depends on this one, by owner and name. */
    public Page<DependentRow> page(Actor actor, String owner, String name, PageRequest page) {
        SkillKey skill = skills.known(actor, owner, name);
        Optional<String> latest = channels.latest(skill.id());
        return store.page(
                skill, page, range -> latest.map(v -> trees.satisfies(v, range)).orElse(false));
    }

    /** How many skills have a live version that depends on this one, counted up to 10,000. */
    public long count(Actor actor, String owner, String name) {
        return store.count(skills.known(actor, owner, name));
    }

    /** Live versions of other skills that name this one, newest first, as many as {@code most}. */
    public List<Relying> relying(UUID organisation, String owner, String name, int most) {
        return skills.find(organisation, owner, name)
                .map(skill -> store.relying(skill, most))
                .orElse(List.of());
    }
}
