package dev.guildhall.compare;

import dev.guildhall.platform.CurrentActor;
import dev.guildhall.platform.PageRequest;
import dev.guildhall.platform.Permission;
import dev.guildhall.platform.Requires;
import dev.guildhall.platform.Service;
import dev.guildhall.registry.OwnerSegment;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Comparing over HTTP. */
@Path("/api/v1/skills/" + OwnerSegment.SKILL + "/compare")
@Produces(MediaType.APPLICATION_JSON)
@Service
public class CompareResource {
    private final Comparisons comparisons;
    private final CurrentActor actor;

    @Inject
    public CompareResource(Comparisons comparisons, CurrentActor actor) {
        this.comparisons = comparisons;
        this.actor = actor;
    }

    @GET
    @Path("{a}/{b}")
    @Requires(Permission.SKILLS_READ)
    public Comparison compare(
            @PathParam("owner") String owner,
            @PathParam("name") String name,
            @PathParam("a") String a,
            @PathParam("b") String b,
            @QueryParam("limit") @Nullable Integer limit,
            @QueryParam("cursor") @Nullable String cursor)
            throws IOException {
        return comparisons.compare(actor.known(), OwnerSegment.bare(owner), name, a, b, PageRequest.of(limit, cursor));
    }
}
