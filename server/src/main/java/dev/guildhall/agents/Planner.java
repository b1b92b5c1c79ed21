package dev.guildhall.agents;

import dev.guildhall.harnesses.Harnesses;
import dev.guildhall.plan.PlanJson;
import dev.guildhall.plan.PlanRefused;
import dev.guildhall.plan.PlannedAgent;
import dev.guildhall.plan.RenderedFile;
import dev.guildhall.plan.RenderedFiles;
import dev.guildhall.platform.Problem;
import dev.guildhall.platform.Service;
import dev.guildhall.plugins.BrokenPlugin;
import dev.guildhall.registry.VersionFact;
import dev.guildhall.registry.VersionFacts;
import dev.guildhall.skill.HarnessPlan;
import dev.guildhall.skill.HarnessProfile;
import dev.guildhall.skill.SkillUse;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.config.Config;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Plans agents: {@code definition · lock → blueprint → bridge → plan with its digest}. */
@Service
class Planner {
    private static final Logger LOG = LoggerFactory.getLogger(Planner.class);

    private final AgentStore store;
    private final Definitions definitions;
    private final Stages stages;
    private final VersionFacts facts;
    private final Harnesses harnesses;
    private final AgentSettings settings;

    @Inject
    Planner(
            AgentStore store,
            Definitions definitions,
            Stages stages,
            VersionFacts facts,
            Harnesses harnesses,
            Config config) {
        this.store = store;
        this.definitions = definitions;
        this.stages = stages;
        this.facts = facts;
        this.harnesses = harnesses;
        this.settings = AgentSettings.of(config);
    }

    /** What every harness is told; read once for all of them. */
    record Prepared(AgentKey agent, String stage, Lock lock, Blueprint blueprint, Map<String, Long> sizes) {}

    /** A plan as it leaves the house. */
    record Planned(PlannedAgent plan, String digest, List<RenderedFile> files) {}

    /** 409 when a version of the lock may not be used any more. */
    Prepared prepare(AgentKey agent, String stage) {
        AgentContent content = store.content(agent);
        Lock lock = stages.lock(agent, content, stage);
        requireUsable(agent, lock);
        List<SkillUse> skills = facts.uses(agent.organisation(), lock.versionIds());
        AgentDefinition definition = definitions.stored(content, agent.name());
        Map<String, Long> sizes = new HashMap<>();
        skills.forEach(skill -> skill.files().forEach(file -> sizes.put(file.sha256(), file.size())));
        Blueprint blueprint =
                Blueprint.of(definition, skills, delegates(agent.organisation(), definition), settings.gateway());
        return new Prepared(agent, Stages.named(stage), lock, blueprint, sizes);
    }

    /** By its id or another word for it; 404. */
    HarnessProfile harness(String word) {
        return harnesses
                .named(word)
                .orElseThrow(() -> AgentProblem.HARNESS_UNKNOWN.because("There is no harness %s. Known are %s."
                        .formatted(
                                word,
                                String.join(
                                        ", ",
                                        harnesses.list().stream()
                                                .map(HarnessProfile::id)
                                                .toList()))));
    }

    Planned plan(Prepared prepared, String harness) {
        if (!harnesses.planned(harness)) {
            throw AgentProblem.NO_PLAN.because(
                    "%s needs no files: this server runs the agent itself. Plans are made for the other harnesses."
                            .formatted(harness));
        }
        try {
            HarnessPlan plan = harnesses.plan(harness, prepared.blueprint().agent());
            PlannedAgent planned = new PlannedAgent(
                    prepared.agent().name(),
                    prepared.agent().version(),
                    prepared.stage(),
                    harness,
                    prepared.lock().digest(),
                    withNotes(plan, prepared.blueprint().notes()),
                    sizes(plan, prepared.sizes()));
            return new Planned(planned, PlanJson.digest(planned), RenderedFiles.of(planned));
        } catch (BrokenPlugin | PlanRefused e) {
            LOG.error("No plan of {} for {}: {}", prepared.agent().name(), harness, e.getMessage());
            throw AgentProblem.PLAN_FAILED.because(
                    "The bridge for %s made no plan that can be carried out: %s An operator finds more in the log."
                            .formatted(harness, e.getMessage()));
        }
    }

    private static HarnessPlan withNotes(HarnessPlan plan, List<HarnessPlan.Note> more) {
        if (more.isEmpty()) {
            return plan;
        }
        List<HarnessPlan.Note> notes = new ArrayList<>(plan.notes());
        notes.addAll(more);
        return new HarnessPlan(
                plan.files(), plan.patches(), plan.uploads(), plan.launch(), plan.environment(), notes, plan.context());
    }

    /** Of what the plan copies, and nothing else: a plan that does not change keeps its digest. */
    private static Map<String, Long> sizes(HarnessPlan plan, Map<String, Long> all) {
        Map<String, Long> sizes = new HashMap<>();
        List<HarnessPlan.File> files = new ArrayList<>(plan.files());
        plan.uploads().forEach(upload -> files.addAll(upload.files()));
        for (HarnessPlan.File file : files) {
            if (file.content() instanceof HarnessPlan.Content.FromPackage packaged) {
                Long size = all.get(packaged.sha256());
                if (size != null) {
                    sizes.put(packaged.sha256(), size);
                }
            }
        }
        return sizes;
    }

    private Map<String, AgentDefinition> delegates(UUID organisation, AgentDefinition agent) {
        Map<String, AgentDefinition> found = new LinkedHashMap<>();
        for (String name : agent.delegates()) {
            store.find(organisation, name)
                    .ifPresent(other -> found.put(name, definitions.stored(store.content(other), name)));
        }
        return found;
    }

    private void requireUsable(AgentKey agent, Lock lock) {
        Map<UUID, VersionFact> known = facts.of(agent.organisation(), lock.versionIds());
        for (Lock.Entry entry : lock.entries()) {
            VersionFact fact = known.get(entry.versionId());
            if (fact == null || fact.state().equals("revoked") || fact.state().equals("held")) {
                throw refused(agent, entry, fact == null ? "gone" : fact.state());
            }
        }
    }

    private static Problem refused(AgentKey agent, Lock.Entry entry, String state) {
        return AgentProblem.LOCK_REFUSED.because(
                "%s has %s@%s, which is %s, so nothing is handed out for it. Upgrade it: ./guildhall upgrade %s --dry-run; or remove the skill."
                        .formatted(agent.name(), entry.id(), entry.version(), state, agent.name()),
                Map.of("skill", entry.id(), "version", entry.version(), "state", state));
    }
}
