package dev.guildhall.keys;

import dev.guildhall.budgets.AccountLimits;
import dev.guildhall.platform.Actor;
import dev.guildhall.platform.CurrentActor;
import dev.guildhall.platform.Ids;
import dev.guildhall.platform.Page;
import dev.guildhall.platform.PageRequest;
import dev.guildhall.platform.Permission;
import dev.guildhall.platform.Requires;
import dev.guildhall.platform.Service;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Users of the gateway in LiteLLM's shapes; they own keys and need not be able to sign in here. */
@Path("/user")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.WILDCARD)
@Service
public class UserManagementResource {
    private final Holders holders;
    private final Membership members;
    private final VirtualKeys keys;
    private final KeyRows rows;
    private final CurrentActor actor;

    @Inject
    public UserManagementResource(
            Holders holders, Membership members, VirtualKeys keys, KeyRows rows, CurrentActor actor) {
        this.holders = holders;
        this.members = members;
        this.keys = keys;
        this.rows = rows;
        this.actor = actor;
    }

    /** Makes a key for the user as well, unless {@code auto_create_key} is false. */
    @POST
    @Path("new")
    @Requires(Permission.KEYS_WRITE)
    public JsonObject make(InputStream body) throws IOException {
        LiteLlmBody asked = LiteLlmHolders.user(LiteLlmBody.of(body));
        Actor by = actor.known();
        LiteLlmKeys.checkOrganisation(by, asked);
        String id = asked.text("user_id").orElseGet(() -> Ids.next().toString());
        holders.make(by, HolderKind.USER, id, LiteLlmHolders.fields(HolderKind.USER, asked, HolderFields.NONE));
        for (String team : asked.texts("teams")) {
            AccountLimits each = LiteLlmHolders.memberLimits(
                    holders.holder(by, HolderKind.TEAM, team).fields());
            members.add(by, team, id, "user", each);
        }
        JsonObjectBuilder answer = Json.createObjectBuilder(row(by, id));
        if (asked.flag("auto_create_key", true)) {
            MadeKey made = keys.make(by, Optional.empty(), ownKey(asked, id));
            answer.add("key", made.key()).add("token", made.row().hash());
            answer.add("key_name", made.row().name());
        } else {
            answer.addNull("key");
        }
        return answer.build();
    }

    /** The user's own budget bounds it; the key has none of its own. */
    private static KeyFields ownKey(LiteLlmBody asked, String user) {
        KeyFields none = KeyFields.NONE;
        Optional<Instant> expires = LiteLlmKeys.span(asked, "duration")
                .filter(span -> !span.isTotal())
                .map(span -> span.after(Instant.now()));
        return new KeyFields(
                asked.text("key_alias"),
                none.team(),
                Optional.of(user),
                none.agent(),
                none.models(),
                none.aliases(),
                none.routes(),
                none.keyType(),
                none.tags(),
                none.kept(),
                false,
                false,
                expires,
                AccountLimits.NONE);
    }

    @POST
    @Path("update")
    @Requires(Permission.KEYS_WRITE)
    public JsonObject update(InputStream body) throws IOException {
        LiteLlmBody asked = LiteLlmHolders.user(LiteLlmBody.of(body));
        Actor by = actor.known();
        String id = asked.text("user_id").orElseThrow(() -> LiteLlmBody.wrong("user_id", "given"));
        LiteLlmKeys.checkOrganisation(by, asked);
        holders.change(by, HolderKind.USER, id, before -> LiteLlmHolders.fields(HolderKind.USER, asked, before));
        asked.number("spend").ifPresent(usd -> holders.spent(by, HolderKind.USER, id, usd));
        return new LiteLlmJson().text("user_id", id).value("data", row(by, id)).build();
    }

    @POST
    @Path("delete")
    @Requires(Permission.KEYS_WRITE)
    public JsonObject delete(InputStream body) throws IOException {
        List<String> ids = LiteLlmBody.of(body).texts("user_ids");
        Actor by = actor.known();
        ids.forEach(id -> holders.remove(by, HolderKind.USER, id));
        return new LiteLlmJson().texts("deleted_users", ids).build();
    }

    @GET
    @Path("info")
    @Requires(Permission.KEYS_READ)
    public JsonObject info(@QueryParam("user_id") @Nullable String id) {
        if (id == null) {
            throw LiteLlmBody.wrong("user_id", "given");
        }
        Actor by = actor.known();
        JsonArrayBuilder own = Json.createArrayBuilder();
        rows.slice(by, Holders.byUser(id), 100, 0).forEach(key -> own.add(LiteLlmKeys.row(key)));
        JsonArrayBuilder teams = Json.createArrayBuilder();
        JsonObject row = row(by, id);
        for (Member member : members.teamsOf(by, id)) {
            teams.add(LiteLlmHolders.team(
                    holders.holder(by, HolderKind.TEAM, member.team()), members.members(by, member.team())));
        }
        return new LiteLlmJson()
                .text("user_id", id)
                .value("user_info", row)
                .value("keys", own.build())
                .value("teams", teams.build())
                .build();
    }

    @GET
    @Path("list")
    @Requires(Permission.KEYS_READ)
    public JsonObject list(
            @QueryParam("page_size") @DefaultValue("25") int size, @QueryParam("cursor") @Nullable String cursor) {
        Actor by = actor.known();
        Page<Holder> page = holders.list(by, HolderKind.USER, PageRequest.of(size, cursor));
        JsonArrayBuilder users = Json.createArrayBuilder();
        page.items().forEach(user -> users.add(LiteLlmHolders.user(user, members.teamsOf(by, user.id()))));
        return new LiteLlmJson()
                .value("users", users.build())
                .count("page_size", Optional.of(size))
                .text("next", page.next())
                .build();
    }

    private JsonObject row(Actor by, String id) {
        return LiteLlmHolders.user(holders.holder(by, HolderKind.USER, id), members.teamsOf(by, id));
    }
}
