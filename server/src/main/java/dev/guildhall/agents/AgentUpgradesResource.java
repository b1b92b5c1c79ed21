package dev.guildhall.agents;

import dev.guildhall.platform.CurrentActor;
import dev.guildhall.platform.Permission;
import dev.guildhall.platform.Requires;
import dev.guildhall.platform.Service;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/** Upgrades and the way back over HTTP. */
@Path("/api/v1/agents")
@Produces(MediaType.APPLICATION_JSON)
@Service
public class AgentUpgradesResource {
    private final Upgrades upgrades;
    private final CurrentActor actor;

    @Inject
    public AgentUpgradesResource(Upgrades upgrades, CurrentActor actor) {
        this.upgrades = upgrades;
        this.actor = actor;
    }

    /** Body of an upgrade; every part may be missing. */
    public record UpgradeBody(
            Optional<List<String>> skills, Optional<Map<String, String>> to, Optional<Boolean> stage) {}

    /** Body of a rollback. */
    public record RollbackBody(Optional<Integer> version) {}

    @POST
    @Path("{agent}/upgrade")
    @Consumes(MediaType.APPLICATION_JSON)
    @Requires(Permission.AGENTS_READ)
    public Upgrade upgrade(
            @PathParam("agent") String agent,
            @QueryParam("dryRun") @DefaultValue("false") boolean dryRun,
            @Nullable UpgradeBody body) {
        UpgradeRequest request = body == null
                ? UpgradeRequest.ALL
                : new UpgradeRequest(
                        body.skills().orElse(List.of()),
                        body.to().orElse(Map.of()),
                        body.stage().orElse(false));
        return dryRun
                ? upgrades.look(actor.known(), agent, request)
                : upgrades.upgrade(actor.known(), agent, request);
    }

    @POST
    @Path("{agent}/promote")
    @Consumes(MediaType.WILDCARD)
    @Requires(Permission.AGENTS_WRITE)
    public AgentLock promote(@PathParam("agent") String agent) {
        return upgrades.promote(actor.known(), agent);
    }

    @POST
    @Path("{agent}/discard")
    @Consumes(MediaType.WILDCARD)
    @Requires(Permission.AGENTS_WRITE)
    public void discard(@PathParam("agent") String agent) {
        upgrades.discard(actor.known(), agent);
    }

    @POST
    @Path("{agent}/rollback")
    @Consumes(MediaType.APPLICATION_JSON)
    @Requires(Permission.AGENTS_WRITE)
    public AgentDetail rollback(@PathParam("agent") String agent, @Nullable RollbackBody body) {
        OptionalInt version = body == null
                ? OptionalInt.empty()
                : body.version().map(OptionalInt::of).orElse(OptionalInt.empty());
        return upgrades.rollback(actor.known(), agent, version);
    }
}
