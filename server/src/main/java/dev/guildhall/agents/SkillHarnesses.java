package dev.guildhall.agents;

import dev.guildhall.harnesses.ContextCost;
import dev.guildhall.harnesses.Harnesses;
import dev.guildhall.platform.Actor;
import dev.guildhall.platform.Service;
import dev.guildhall.registry.Catalog;
import dev.guildhall.registry.SkillOffers;
import dev.guildhall.registry.VersionFacts;
import dev.guildhall.skill.HarnessPlan;
import dev.guildhall.skill.HarnessProfile;
import dev.guildhall.skill.SkillUse;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One version of a skill, alone, through the bridge of every harness. */
@Service
public class SkillHarnesses {
    private final Catalog catalog;
    private final VersionFacts facts;
    private final SkillOffers offers;
    private final Harnesses harnesses;
    private final Planner planner;
    private final ContextCost cost;

    @Inject
    SkillHarnesses(
            Catalog catalog,
            VersionFacts facts,
            SkillOffers offers,
            Harnesses harnesses,
            Planner planner,
            ContextCost cost) {
        this.catalog = catalog;
        this.facts = facts;
        this.offers = offers;
        this.harnesses = harnesses;
        this.planner = planner;
        this.cost = cost;
    }

    /** In the order of the harnesses; 403 and 404 as for the version itself. */
    public List<SkillHarnessRow> of(Actor actor, String owner, String name, String version) {
        catalog.version(actor, owner, name, version);
        Map<String, SkillOffers.Fit> fits = offers.of(actor.organisation(), owner, name, version)
                .map(SkillOffers.Offer::fits)
                .orElse(Map.of());
        Optional<SkillUse> use = facts.find(actor.organisation(), owner, name, version)
                .flatMap(fact -> facts.uses(actor.organisation(), List.of(fact.versionId())).stream()
                        .findFirst());
        return harnesses.list().stream()
                .map(profile -> row(profile, use, Optional.ofNullable(fits.get(profile.id()))))
                .toList();
    }

    private SkillHarnessRow row(HarnessProfile profile, Optional<SkillUse> use, Optional<SkillOffers.Fit> fit) {
        Optional<HarnessPlan> plan = harnesses.planned(profile.id())
                ? use.flatMap(skill -> planner.alone(skill, profile.id()))
                : Optional.empty();
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
                fit.map(SkillOffers.Fit::status).orElse(""),
                plan.map(HarnessPlan::notes).orElse(List.of()),
                catalogTokens,
                bodyTokens);
    }
}
