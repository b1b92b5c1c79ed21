package dev.guildhall.agents;

import dev.guildhall.harnesses.ContextCost;
import dev.guildhall.harnesses.Harnesses;
import dev.guildhall.platform.Actor;
import dev.guildhall.platform.Service;
import dev.guildhall.registry.Catalog;
import dev.guildhall.registry.PublishedVersion.Fit;
import dev.guildhall.registry.VersionFacts;
import dev.guildhall.skill.HarnessPlan;
import dev.guildhall.skill.HarnessProfile;
import dev.guildhall.skill.SkillUse;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;

/** One version of a skill, alone, through the bridge of every harness. */
@Service
public class SkillHarnesses {
    private final Catalog catalog;
    private final VersionFacts facts;
    private final Harnesses harnesses;
    private final SkillAlone alone;
    private final ContextCost cost;

    @Inject
    SkillHarnesses(Catalog catalog, VersionFacts facts, Harnesses harnesses, SkillAlone alone, ContextCost cost) {
        this.catalog = catalog;
        this.facts = facts;
        this.harnesses = harnesses;
        this.alone = alone;
        this.cost = cost;
    }

    /** In the order of the harnesses; 403 and 404 as for the version itself. */
    public List<SkillHarnessRow> of(Actor actor, String owner, String name, String version) {
        catalog.version(actor, owner, name, version);
        Optional<SkillUse> use = facts.find(actor.organisation(), owner, name, version)
                .flatMap(fact -> facts.uses(actor.organisation(), List.of(fact.versionId())).stream()
                        .findFirst());
        return harnesses.list().stream().map(profile -> row(profile, use)).toList();
    }

    private SkillHarnessRow row(HarnessProfile profile, Optional<SkillUse> use) {
        Optional<HarnessPlan> plan = use.flatMap(skill -> alone.plan(skill, profile));
        Optional<Fit> fit = profile.id().equals(Harnesses.INLINE)
                ? use.map(FitOfPlan::inline)
                : plan.flatMap(planned -> use.map(skill -> FitOfPlan.of(skill, profile, planned)));
        List<HarnessPlan.SkillContext> shown = plan.map(HarnessPlan::context).orElse(List.of());
        int catalogTokens = plan.isPresent()
                ? shown.stream().mapToInt(one -> cost.tokens(one.catalog())).sum()
                : use.map(skill -> cost.tokens(skill.manifest().name() + ": "
                                + skill.manifest().description()))
                        .orElse(0);
        int bodyTokens = plan.isPresent()
                ? shown.stream().mapToInt(one -> cost.tokens(one.body())).sum()
                : use.map(skill -> cost.tokens(skill.body())).orElse(0);
        return new SkillHarnessRow(
                profile.id(),
                profile.title(),
                profile.mark(),
                fit.map(Fit::status).orElse(""),
                plan.map(HarnessPlan::notes).orElse(List.of()),
                catalogTokens,
                bodyTokens);
    }
}
