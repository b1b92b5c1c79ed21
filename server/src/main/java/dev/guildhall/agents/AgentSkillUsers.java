package dev.guildhall.agents;

import dev.guildhall.platform.Service;
import dev.guildhall.plugins.DependencyTrees;
import dev.guildhall.plugins.PackageShelf;
import dev.guildhall.plugins.ShelvedVersion;
import dev.guildhall.registry.BlastRadius;
import dev.guildhall.registry.SkillUsers;
import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;

/** Which agents have a version, and what its withdrawal means to each. */
@Service
public class AgentSkillUsers implements SkillUsers {
    static final int MOST = 500;

    private final SkillsOfAgents skills;
    private final PackageShelf shelf;
    private final DependencyTrees trees;

    @Inject
    AgentSkillUsers(SkillsOfAgents skills, PackageShelf shelf, DependencyTrees trees) {
        this.skills = skills;
        this.shelf = shelf;
        this.trees = trees;
    }

    @Override
    public BlastRadius of(UUID organisation, String owner, String name, String version) {
        List<SkillsOfAgents.Holder> holders = skills.holders(organisation, owner, name, version, MOST + 1);
        List<String> others = holders.isEmpty()
                ? List.of()
                : shelf.versions(organisation, owner, name).stream()
                        .filter(there -> there.state().equals(ShelvedVersion.LIVE)
                                && !there.version().equals(version))
                        .map(ShelvedVersion::version)
                        .toList();
        List<BlastRadius.User> users = holders.stream()
                .limit(MOST)
                .map(holder -> new BlastRadius.User(holder.agent(), consequence(holder, version, others)))
                .toList();
        return BlastRadius.ofAgents(users, holders.size() <= MOST);
    }

    private String consequence(SkillsOfAgents.Holder holder, String version, List<String> others) {
        String keeps = "keeps %s from its lock and is told".formatted(version);
        if (holder.range().isEmpty()) {
            return keeps + "; another skill needs it";
        }
        String range = holder.range().get();
        return others.stream()
                .filter(other -> trees.satisfies(other, range))
                .findFirst()
                .map(other -> keeps + "; %s fits its %s".formatted(other, range))
                .orElse(keeps + "; nothing else fits its " + range);
    }
}
