package dev.guildhall.web.agent;

import dev.guildhall.agents.AgentVersionRow;
import dev.guildhall.web.layout.Refusal;
import java.util.List;
import java.util.Optional;

/** The tab of versions, newest first. {@code next} is the address of the older ones. */
public record AgentVersionsPage(
        AgentHead head, List<AgentVersionRow> versions, Optional<String> next, Optional<Refusal> refusal) {
    public AgentVersionsPage {
        versions = List.copyOf(versions);
    }
}
