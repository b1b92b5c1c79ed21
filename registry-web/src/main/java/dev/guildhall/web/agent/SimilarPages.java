package dev.guildhall.web.agent;

import dev.guildhall.agents.SimilarAgents;
import dev.guildhall.platform.Permission;
import dev.guildhall.platform.Requires;
import dev.guildhall.platform.Service;
import dev.guildhall.web.View;
import dev.guildhall.web.layout.Frame;
import dev.guildhall.web.layout.Nav;
import dev.guildhall.web.layout.Twin;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/** Agents that are nearly the same, so that one of them can take the others' place. */
@Path("/agents/similar")
@Service
@Produces(MediaType.TEXT_HTML)
public class SimilarPages {
    private static final int GROUPS = 20;

    private final Frame frame;
    private final SimilarAgents similar;

    @Inject
    public SimilarPages(Frame frame, SimilarAgents similar) {
        this.frame = frame;
        this.similar = similar;
    }

    @GET
    @Requires(Permission.AGENTS_READ)
    public View groups() {
        return new View(
                "agent/similar.jte",
                new SimilarPage(
                        frame.of(Nav.AGENTS, "Similar agents", Twin.of("/api/v1/agents/similar")),
                        similar.groups(frame.actor(), GROUPS)));
    }
}
