package dev.guildhall.registry;

import dev.guildhall.platform.Actor;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Port: whether skills fit an agent. The agents contribute the one bean. */
public interface FitsOfAgents {
    /** By {@code @owner/name}; 404 when there is no such agent. */
    Map<String, Fit> fits(Actor actor, String agent, List<SkillRow> skills);

    /**
     * @param state {@code has}, {@code fits}, {@code missing} or {@code not}
     * @param missing the one thing, in words
     * @param fix what would mend it
     */
    record Fit(String state, Optional<String> missing, Optional<String> fix) {}
}
