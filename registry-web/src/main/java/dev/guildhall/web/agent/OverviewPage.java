package dev.guildhall.web.agent;

import dev.guildhall.agents.ReceiptRow;
import java.util.List;
import java.util.Optional;

/**
 * The tab of what an agent is and where it is installed.
 *
 * @param places newest first
 * @param more address of the older places
 */
public record OverviewPage(AgentHead head, List<ReceiptRow> places, Optional<String> more) {
    public OverviewPage {
        places = List.copyOf(places);
    }

    /** Places whose files are not as planned. */
    public long apart() {
        return places.stream().filter(place -> !place.state().equals("in-step")).count();
    }
}
