package dev.guildhall.agents;

import dev.guildhall.capabilities.Capabilities;
import dev.guildhall.capabilities.CapabilityDiff;
import dev.guildhall.capabilities.CapabilityRow;
import dev.guildhall.capabilities.Direction;
import dev.guildhall.platform.Service;
import dev.guildhall.registry.VersionFact;
import dev.guildhall.registry.VersionFacts;
import dev.guildhall.skill.SkillUse;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Says of two locks which skills change, what they may do more or less, and what they cost more or less. */
@Service
class LockChanges {
    private static final AgentLock.Tokens NOTHING = new AgentLock.Tokens(0, 0);

    private final VersionFacts facts;

    @Inject
    LockChanges(VersionFacts facts) {
        this.facts = facts;
    }

    List<Upgrade.Change> between(UUID organisation, Lock from, Lock to, Map<String, String> why) {
        Map<String, Lock.Entry> before = from.byId();
        Map<String, Lock.Entry> after = to.byId();
        List<UUID> ids = new ArrayList<>(from.versionIds());
        ids.addAll(to.versionIds());
        Map<UUID, VersionFact> known = facts.of(organisation, ids);
        List<Upgrade.Change> changes = new ArrayList<>();
        for (Lock.Entry now : to.entries()) {
            Lock.Entry was = before.get(now.id());
            if (was == null || !was.versionId().equals(now.versionId())) {
                String reason = why.getOrDefault(now.id(), was == null ? "dependency" : "newer");
                changes.add(change(organisation, was, now, reason, known));
            }
        }
        for (Lock.Entry was : from.entries()) {
            if (!after.containsKey(was.id())) {
                changes.add(change(organisation, was, null, "dependency", known));
            }
        }
        return changes;
    }

    private Upgrade.Change change(
            UUID organisation,
            Lock.@Nullable Entry was,
            Lock.@Nullable Entry now,
            String why,
            Map<UUID, VersionFact> known) {
        List<String> wider = new ArrayList<>();
        List<String> narrower = new ArrayList<>();
        for (CapabilityRow row : CapabilityDiff.of(capabilities(organisation, was), capabilities(organisation, now))) {
            for (CapabilityRow.Change change : row.changes()) {
                if (change.direction() == Direction.WIDER) {
                    wider.add(change.sentence());
                } else if (change.direction() == Direction.NARROWER) {
                    narrower.add(change.sentence());
                }
            }
        }
        return new Upgrade.Change(
                now == null ? was == null ? "" : was.id() : now.id(),
                Optional.ofNullable(was).map(Lock.Entry::version),
                Optional.ofNullable(now).map(Lock.Entry::version),
                why,
                wider,
                narrower,
                tokens(was, known),
                tokens(now, known));
    }

    private Capabilities capabilities(UUID organisation, Lock.@Nullable Entry entry) {
        List<SkillUse> uses = entry == null ? List.of() : facts.uses(organisation, List.of(entry.versionId()));
        return uses.stream()
                .findFirst()
                .map(use -> Capabilities.of(use.manifest(), use.files(), Set.of()))
                .orElseGet(Capabilities::none);
    }

    private static AgentLock.Tokens tokens(Lock.@Nullable Entry entry, Map<UUID, VersionFact> known) {
        VersionFact fact = entry == null ? null : known.get(entry.versionId());
        return fact == null
                ? NOTHING
                : new AgentLock.Tokens(
                        fact.contextTokens().catalog(), fact.contextTokens().body());
    }
}
