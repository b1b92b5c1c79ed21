package dev.guildhall.agents;

import dev.guildhall.platform.Actor;
import dev.guildhall.platform.Service;
import dev.guildhall.registry.FitsOfAgents;
import dev.guildhall.registry.PublishedVersion;
import dev.guildhall.registry.SkillOffers;
import dev.guildhall.registry.SkillRow;
import dev.guildhall.skill.CredentialNeed;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Whether skills fit an agent, and the one thing that is missing: {@code name free? → harness → credentials → dependencies}. */
@Service
public class SkillFits implements FitsOfAgents {
    private final AgentStore store;
    private final AgentAccess access;
    private final Definitions definitions;
    private final SkillOffers offers;
    private final Locking locking;

    @Inject
    SkillFits(AgentStore store, AgentAccess access, Definitions definitions, SkillOffers offers, Locking locking) {
        this.store = store;
        this.access = access;
        this.definitions = definitions;
        this.offers = offers;
        this.locking = locking;
    }

    private record Asking(AgentKey key, AgentDefinition definition, Lock lock) {}

    /**
     * Of one version, its dependencies too.
     *
     * @param version empty for the latest
     */
    public SkillFit of(Actor actor, String agent, String owner, String name, Optional<String> version) {
        Asking asking = asking(actor, agent);
        String id = "@" + owner + "/" + name;
        Optional<SkillOffers.Offer> offer = version.isPresent()
                ? offers.of(actor.organisation(), owner, name, version.get())
                : Optional.ofNullable(
                        offers.latest(actor.organisation(), List.of(id)).get(id));
        SkillFit fit = fit(asking, id, offer);
        return fit.state().equals("fits") ? resolved(asking, id, offer.orElseThrow(), fit) : fit;
    }

    /** Of the latest version of each, without looking at dependencies; by {@code @owner/name}. */
    public Map<String, SkillFit> of(Actor actor, String agent, List<SkillRow> rows) {
        Asking asking = asking(actor, agent);
        List<String> ids =
                rows.stream().map(row -> "@" + row.owner() + "/" + row.name()).toList();
        Map<String, SkillOffers.Offer> latest = offers.latest(actor.organisation(), ids);
        Map<String, SkillFit> fits = new LinkedHashMap<>();
        ids.forEach(id -> fits.put(id, fit(asking, id, Optional.ofNullable(latest.get(id)))));
        return fits;
    }

    @Override
    public Map<String, Fit> fits(Actor actor, String agent, List<SkillRow> skills) {
        Map<String, Fit> fits = new LinkedHashMap<>();
        of(actor, agent, skills).forEach((id, fit) -> fits.put(id, new Fit(fit.state(), fit.missing(), fit.fix())));
        return fits;
    }

    private Asking asking(Actor actor, String agent) {
        AgentKey key = access.known(actor, agent);
        AgentContent content = store.content(key);
        return new Asking(key, definitions.stored(content, agent), content.lock());
    }

    private SkillFit fit(Asking asking, String id, Optional<SkillOffers.Offer> offer) {
        Lock.Entry there = asking.lock().byId().get(id);
        if (there != null) {
            return new SkillFit("has", Optional.empty(), Optional.empty());
        }
        if (offer.isEmpty()) {
            return missing("It has no live version.", "Wait for one, or ask its owner.");
        }
        String name = id.substring(id.indexOf('/'));
        Optional<String> twin = asking.lock().entries().stream()
                .map(Lock.Entry::id)
                .filter(other -> other.endsWith(name))
                .findFirst();
        if (twin.isPresent()) {
            return missing("The agent has another skill of this name: " + twin.get() + ".", "Remove that one first.");
        }
        String harness = asking.definition().harness().getFirst();
        PublishedVersion.Fit harnessFit = offer.get().fits().get(harness);
        if (harnessFit != null && harnessFit.status().equals(PublishedVersion.Fit.DOES_NOT_FIT)) {
            return new SkillFit(
                    "not",
                    Optional.of(first(harnessFit).orElse("It does not work in " + harness + ".")),
                    Optional.of("Choose another harness for the agent."));
        }
        return credentials(asking, offer.get())
                .or(() -> limited(harnessFit, harness))
                .orElseGet(() -> new SkillFit("fits", Optional.empty(), Optional.empty()));
    }

    private static Optional<SkillFit> credentials(Asking asking, SkillOffers.Offer offer) {
        Set<String> known = asking.definition().credentials().keySet();
        for (CredentialNeed need : offer.manifest().credentials()) {
            String variable = need.env().orElse(need.id().toUpperCase(java.util.Locale.ROOT));
            if (need.required() && !known.contains(variable)) {
                return Optional.of(missing(
                        "It needs the credential %s.".formatted(variable),
                        "Add credentials: {%s: {allowed_host: %s}} to the agent."
                                .formatted(
                                        variable,
                                        need.hosts().isEmpty()
                                                ? "…"
                                                : need.hosts().getFirst())));
            }
        }
        return Optional.empty();
    }

    private static Optional<SkillFit> limited(
            PublishedVersion.@org.jspecify.annotations.Nullable Fit fit, String harness) {
        return fit != null && fit.status().equals(PublishedVersion.Fit.LIMITED)
                ? Optional.of(missing(
                        first(fit).orElse("Something it declares has no effect in " + harness + "."),
                        "It can be assigned all the same; another harness may do more."))
                : Optional.empty();
    }

    private SkillFit resolved(Asking asking, String id, SkillOffers.Offer offer, SkillFit fit) {
        Map<String, String> wanted = new HashMap<>(asking.definition().skills());
        wanted.put(id, "=" + offer.version());
        UUID organisation = asking.key().organisation();
        Locking.Made made = locking.make(
                organisation, asking.key().name(), wanted, asking.lock().versions());
        List<String> problems = new ArrayList<>(made.problems());
        made.lock().flatMap(Locking::twins).ifPresent(twins -> problems.add(twins.detail()));
        return problems.isEmpty() ? fit : missing(problems.getFirst(), "Change the range that stands in the way.");
    }

    private static Optional<String> first(PublishedVersion.Fit fit) {
        return fit.notes().stream().findFirst();
    }

    private static SkillFit missing(String what, String fix) {
        return new SkillFit("missing", Optional.of(what), Optional.of(fix));
    }
}
