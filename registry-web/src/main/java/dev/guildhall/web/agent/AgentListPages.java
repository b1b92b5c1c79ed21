package dev.guildhall.web.agent;

import dev.guildhall.agents.AgentRow;
import dev.guildhall.agents.Agents;
import dev.guildhall.agents.SimilarAgents;
import dev.guildhall.harnesses.Harnesses;
import dev.guildhall.platform.Page;
import dev.guildhall.platform.PageRequest;
import dev.guildhall.platform.Permission;
import dev.guildhall.platform.Requires;
import dev.guildhall.platform.Service;
import dev.guildhall.web.View;
import dev.guildhall.web.layout.Frame;
import dev.guildhall.web.layout.Nav;
import dev.guildhall.web.layout.Note;
import dev.guildhall.web.layout.Twin;
import jakarta.inject.Inject;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;

/** All agents of the organisation. */
@Path("/agents")
@Service
@Produces(MediaType.TEXT_HTML)
public class AgentListPages {
    private static final int ROWS = 50;
    private static final int GROUPS = 20;

    private final Frame frame;
    private final Agents agents;
    private final SimilarAgents similar;
    private final Harnesses harnesses;

    @Inject
    public AgentListPages(Frame frame, Agents agents, SimilarAgents similar, Harnesses harnesses) {
        this.frame = frame;
        this.agents = agents;
        this.similar = similar;
        this.harnesses = harnesses;
    }

    @GET
    @Requires(Permission.AGENTS_READ)
    public View list(
            @QueryParam("q") @DefaultValue("") String q,
            @QueryParam("team") @DefaultValue("") String team,
            @QueryParam("harness") @DefaultValue("") String harness,
            @QueryParam("skill") @DefaultValue("") String skill,
            @QueryParam("cursor") @DefaultValue("") String cursor,
            @QueryParam("note") @DefaultValue("") String note) {
        AgentFilter filter = new AgentFilter(q, team, harness, skill);
        Page<AgentRow> page = agents.list(frame.actor(), filter.query(), PageRequest.of(ROWS, cursor));
        boolean start = filter.none() && cursor.isEmpty() && page.items().size() > 1;
        return new View(
                "agent/agents.jte",
                new AgentsPage(
                        frame.of(Nav.AGENTS, "Agents", Twin.of(filter.api())),
                        filter,
                        page.items(),
                        harnesses.list(),
                        start ? similar.groups(frame.actor(), GROUPS).size() : 0,
                        page.next().map(filter::address),
                        Note.ofSlug(note)));
    }
}
