package dev.guildhall.web.agent;

import dev.guildhall.agents.AgentDetail;
import dev.guildhall.agents.Agents;
import dev.guildhall.packages.Finding;
import dev.guildhall.platform.Permission;
import dev.guildhall.platform.Precondition;
import dev.guildhall.platform.Problem;
import dev.guildhall.platform.Requires;
import dev.guildhall.platform.Service;
import dev.guildhall.web.View;
import dev.guildhall.web.layout.Frame;
import dev.guildhall.web.layout.Nav;
import dev.guildhall.web.layout.Note;
import dev.guildhall.web.layout.Refusal;
import dev.guildhall.web.layout.Twin;
import dev.guildhall.web.problem.ProblemFindings;
import jakarta.inject.Inject;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.List;
import java.util.Optional;

/** The definition of an agent in a text field, and removing the agent. */
@Path("/agents/{agent}/edit")
@Service
@Produces(MediaType.TEXT_HTML)
public class EditAgentPages {
    private final Frame frame;
    private final Agents agents;

    @Inject
    public EditAgentPages(Frame frame, Agents agents) {
        this.frame = frame;
        this.agents = agents;
    }

    @GET
    @Requires(Permission.AGENTS_WRITE)
    public View form(@PathParam("agent") String name) {
        AgentDetail agent = agents.detail(frame.actor(), name);
        return view(agent, agent.text(), String.valueOf(agent.revision()), List.of(), Optional.empty());
    }

    /** Refused with 412 when somebody else changed the agent since the form was filled. */
    @POST
    @Requires(Permission.AGENTS_WRITE)
    public Response save(
            @PathParam("agent") String name,
            @FormParam("text") @DefaultValue("") String typed,
            @FormParam("revision") @DefaultValue("") String revision) {
        // The page is about an agent that is there: an unknown name is a 404 and makes none.
        AgentDetail agent = agents.detail(frame.actor(), name);
        String text = WrittenAgent.plain(typed);
        try {
            AgentDetail saved = agents.put(frame.actor(), name, text, Precondition.ofRevision(revision));
            Note note = saved.version() == agent.version() ? Note.AGENT_UNCHANGED : Note.AGENT_SAVED;
            return Response.seeOther(URI.create(new AgentAddress(name).noted(AgentTab.OVERVIEW, note)))
                    .build();
        } catch (Problem problem) {
            return refused(agent, text, revision, problem);
        }
    }

    @POST
    @Path("remove")
    @Requires(Permission.AGENTS_WRITE)
    public Response remove(
            @PathParam("agent") String name, @FormParam("revision") @DefaultValue("") String revision) {
        AgentDetail agent = agents.detail(frame.actor(), name);
        try {
            agents.remove(frame.actor(), name, Precondition.ofRevision(revision));
        } catch (Problem problem) {
            return refused(agent, agent.text(), revision, problem);
        }
        return Response.seeOther(URI.create("/agents?note=" + Note.AGENT_REMOVED.slug()))
                .build();
    }

    private Response refused(AgentDetail agent, String text, String revision, Problem problem) {
        return Response.status(problem.type().status())
                .entity(view(agent, text, revision, ProblemFindings.of(problem), Optional.of(Refusal.of(problem))))
                .build();
    }

    private View view(
            AgentDetail agent, String text, String revision, List<Finding> findings, Optional<Refusal> refusal) {
        return new View(
                "agent/definition.jte",
                new DefinitionPage(
                        frame.of(
                                Nav.AGENTS,
                                "Edit " + agent.name(),
                                Twin.of(new AgentAddress(agent.name()).api())),
                        Optional.of(agent),
                        text,
                        revision,
                        findings,
                        refusal));
    }
}
