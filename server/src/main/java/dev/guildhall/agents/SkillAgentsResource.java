package dev.guildhall.agents;

import dev.guildhall.platform.CurrentActor;
import dev.guildhall.platform.Page;
import dev.guildhall.platform.PageRequest;
import dev.guildhall.platform.Permission;
import dev.guildhall.platform.Requires;
import dev.guildhall.platform.Service;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import org.jspecify.annotations.Nullable;

/** Which agents have a skill, over HTTP. */
@Path("/api/v1/skills")
@Produces(MediaType.APPLICATION_JSON)
@Service
public class SkillAgentsResource {
    private final Assignments assignments;
    private final CurrentActor actor;

    @Inject
    public SkillAgentsResource(Assignments assignments, CurrentActor actor) {
        this.assignments = assignments;
        this.actor = actor;
    }

    @GET
    @Path("{owner:(?:@|%40)[^/]+}/{name}/agents")
    @Requires(Permission.AGENTS_READ)
    public Page<SkillAgentRow> agents(
            @PathParam("owner") String owner,
            @PathParam("name") String name,
            @QueryParam("limit") @Nullable Integer limit,
            @QueryParam("cursor") @Nullable String cursor) {
        String bare = owner.startsWith("%40") ? owner.substring(3) : owner.substring(1);
        return assignments.of(actor.known(), bare, name, PageRequest.of(limit, cursor));
    }
}
