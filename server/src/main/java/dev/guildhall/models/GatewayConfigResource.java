package dev.guildhall.models;

import dev.guildhall.platform.CurrentActor;
import dev.guildhall.platform.Permission;
import dev.guildhall.platform.Requires;
import dev.guildhall.platform.Service;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.SortedSet;
import java.util.UUID;

/** What the gateway makes of its configuration, over HTTP. */
@Path("/api/v1/gateway/config")
@Produces(MediaType.APPLICATION_JSON)
@Service
public class GatewayConfigResource {
    private final Models models;
    private final CurrentActor actor;

    @Inject
    public GatewayConfigResource(Models models, CurrentActor actor) {
        this.models = models;
        this.actor = actor;
    }

    /**
     * @param names what the caller's organisation can call
     * @param off models that cannot be called
     * @param notes what in the file has no effect here, each with its line
     */
    public record GatewayConfig(SortedSet<String> names, List<Off> off, List<String> notes, RouterSettings router) {}

    /** A model that cannot be called, and why. */
    public record Off(String id, String name, String why) {}

    @GET
    @Requires(Permission.MODELS_READ)
    public GatewayConfig config() {
        UUID organisation = actor.known().organisation();
        ModelTable table = models.table();
        List<Off> off = table.entries(organisation).stream()
                .flatMap(entry -> entry.off().map(why -> new Off(entry.id(), entry.name(), why)).stream())
                .toList();
        return new GatewayConfig(table.names(organisation), off, models.notes(), table.router());
    }
}
