package dev.guildhall.web.skill;

import dev.guildhall.agents.SkillFit;
import dev.guildhall.registry.SkillRow;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The bar over the catalogue that asks for an agent, and the answer for each row.
 *
 * @param agents names to choose from
 * @param chosen empty when nobody asks
 * @param fits {@code @owner/name} to its fit
 */
public record FitBar(List<String> agents, String chosen, Map<String, SkillFit> fits) {
    public static final FitBar NONE = new FitBar(List.of(), "", Map.of());

    public FitBar {
        agents = List.copyOf(agents);
        fits = Map.copyOf(fits);
    }

    public boolean asked() {
        return !chosen.isEmpty();
    }

    /** Those to choose from, and the one chosen also when the list ends before it. */
    public List<String> choices() {
        if (!asked() || agents.contains(chosen)) {
            return agents;
        }
        List<String> all = new ArrayList<>(agents);
        all.add(chosen);
        return all;
    }

    public Optional<SkillFit> of(SkillRow row) {
        return Optional.ofNullable(fits.get("@" + row.owner() + "/" + row.name()));
    }

    public long count(String state) {
        return fits.values().stream().filter(fit -> fit.state().equals(state)).count();
    }
}
