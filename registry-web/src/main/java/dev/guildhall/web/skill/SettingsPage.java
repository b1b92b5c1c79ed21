package dev.guildhall.web.skill;

import dev.guildhall.registry.BlastRadius;
import dev.guildhall.registry.RedirectRow;
import dev.guildhall.web.layout.Refusal;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The tab of settings: what may be done to the version shown, the channels, the skill's address.
 *
 * @param reach what the changes would reach; empty for those who may change nothing
 */
public record SettingsPage(SkillHead head, Optional<Refusal> refusal, Optional<Reach> reach) {
    private static final int NAMED = 5;

    /** The first agents that have the version shown, by name. */
    public String agents() {
        List<BlastRadius.User> agents =
                reach.flatMap(found -> found.radius().radius()).map(BlastRadius::agents).orElse(List.of());
        String named = agents.stream().limit(NAMED).map(BlastRadius.User::name).collect(Collectors.joining(", "));
        return agents.size() > NAMED ? named + " and " + (agents.size() - NAMED) + " more" : named;
    }

    /**
     * Consequences in numbers.
     *
     * @param radius of a yank of the version shown
     * @param dependents how many skills depend on the skill
     * @param redirects earlier addresses
     * @param owners some of those that the skill can be given to
     * @param mayFree whether the visitor lets earlier addresses go
     */
    public record Reach(
            RadiusView radius, long dependents, List<RedirectRow> redirects, List<String> owners, boolean mayFree) {
        public Reach {
            redirects = List.copyOf(redirects);
            owners = List.copyOf(owners);
        }
    }
}
