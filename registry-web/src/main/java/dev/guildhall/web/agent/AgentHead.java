package dev.guildhall.web.agent;

import dev.guildhall.agents.AgentDetail;
import dev.guildhall.agents.AgentNotice;
import dev.guildhall.web.layout.Chrome;
import dev.guildhall.web.layout.Note;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What stands above the tabs of an agent: its name, what somebody should look at, the tabs. */
public record AgentHead(Chrome chrome, AgentAddress address, AgentDetail agent, AgentTab tab, Optional<Note> note) {
    private static final Set<String> UPGRADABLE = Set.of("yanked", "revoked", "held", "deprecated");

    public List<AgentTab> tabs() {
        return List.of(AgentTab.values());
    }

    public String count(AgentTab which) {
        return switch (which) {
            case SKILLS -> String.valueOf(agent.lock().skills().size());
            case VERSIONS -> String.valueOf(agent.version());
            case OVERVIEW, HARNESS, EFFECTIVE -> "";
        };
    }

    /** The harness that stands first in the definition. */
    public String harness() {
        return agent.definition().harness().getFirst();
    }

    public String team() {
        return agent.definition().team().orElse("");
    }

    /** The same under a frame that names another twin. */
    AgentHead framed(Chrome other) {
        return new AgentHead(other, address, agent, tab, note);
    }

    /** Whether an upgrade of the lock answers the notice. */
    public static boolean upgradable(AgentNotice notice) {
        return UPGRADABLE.contains(notice.kind());
    }

    /** Whether the way out is an address of this site, so that it becomes a link. */
    public static boolean leads(AgentNotice notice) {
        return notice.wayOut().startsWith("/") && !notice.wayOut().startsWith("//");
    }
}
