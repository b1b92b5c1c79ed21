package dev.guildhall.web.skill;

import dev.guildhall.registry.RedirectRow;
import dev.guildhall.web.layout.Refusal;
import java.util.List;
import java.util.Optional;

/**
 * The tab of settings: what may be done to the version shown, the channels, the skill's address.
 *
 * @param reach what the changes would reach; empty for those who may change nothing
 */
public record SettingsPage(SkillHead head, Optional<Refusal> refusal, Optional<Reach> reach) {

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
