package dev.guildhall.agents;

import static org.assertj.core.api.Assertions.assertThat;

import dev.guildhall.platform.Actor;
import dev.guildhall.platform.Precondition;
import dev.guildhall.registry.Guild;
import dev.guildhall.wired.Wired;
import org.junit.jupiter.api.Test;

/** The figure beside "Agents" in the navigation is the organisation's own. */
class AgentCountsTest {
    @Test
    void countsTheAgentsOfOneOrganisation() {
        Actor author = new Guild().authorOf("mill");
        Actor stranger = new Guild().authorOf("mill");
        Wired.bean(Agents.class).put(author, "miller", "description: Grinds.", Precondition.NONE);
        AgentCounts counts = Wired.bean(AgentCounts.class);
        assertThat(counts.of(author)).isEqualTo(1);
        assertThat(counts.of(stranger)).isZero();
    }
}
