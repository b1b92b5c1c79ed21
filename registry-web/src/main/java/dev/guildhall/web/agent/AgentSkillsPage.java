package dev.guildhall.web.agent;

import dev.guildhall.agents.AgentLock;
import dev.guildhall.agents.AgentLock.LockedSkill;
import dev.guildhall.agents.SkillFit;
import dev.guildhall.registry.SkillRow;
import dev.guildhall.web.layout.Addresses;
import dev.guildhall.web.layout.Refusal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The tab of skills: what the lock holds, what waits in the staged lock, and a search for more.
 *
 * @param staged the lock that is being tried, when there is one
 * @param q what is searched for; empty shows no results
 * @param fits {@code @owner/name} to whether it fits
 */
public record AgentSkillsPage(
        AgentHead head,
        Optional<AgentLock> staged,
        String q,
        List<SkillRow> found,
        Map<String, SkillFit> fits,
        Optional<Refusal> refusal) {
    public AgentSkillsPage {
        found = List.copyOf(found);
        fits = Map.copyOf(fits);
    }

    /** A difference between the lock in use and the staged one; empty on the side where the skill is not. */
    public record Step(String id, Optional<String> from, Optional<String> to) {}

    public List<LockedSkill> skills() {
        return head.agent().lock().skills();
    }

    public int catalogTokens() {
        return skills().stream().mapToInt(skill -> skill.contextTokens().catalog()).sum();
    }

    public List<Step> steps() {
        List<Step> steps = new ArrayList<>();
        if (staged.isPresent()) {
            List<LockedSkill> next = staged.get().skills();
            for (LockedSkill skill : next) {
                Optional<String> before = version(skills(), skill.id());
                if (!before.equals(Optional.of(skill.version()))) {
                    steps.add(new Step(skill.id(), before, Optional.of(skill.version())));
                }
            }
            for (LockedSkill skill : skills()) {
                if (version(next, skill.id()).isEmpty()) {
                    steps.add(new Step(skill.id(), Optional.of(skill.version()), Optional.empty()));
                }
            }
        }
        return steps;
    }

    private static Optional<String> version(List<LockedSkill> skills, String id) {
        return skills.stream()
                .filter(skill -> skill.id().equals(id))
                .map(LockedSkill::version)
                .findFirst();
    }

    /** Page of the very version. */
    public static String page(String id, String version) {
        return page(id) + "?version=" + Addresses.encode(version);
    }

    public static String page(String id) {
        return "/skills/" + Addresses.encodePath(id);
    }

    public static String id(SkillRow row) {
        return "@" + row.owner() + "/" + row.name();
    }
}
