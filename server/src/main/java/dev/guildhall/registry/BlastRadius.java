package dev.guildhall.registry;

import java.util.ArrayList;
import java.util.List;

/**
 * What the withdrawal of a version would reach.
 *
 * @param skills versions of other skills whose dependencies would no longer resolve
 * @param agents that would stop
 * @param schedules that would stop
 * @param sessions running on it now
 * @param complete false when the search ended at its limit, so that there may be more
 */
public record BlastRadius(
        List<Broken> skills,
        List<User> agents,
        List<User> schedules,
        List<User> sessions,
        Counts counts,
        boolean complete) {
    public static final BlastRadius NONE = of(List.of(), true);

    /**
     * A version that would no longer resolve.
     *
     * @param latest whether it is its skill's latest
     * @param direct whether it names the withdrawn skill itself
     * @param because why nothing else fits, with the way to it
     */
    public record Broken(String owner, String name, String version, boolean latest, boolean direct, String because) {}

    /** Somebody else who relies on it: its name and what would become of it. */
    public record User(String name, String consequence) {}

    /** @param skills how many skills have a version in the list */
    public record Counts(int skills, int versions, int agents, int schedules, int sessions) {}

    public BlastRadius {
        skills = List.copyOf(skills);
        agents = List.copyOf(agents);
        schedules = List.copyOf(schedules);
        sessions = List.copyOf(sessions);
    }

    public static BlastRadius of(List<Broken> skills, boolean complete) {
        return counted(skills, List.of(), List.of(), List.of(), complete);
    }

    public static BlastRadius ofAgents(List<User> agents, boolean complete) {
        return counted(List.of(), agents, List.of(), List.of(), complete);
    }

    public BlastRadius plus(BlastRadius other) {
        return counted(
                joined(skills, other.skills),
                joined(agents, other.agents),
                joined(schedules, other.schedules),
                joined(sessions, other.sessions),
                complete && other.complete);
    }

    public boolean isEmpty() {
        return skills.isEmpty() && agents.isEmpty() && schedules.isEmpty() && sessions.isEmpty();
    }

    private static BlastRadius counted(
            List<Broken> skills, List<User> agents, List<User> schedules, List<User> sessions, boolean complete) {
        long named = skills.stream()
                .map(broken -> broken.owner() + "/" + broken.name())
                .distinct()
                .count();
        return new BlastRadius(
                skills,
                agents,
                schedules,
                sessions,
                new Counts(Math.toIntExact(named), skills.size(), agents.size(), schedules.size(), sessions.size()),
                complete);
    }

    private static <T> List<T> joined(List<T> some, List<T> more) {
        List<T> all = new ArrayList<>(some);
        all.addAll(more);
        return all;
    }
}
