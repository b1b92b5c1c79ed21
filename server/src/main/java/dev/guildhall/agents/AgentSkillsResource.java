package dev.guildhall.agents;

import dev.guildhall.platform.CurrentActor;
import dev.guildhall.platform.Permission;
import dev.guildhall.platform.Precondition;
import dev.guildhall.platform.Requires;
import dev.guildhall.platform.Service;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import org.jspecify.annotations.Nullable;

/** The skills of an agent over HTTP. */
@Path("/api/v1/agents")
@Produces(MediaType.APPLICATION_JSON)
@Service
public class AgentSkillsResource {
    private static final String SKILL = "{agent}/skills/{owner:(?:@|%40)[^/]+}/{name}";

    private final Assignments assignments;
    private final CurrentActor actor;

    @Inject
    public AgentSkillsResource(Assignments assignments, CurrentActor actor) {
        this.assignments = assignments;
        this.actor = actor;
    }

    /** Body of an assignment. */
    public record Assignment(String range) {}

    @PUT
    @Path(SKILL)
    @Consumes(MediaType.APPLICATION_JSON)
    @Requires(Permission.AGENTS_WRITE)
    public AgentLock assign(
            @PathParam("agent") String agent,
            @PathParam("owner") String owner,
            @PathParam("name") String name,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            Assignment body) {
        return assignments.assign(
                actor.known(), agent, id(owner, name), body.range(), Precondition.of(ifMatch, null));
    }

    @DELETE
    @Path(SKILL)
    @Requires(Permission.AGENTS_WRITE)
    public AgentLock unassign(
            @PathParam("agent") String agent,
            @PathParam("owner") String owner,
            @PathParam("name") String name,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch) {
        return assignments.unassign(actor.known(), agent, id(owner, name), Precondition.of(ifMatch, null));
    }

    @GET
    @Path("{agent}/lock")
    @Requires(Permission.AGENTS_READ)
    public AgentLock lock(
            @PathParam("agent") String agent, @QueryParam("stage") @DefaultValue("current") String stage) {
        return assignments.lock(actor.known(), agent, stage);
    }

    static String id(String owner, String name) {
        return "@" + (owner.startsWith("%40") ? owner.substring(3) : owner.substring(1)) + "/" + name;
    }
}
