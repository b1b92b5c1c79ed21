package dev.guildhall.budgets;

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
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Budgets and limits over HTTP, by account: {@code /api/v1/budgets/team/ops}. */
@Path("/api/v1/budgets")
@Produces(MediaType.APPLICATION_JSON)
@Service
public class BudgetsResource {
    private final ChangingBudgets budgets;
    private final CurrentActor actor;

    @Inject
    public BudgetsResource(ChangingBudgets budgets, CurrentActor actor) {
        this.budgets = budgets;
        this.actor = actor;
    }

    /** @param kind only accounts of this kind */
    @GET
    @Requires(Permission.KEYS_READ)
    public Page<AccountBudget> list(
            @QueryParam("kind") @Nullable String kind,
            @QueryParam("limit") @Nullable Integer limit,
            @QueryParam("cursor") @Nullable String cursor) {
        return budgets.list(actor.known(), Optional.ofNullable(kind), PageRequest.of(limit, cursor));
    }

    @GET
    @Path("{kind}/{account: .+}")
    @Requires(Permission.KEYS_READ)
    public AccountBudget one(@PathParam("kind") String kind, @PathParam("account") String account) {
        return budgets.budget(actor.known(), kind, account);
    }

    @PUT
    @Path("{kind}/{account: .+}")
    @Consumes(MediaType.APPLICATION_JSON)
    @Requires(Permission.KEYS_WRITE)
    public AccountBudget put(
            @PathParam("kind") String kind,
            @PathParam("account") String account,
            LimitsBody body,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            @HeaderParam(HttpHeaders.IF_NONE_MATCH) @Nullable String ifNoneMatch) {
        return budgets.put(actor.known(), kind, account, body.limits(), Precondition.of(ifMatch, ifNoneMatch));
    }

    @DELETE
    @Path("{kind}/{account: .+}")
    @Requires(Permission.KEYS_WRITE)
    public void remove(@PathParam("kind") String kind, @PathParam("account") String account) {
        budgets.remove(actor.known(), kind, account);
    }
}
