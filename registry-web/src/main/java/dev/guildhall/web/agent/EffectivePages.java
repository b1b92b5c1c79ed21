package dev.guildhall.web.agent;

import dev.guildhall.agents.Agents;
import dev.guildhall.platform.Permission;
import dev.guildhall.platform.Requires;
import dev.guildhall.platform.Service;
import dev.guildhall.web.View;
import dev.guildhall.web.layout.Frame;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/** What counts for an agent in the end, each line with its origin. */
@Path("/agents/{agent}/effective")
@Service
@Produces(MediaType.TEXT_HTML)
public class EffectivePages {
    private final AgentHeads heads;
    private final Frame frame;
    private final Agents agents;

    @Inject
    public EffectivePages(AgentHeads heads, Frame frame, Agents agents) {
        this.heads = heads;
        this.frame = frame;
        this.agents = agents;
    }

    @GET
    @Requires(Permission.AGENTS_READ)
    public View effective(@PathParam("agent") String name) {
        AgentHead head = heads.head(name, AgentTab.EFFECTIVE, "");
        return new View("agent/effective.jte", new EffectivePage(head, agents.effective(frame.actor(), name)));
    }
}
