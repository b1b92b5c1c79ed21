package dev.guildhall.identity;

import dev.guildhall.platform.CurrentActor;
import dev.guildhall.platform.Page;
import dev.guildhall.platform.PageRequest;
import dev.guildhall.platform.Permission;
import dev.guildhall.platform.Requires;
import dev.guildhall.platform.Service;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The tenants over HTTP, for administrators of the home organisation. */
@Path("/api/v1/organisations")
@Produces(MediaType.APPLICATION_JSON)
@Service
public class OrganisationsResource {
    private final Organisations organisations;
    private final CurrentActor actor;

    @Inject
    public OrganisationsResource(Organisations organisations, CurrentActor actor) {
        this.organisations = organisations;
        this.actor = actor;
    }

    /** Body of {@code PUT /api/v1/organisations/{name}}. */
    public record PutBody(Optional<String> displayName, Optional<String> administrator) {}

    @GET
    @Requires(Permission.ORGANISATIONS_MANAGE)
    public Page<OrganisationRow> list(
            @QueryParam("limit") @Nullable Integer limit, @QueryParam("cursor") @Nullable String cursor) {
        return organisations.list(actor.known(), PageRequest.of(limit, cursor));
    }

    @GET
    @Path("{name}")
    @Requires(Permission.ORGANISATIONS_MANAGE)
    public OrganisationRow organisation(@PathParam("name") String name) {
        return organisations.organisation(actor.known(), name);
    }

    /** 201 with the first administrator's token when it was created, this once; 200 otherwise. */
    @PUT
    @Path("{name}")
    @Consumes(MediaType.APPLICATION_JSON)
    @Requires(Permission.ORGANISATIONS_MANAGE)
    public Response put(@PathParam("name") String name, PutBody body) {
        PutOrganisation put = organisations.put(
                actor.known(),
                name,
                body.displayName().orElse(null),
                body.administrator().orElse(null));
        return Response.status(put.token().isPresent() ? 201 : 200)
                .entity(put)
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .build();
    }
}
