package dev.guildhall.web.agent;

import dev.guildhall.agents.AgentVersionRow;
import dev.guildhall.agents.Agents;
import dev.guildhall.agents.Upgrades;
import dev.guildhall.platform.Page;
import dev.guildhall.platform.PageRequest;
import dev.guildhall.platform.Permission;
import dev.guildhall.platform.Problem;
import dev.guildhall.platform.Requires;
import dev.guildhall.platform.Service;
import dev.guildhall.web.View;
import dev.guildhall.web.layout.Addresses;
import dev.guildhall.web.layout.Frame;
import dev.guildhall.web.layout.Note;
import dev.guildhall.web.layout.Refusal;
import jakarta.inject.Inject;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/** All versions of an agent, one of them, and the way back to it. */
@Path("/agents/{agent}/versions")
@Service
@Produces(MediaType.TEXT_HTML)
public class AgentVersionPages {
    private final AgentHeads heads;
    private final Frame frame;
    private final Agents agents;
    private final Upgrades upgrades;

    @Inject
    public AgentVersionPages(AgentHeads heads, Frame frame, Agents agents, Upgrades upgrades) {
        this.heads = heads;
        this.frame = frame;
        this.agents = agents;
        this.upgrades = upgrades;
    }

    @GET
    @Requires(Permission.AGENTS_READ)
    public View versions(
            @PathParam("agent") String name,
            @QueryParam("cursor") @DefaultValue("") String cursor,
            @QueryParam("note") @DefaultValue("") String note) {
        return view(heads.head(name, AgentTab.VERSIONS, note), cursor, Optional.empty());
    }

    @GET
    @Path("{version: [0-9]+}")
    @Requires(Permission.AGENTS_READ)
    public View version(@PathParam("agent") String name, @PathParam("version") int version) {
        AgentHead head = heads.head(name, AgentTab.VERSIONS, "");
        return new View(
                "agent/version.jte", new AgentVersionPage(head, agents.version(frame.actor(), name, version)));
    }

    /** Definition and lock of that version become a new version. */
    @POST
    @Path("{version: [0-9]+}/rollback")
    @Requires(Permission.AGENTS_WRITE)
    public Response rollback(@PathParam("agent") String name, @PathParam("version") int version) {
        try {
            upgrades.rollback(frame.actor(), name, OptionalInt.of(version));
        } catch (Problem problem) {
            return Response.status(problem.type().status())
                    .entity(view(
                            heads.head(name, AgentTab.VERSIONS, ""), "", Optional.of(Refusal.of(problem))))
                    .build();
        }
        return Response.seeOther(
                        URI.create(new AgentAddress(name).noted(AgentTab.VERSIONS, Note.AGENT_ROLLED_BACK)))
                .build();
    }

    private View view(AgentHead head, String cursor, Optional<Refusal> refusal) {
        Page<AgentVersionRow> page =
                agents.versions(frame.actor(), head.address().name(), PageRequest.of(50, cursor));
        String address = head.address().tab(AgentTab.VERSIONS);
        return new View(
                "agent/versions.jte",
                new AgentVersionsPage(
                        head,
                        page.items(),
                        page.next().map(next -> Addresses.withQuery(address, Map.of("cursor", next))),
                        refusal));
    }
}
