package dev.guildhall.keys;

import dev.guildhall.platform.Actor;
import dev.guildhall.platform.CurrentActor;
import dev.guildhall.platform.PageRequest;
import dev.guildhall.platform.Permission;
import dev.guildhall.platform.Requires;
import dev.guildhall.platform.Service;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Customers, the clients' own end users, in LiteLLM's shapes; also under {@code /end_user}. */
@Path("/customer")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.WILDCARD)
@Service
public class CustomerManagementResource {
    private final Holders holders;
    private final CurrentActor actor;

    @Inject
    public CustomerManagementResource(Holders holders, CurrentActor actor) {
        this.holders = holders;
        this.actor = actor;
    }

    @POST
    @Path("new")
    @Requires(Permission.KEYS_WRITE)
    public JsonObject make(InputStream body) throws IOException {
        LiteLlmBody asked = LiteLlmHolders.customer(LiteLlmBody.of(body));
        return LiteLlmHolders.customer(holders.make(
                actor.known(),
                HolderKind.CUSTOMER,
                id(asked),
                LiteLlmHolders.fields(HolderKind.CUSTOMER, asked, HolderFields.NONE)));
    }

    @POST
    @Path("update")
    @Requires(Permission.KEYS_WRITE)
    public JsonObject update(InputStream body) throws IOException {
        LiteLlmBody asked = LiteLlmHolders.customer(LiteLlmBody.of(body));
        Actor by = actor.known();
        String id = id(asked);
        holders.change(
                by, HolderKind.CUSTOMER, id, before -> LiteLlmHolders.fields(HolderKind.CUSTOMER, asked, before));
        asked.number("spend").ifPresent(usd -> holders.spent(by, HolderKind.CUSTOMER, id, usd));
        return LiteLlmHolders.customer(holders.holder(by, HolderKind.CUSTOMER, id));
    }

    @POST
    @Path("delete")
    @Requires(Permission.KEYS_WRITE)
    public JsonObject delete(InputStream body) throws IOException {
        List<String> ids = LiteLlmBody.of(body).texts("user_ids");
        Actor by = actor.known();
        ids.forEach(id -> holders.remove(by, HolderKind.CUSTOMER, id));
        return new LiteLlmJson().texts("deleted_customers", ids).build();
    }

    @GET
    @Path("info")
    @Requires(Permission.KEYS_READ)
    public JsonObject info(@QueryParam("end_user_id") @Nullable String id) {
        if (id == null) {
            throw LiteLlmBody.wrong("end_user_id", "given");
        }
        return LiteLlmHolders.customer(holders.holder(actor.known(), HolderKind.CUSTOMER, id));
    }

    /** At most a hundred; {@code GET /api/v1/budgets?kind=customer} reads on. */
    @GET
    @Path("list")
    @Requires(Permission.KEYS_READ)
    public JsonArray list(@QueryParam("cursor") @Nullable String cursor) {
        JsonArrayBuilder customers = Json.createArrayBuilder();
        holders.list(actor.known(), HolderKind.CUSTOMER, PageRequest.of(100, cursor))
                .items()
                .forEach(customer -> customers.add(LiteLlmHolders.customer(customer)));
        return customers.build();
    }

    @POST
    @Path("block")
    @Requires(Permission.KEYS_WRITE)
    public JsonObject block(InputStream body) throws IOException {
        return blocked(body, true);
    }

    @POST
    @Path("unblock")
    @Requires(Permission.KEYS_WRITE)
    public JsonObject unblock(InputStream body) throws IOException {
        return blocked(body, false);
    }

    private JsonObject blocked(InputStream body, boolean yes) throws IOException {
        Actor by = actor.known();
        JsonArrayBuilder rows = Json.createArrayBuilder();
        for (String id : LiteLlmBody.of(body).texts("user_ids")) {
            rows.add(LiteLlmHolders.customer(
                    holders.change(by, HolderKind.CUSTOMER, id, before -> before.blocked(yes))));
        }
        return new LiteLlmJson()
                .value(yes ? "blocked_users" : "unblocked_users", rows.build())
                .build();
    }

    private static String id(LiteLlmBody asked) {
        return asked.text("user_id").orElseThrow(() -> LiteLlmBody.wrong("user_id", "given"));
    }
}
