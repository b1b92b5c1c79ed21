package dev.guildhall.models;

import dev.guildhall.platform.Actor;
import dev.guildhall.platform.CurrentActor;
import dev.guildhall.platform.Permission;
import dev.guildhall.platform.Precondition;
import dev.guildhall.platform.Requires;
import dev.guildhall.platform.Service;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Models over HTTP in LiteLLM's shapes: {@code /model/new}, {@code /model/update}, {@code /model/delete}, {@code /model/info}. Bodies are JSON whatever
 * their media type says, because {@code curl -d} says they are forms.
 */
@Path("/model")
@Produces(MediaType.APPLICATION_JSON)
@Service
public class ModelManagementResource {
    private final OwnModels own;
    private final ModelInfos infos;
    private final CurrentActor actor;

    @Inject
    public ModelManagementResource(OwnModels own, ModelInfos infos, CurrentActor actor) {
        this.own = own;
        this.infos = infos;
        this.actor = actor;
    }

    @POST
    @Path("new")
    @Requires(Permission.MODELS_WRITE)
    public Map<String, Object> make(byte[] body) {
        ObjectNode object = JsonTree.body(body);
        return answered(own.make(actor.known(), id(object), draft(object, true)));
    }

    @POST
    @Path("update")
    @Requires(Permission.MODELS_WRITE)
    public Map<String, Object> update(byte[] body) {
        ObjectNode object = JsonTree.body(body);
        String id = id(object)
                .orElseThrow(() -> ModelProblem.INVALID.because(
                        "model_info.id is missing; it says which model is meant.", Map.of("field", "model_info.id")));
        return answered(own.put(actor.known(), id, draft(object, false), Precondition.NONE));
    }

    @PATCH
    @Path("{id}/update")
    @Requires(Permission.MODELS_WRITE)
    public Map<String, Object> patch(@PathParam("id") String id, byte[] body) {
        return answered(own.put(actor.known(), id, draft(JsonTree.body(body), false), Precondition.NONE));
    }

    @POST
    @Path("delete")
    @Requires(Permission.MODELS_WRITE)
    public Map<String, Object> delete(byte[] body) {
        JsonNode id = JsonTree.body(body).path("id");
        if (!id.isString()) {
            throw ModelProblem.INVALID.because("id is missing; it says which model is meant.", Map.of("field", "id"));
        }
        own.remove(actor.known(), id.stringValue());
        return Map.of("message", "Model: " + id.stringValue() + " deleted successfully");
    }

    @GET
    @Path("info")
    @Requires(Permission.MODELS_READ)
    public Map<String, Object> info(@QueryParam("litellm_model_id") @Nullable String id) {
        return infos.data(actor.known(), Optional.ofNullable(id));
    }

    private static Optional<String> id(ObjectNode body) {
        JsonNode id = body.path("model_info").path("id");
        return id.isString() ? Optional.of(id.stringValue()) : Optional.empty();
    }

    private static ModelDraft draft(ObjectNode body, boolean whole) {
        return ModelDraft.of(body, whole, "model_name", "litellm_params", "model_info");
    }

    private Map<String, Object> answered(ModelDetail detail) {
        Actor known = actor.known();
        Map<String, Object> answer =
                new LinkedHashMap<>(infos.one(known, detail.model().id()));
        answer.put("model_id", detail.model().id());
        detail.changed().ifPresent(change -> {
            answer.put("created_at", change.createdAt());
            answer.put("created_by", change.createdBy());
            answer.put("updated_at", change.changedAt());
            answer.put("updated_by", change.changedBy());
        });
        return answer;
    }

    /** At {@code /v1/model/info}, too. */
    @Path("/v1/model/info")
    @Produces(MediaType.APPLICATION_JSON)
    @Service
    public static class Versioned {
        private final ModelInfos infos;
        private final CurrentActor actor;

        @Inject
        public Versioned(ModelInfos infos, CurrentActor actor) {
            this.infos = infos;
            this.actor = actor;
        }

        @GET
        @Requires(Permission.MODELS_READ)
        public Map<String, Object> info(@QueryParam("litellm_model_id") @Nullable String id) {
            return infos.data(actor.known(), Optional.ofNullable(id));
        }
    }

    /** Model names with what stands behind them. */
    @Path("/model_group/info")
    @Produces(MediaType.APPLICATION_JSON)
    @Service
    public static class Groups {
        private final ModelInfos infos;
        private final CurrentActor actor;

        @Inject
        public Groups(ModelInfos infos, CurrentActor actor) {
            this.infos = infos;
            this.actor = actor;
        }

        @GET
        @Requires(Permission.MODELS_READ)
        public Map<String, List<Map<String, Object>>> info(@QueryParam("model_group") @Nullable String group) {
            return infos.groups(actor.known(), Optional.ofNullable(group));
        }
    }
}
