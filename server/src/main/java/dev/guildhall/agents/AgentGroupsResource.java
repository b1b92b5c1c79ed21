package dev.guildhall.agents;

import dev.guildhall.platform.CurrentActor;
import dev.guildhall.platform.Permission;
import dev.guildhall.platform.Requires;
import dev.guildhall.platform.Service;
import jakarta.inject.Inject;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Questions over several agents or skills, over HTTP. */
@Path("/api/v1/agents")
@Produces(MediaType.APPLICATION_JSON)
@Service
public class AgentGroupsResource {
    private final SimilarAgents similar;
    private final SkillFits fits;
    private final CurrentActor actor;

    @Inject
    public AgentGroupsResource(SimilarAgents similar, SkillFits fits, CurrentActor actor) {
        this.similar = similar;
        this.fits = fits;
        this.actor = actor;
    }

    /** Groups of agents that are nearly the same. */
    public record Groups(List<SimilarGroup> items) {}

    @GET
    @Path("similar")
    @Requires(Permission.AGENTS_READ)
    public Groups similar(@QueryParam("limit") @DefaultValue("25") int limit) {
        return new Groups(similar.groups(actor.known(), limit));
    }

    /** Whether a skill fits the agent. */
    @GET
    @Path("{agent}/fits/{owner:(?:@|%40)[^/]+}/{name}")
    @Requires(Permission.AGENTS_READ)
    public SkillFit fit(
            @PathParam("agent") String agent,
            @PathParam("owner") String owner,
            @PathParam("name") String name,
            @QueryParam("version") @Nullable String version) {
        String bare = owner.startsWith("%40") ? owner.substring(3) : owner.substring(1);
        return fits.of(
                actor.known(), agent, bare, name, Optional.ofNullable(version).filter(text -> !text.isBlank()));
    }
}
