package dev.guildhall.web.skill;

import dev.guildhall.registry.BlastRadius;
import dev.guildhall.registry.VersionRow;
import dev.guildhall.web.layout.Figures;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What a yank of the version shown would reach, in words.
 *
 * @param radius empty when nothing resolves to the version anyway
 * @param twin address of the same as JSON
 */
public record RadiusView(VersionRow row, Optional<BlastRadius> radius, String twin) {
    private static final int MOST_LISTED = 20;
    private static final int NAMED = 5;

    static boolean resolves(VersionRow row) {
        return row.state().equals("live");
    }

    static String twin(SkillAddress address, VersionRow row) {
        return address.apiVersion(row.version()) + "/blast-radius";
    }

    public boolean reachesSomebody() {
        return radius.filter(found -> !found.isEmpty()).isPresent();
    }

    public boolean complete() {
        return radius.map(BlastRadius::complete).orElse(true);
    }

    /** For example {@code 3 skills stop resolving.}; says no number that was not found out. */
    public String stops() {
        int skills = radius.map(found -> found.counts().skills()).orElse(0);
        if (complete()) {
            return Figures.count(skills, "skill stops", "skills stop") + " resolving.";
        }
        return skills == 0
                ? "How many skills stop resolving is not known: the search ended at its limit."
                : "At least " + Figures.count(skills, "skill stops", "skills stop") + " resolving.";
    }

    /** For example {@code 3 agents have it: porter, butler, usher.}; nothing when none has. */
    public String has() {
        int count = radius.map(found -> found.counts().agents()).orElse(0);
        if (count == 0) {
            return "";
        }
        String names =
                agents().stream().limit(NAMED).map(BlastRadius.User::name).collect(Collectors.joining(", "));
        return Figures.count(count, "agent has", "agents have") + " it: " + names
                + (count > NAMED ? " and " + Figures.count(count - NAMED) + " more." : ".");
    }

    public List<BlastRadius.User> agents() {
        List<BlastRadius.User> all = radius.map(BlastRadius::agents).orElse(List.of());
        return all.subList(0, Math.min(MOST_LISTED, all.size()));
    }

    /** A number, as far as it is known. */
    public String atLeast(int count) {
        return complete() ? Figures.count(count) : "at least " + Figures.count(count);
    }

    public List<BlastRadius.Broken> listed() {
        List<BlastRadius.Broken> all = radius.map(BlastRadius::skills).orElse(List.of());
        return all.subList(0, Math.min(MOST_LISTED, all.size()));
    }

    public int more() {
        return radius.map(found -> found.skills().size()).orElse(0) - listed().size();
    }
}
