package dev.guildhall.agents;

import dev.guildhall.harnesses.ContextCost;
import dev.guildhall.harnesses.Harnesses;
import dev.guildhall.packages.SkillStandard;
import dev.guildhall.platform.Service;
import dev.guildhall.platform.Version;
import dev.guildhall.registry.ContextTokens;
import dev.guildhall.registry.HarnessFits;
import dev.guildhall.registry.PublishedVersion.Fit;
import dev.guildhall.skill.HarnessProfile;
import dev.guildhall.skill.SkillUse;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

/** Fits as the bridges tell them: {@code skill → each bridge's plan of it alone → fit}. Some milliseconds for all of them. */
@Service
class BridgeFits implements HarnessFits {
    /** How long a publish waits at the start of the server. */
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final Harnesses harnesses;
    private final SkillAlone alone;
    private final ContextCost cost;

    @Inject
    BridgeFits(Harnesses harnesses, SkillAlone alone, ContextCost cost) {
        this.harnesses = harnesses;
        this.alone = alone;
        this.cost = cost;
    }

    @Override
    public Fitting of(SkillUse skill) {
        boolean settled = harnesses.settled(PATIENCE);
        Map<String, Fit> fits = new LinkedHashMap<>();
        fits.put(Harnesses.INLINE, FitOfPlan.inline(skill));
        if (settled) {
            for (HarnessProfile harness : harnesses.list()) {
                in(skill, harness).ifPresent(fit -> fits.put(harness.id(), fit));
            }
        }
        return new Fitting(fits, tokens(skill), settled ? rules() : "");
    }

    @Override
    public String rules() {
        if (!harnesses.settled(Duration.ZERO)) {
            return "";
        }
        Version build = Version.current();
        String named = harnesses.list().stream()
                .map(harness -> harness.id() + " " + harness.version())
                .collect(Collectors.joining("\n", build.version() + " " + build.commit() + "\n", ""));
        return UUID.nameUUIDFromBytes(named.getBytes(StandardCharsets.UTF_8)).toString();
    }

    /** Empty when the harness's bridge fails. */
    private Optional<Fit> in(SkillUse skill, HarnessProfile harness) {
        return harness.id().equals(Harnesses.INLINE)
                ? Optional.of(FitOfPlan.inline(skill))
                : alone.plan(skill, harness).map(plan -> FitOfPlan.of(skill, harness, plan));
    }

    /** Its entry in the standard's list, without the list's own frame, and its body. */
    private ContextTokens tokens(SkillUse skill) {
        String name = skill.manifest().name();
        SkillStandard.Entry entry =
                new SkillStandard.Entry(name, skill.manifest().description(), name + "/SKILL.md");
        int frame = cost.tokens(SkillStandard.prompt(List.of()));
        return new ContextTokens(
                Math.max(1, cost.tokens(SkillStandard.prompt(List.of(entry))) - frame), cost.tokens(skill.body()));
    }
}
