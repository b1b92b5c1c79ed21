package dev.guildhall.agents;

import dev.guildhall.audit.Audit;
import dev.guildhall.platform.Actor;
import dev.guildhall.platform.Precondition;
import dev.guildhall.platform.Service;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;

/** Writes a new version of an agent; part of its caller's transaction. */
@Service
class AgentChanges {
    private final AgentStore store;
    private final SkillsOfAgents skills;
    private final ReceiptStore receipts;
    private final AgentAccess access;
    private final AgentViews views;
    private final Definitions definitions;
    private final Locking locking;
    private final Audit audit;

    @Inject
    AgentChanges(
            AgentStore store,
            SkillsOfAgents skills,
            ReceiptStore receipts,
            AgentAccess access,
            AgentViews views,
            Definitions definitions,
            Locking locking,
            Audit audit) {
        this.store = store;
        this.skills = skills;
        this.receipts = receipts;
        this.access = access;
        this.views = views;
        this.definitions = definitions;
        this.locking = locking;
        this.audit = audit;
    }

    AgentDetail put(Actor actor, AgentDefinition definition, String text, Precondition precondition) {
        Optional<AgentKey> found = store.locked(actor.organisation(), definition.name());
        precondition.require(
                found.map(agent -> OptionalInt.of(agent.revision())).orElse(OptionalInt.empty()),
                () -> views.present(actor, found.orElseThrow()));
        if (found.isEmpty()) {
            return create(actor, definition, text, precondition);
        }
        AgentKey agent = found.get();
        access.requireChange(actor, agent);
        AgentContent before = store.content(agent);
        String canonical = AgentText.write(definition);
        if (Lock.sha256(canonical).equals(bare(before.digest()))) {
            if (!before.source().equals(text)) {
                store.replaceSource(agent, text);
            }
            return views.detail(actor, agent);
        }
        Lock lock = locking.require(actor.organisation(), agent.name(), definition.skills(), before.lock());
        String change = Differences.between(definitions.stored(before, agent.name()), definition);
        return write(actor, agent, definition, text, lock, "agent.changed", change);
    }

    private AgentDetail create(Actor actor, AgentDefinition definition, String text, Precondition precondition) {
        Optional<UUID> team = access.team(actor, definition);
        Lock lock = locking.require(actor.organisation(), definition.name(), definition.skills(), Lock.NONE);
        Optional<UUID> id = store.insert(
                actor.organisation(), team, definition, actor.login(), lock.entries().size());
        if (id.isEmpty()) {
            // Another one made it at the same time, and is done by now.
            return put(actor, definition, text, precondition);
        }
        write(actor, id.get(), definition, content(1, definition, text, lock, "defined", actor.login()));
        audit.append(
                actor,
                "agent.created",
                definition.name(),
                Map.of("version", 1, "digest", digest(definition), "lock", lock.digest()));
        return views.detail(actor, store.find(actor.organisation(), definition.name()).orElseThrow());
    }

    /** The next version; what was staged is gone. */
    AgentDetail write(
            Actor actor,
            AgentKey agent,
            AgentDefinition definition,
            String text,
            Lock lock,
            String action,
            String change) {
        Optional<UUID> team = definition.team().isPresent()
                        && !definition.team().equals(agent.teamName())
                ? access.team(actor, definition)
                : definition.team().isEmpty() ? Optional.empty() : agent.team();
        int version = agent.version() + 1;
        store.update(agent, team, definition, version, lock.entries().size());
        write(actor, agent.id(), definition, content(version, definition, text, lock, change, actor.login()));
        receipts.behind(agent);
        audit.append(
                actor,
                action,
                agent.name(),
                Map.of("version", version, "change", change, "digest", digest(definition), "lock", lock.digest()));
        return views.detail(actor, store.find(agent.organisation(), agent.name()).orElseThrow());
    }

    private void write(Actor actor, UUID agent, AgentDefinition definition, AgentContent content) {
        store.insert(agent, content);
        skills.replace(agent, actor.organisation(), content.lock());
        store.features(agent, Features.of(definition));
    }

    private static AgentContent content(
            int version, AgentDefinition definition, String text, Lock lock, String change, String by) {
        return new AgentContent(
                version, AgentText.write(definition), text, digest(definition), lock, change, by, Instant.now());
    }

    static String digest(AgentDefinition definition) {
        return "sha256:" + Lock.sha256(AgentText.write(definition));
    }

    private static String bare(String digest) {
        return digest.substring(digest.indexOf(':') + 1);
    }

    /** @param entries {@code @acme/pdf 1.2.0 to 1.3.0} */
    static String upgraded(List<String> entries) {
        List<String> shown = new ArrayList<>(entries.subList(0, Math.min(5, entries.size())));
        return "upgraded " + String.join(", ", shown)
                + (entries.size() > 5 ? " and %d more".formatted(entries.size() - 5) : "");
    }
}
