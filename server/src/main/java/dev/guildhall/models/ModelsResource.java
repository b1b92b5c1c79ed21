package dev.guildhall.models;

import dev.guildhall.platform.CurrentActor;
import dev.guildhall.platform.Page;
import dev.guildhall.platform.PageRequest;
import dev.guildhall.platform.Permission;
import dev.guildhall.platform.Precondition;
import dev.guildhall.platform.Requires;
import dev.guildhall.platform.Service;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
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

/** The gateway's models over HTTP, in this server's own shape. */
@Path("/api/v1/models")
@Produces(MediaType.APPLICATION_JSON)
@Service
public class ModelsResource {
    private final OwnModels models;
    private final CurrentActor actor;

    @Inject
    public ModelsResource(OwnModels models, CurrentActor actor) {
        this.models = models;
        this.actor = actor;
    }

    @GET
    @Requires(Permission.MODELS_READ)
    public Page<ModelRow> list(
            @QueryParam("limit") @Nullable Integer limit, @QueryParam("cursor") @Nullable String cursor) {
        return models.page(actor.known(), PageRequest.of(limit, cursor));
    }

    @GET
    @Path("{id}")
    @Requires(Permission.MODELS_READ)
    public ModelDetail one(@PathParam("id") String id) {
        return models.one(actor.known(), id);
    }

    /** @param body {@code {name, params, info}}: LiteLLM's {@code litellm_params} and {@code model_info} */
    @PUT
    @Path("{id}")
    @Consumes(MediaType.APPLICATION_JSON)
    @Requires(Permission.MODELS_WRITE)
    public ModelDetail put(
            @PathParam("id") String id,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            @HeaderParam(HttpHeaders.IF_NONE_MATCH) @Nullable String ifNoneMatch,
            byte[] body) {
        ModelDraft draft = ModelDraft.of(JsonTree.body(body), true, "name", "params", "info");
        return models.put(actor.known(), id, draft, Precondition.of(ifMatch, ifNoneMatch));
    }

    @DELETE
    @Path("{id}")
    @Requires(Permission.MODELS_WRITE)
    public void remove(@PathParam("id") String id) {
        models.remove(actor.known(), id);
    }
}
