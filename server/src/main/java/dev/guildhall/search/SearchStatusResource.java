package dev.guildhall.search;

import dev.guildhall.platform.CurrentActor;
import dev.guildhall.platform.Permission;
import dev.guildhall.platform.Requires;
import dev.guildhall.platform.Service;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/** Whether skills are searched by meaning, and how far that is. */
@Path("/api/v1/search")
@Produces(MediaType.APPLICATION_JSON)
@Service
public class SearchStatusResource {
    private final Search search;
    private final CurrentActor actor;

    @Inject
    public SearchStatusResource(Search search, CurrentActor actor) {
        this.search = search;
        this.actor = actor;
    }

    @GET
    @Requires(Permission.SKILLS_READ)
    public SearchStatus status() {
        return search.status(actor.known());
    }
}
