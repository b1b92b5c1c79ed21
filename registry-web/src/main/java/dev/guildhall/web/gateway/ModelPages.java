package dev.guildhall.web.gateway;

import dev.guildhall.gateway.DeploymentFigures;
import dev.guildhall.gateway.Explaining;
import dev.guildhall.models.ModelDetail;
import dev.guildhall.models.ModelRow;
import dev.guildhall.models.Models;
import dev.guildhall.models.OwnModels;
import dev.guildhall.platform.Actor;
import dev.guildhall.platform.Page;
import dev.guildhall.platform.PageRequest;
import dev.guildhall.platform.Permission;
import dev.guildhall.platform.Requires;
import dev.guildhall.platform.Service;
import dev.guildhall.web.View;
import dev.guildhall.web.layout.Addresses;
import dev.guildhall.web.layout.Frame;
import dev.guildhall.web.layout.Nav;
import dev.guildhall.web.layout.Twin;
import jakarta.inject.Inject;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Which models there are, what they cost, and how they fare. */
@Path("/models")
@Service
@Produces(MediaType.TEXT_HTML)
public class ModelPages {
    private final Frame frame;
    private final OwnModels models;
    private final Models table;
    private final Explaining gateway;

    @Inject
    public ModelPages(Frame frame, OwnModels models, Models table, Explaining gateway) {
        this.frame = frame;
        this.models = models;
        this.table = table;
        this.gateway = gateway;
    }

    @GET
    @Requires(Permission.MODELS_READ)
    public View list(@QueryParam("cursor") @DefaultValue("") String cursor) {
        Actor actor = frame.actor();
        Page<ModelRow> page = models.page(actor, PageRequest.of(50, cursor));
        return new View(
                "gateway/models.jte",
                new ModelsPage(
                        frame.of(Nav.MODELS, "Models", Twin.of("/api/v1/models")),
                        lines(actor, page.items()),
                        table.notes(),
                        page.next().map(next -> Addresses.withQuery("/models", Map.of("cursor", next)))));
    }

    @GET
    @Path("{id}")
    @Requires(Permission.MODELS_READ)
    public View one(@PathParam("id") String id) {
        Actor actor = frame.actor();
        ModelDetail detail = models.one(actor, id);
        List<ModelRow> others = models.named(actor, detail.model().name()).stream()
                .filter(other -> !other.id().equals(id))
                .toList();
        return new View(
                "gateway/model.jte",
                new ModelPage(
                        frame.of(Nav.MODELS, detail.model().name(), Twin.of("/api/v1/models/" + Addresses.encode(id))),
                        detail,
                        lines(actor, List.of(detail.model())).getFirst(),
                        lines(actor, others)));
    }

    private List<ModelLine> lines(Actor actor, List<ModelRow> rows) {
        Map<String, DeploymentFigures> figures = gateway.figures(actor).stream()
                .collect(Collectors.toMap(DeploymentFigures::id, Function.identity(), (one, other) -> one));
        return rows.stream()
                .map(row -> new ModelLine(row, Optional.ofNullable(figures.get(row.id()))))
                .toList();
    }
}
