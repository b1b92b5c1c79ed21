package dev.guildhall.keys;

import dev.guildhall.budgets.AccountLimits;
import dev.guildhall.platform.Actor;
import dev.guildhall.platform.CurrentActor;
import dev.guildhall.platform.Ids;
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
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Teams of the gateway in LiteLLM's shapes. */
@Path("/team")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.WILDCARD)
@Service
public class TeamManagementResource {
    private final Holders holders;
    private final Membership members;
    private final KeyRows keys;
    private final CurrentActor actor;

    @Inject
    public TeamManagementResource(Holders holders, Membership members, KeyRows keys, CurrentActor actor) {
        this.holders = holders;
        this.members = members;
        this.keys = keys;
        this.actor = actor;
    }

    @POST
    @Path("new")
    @Requires(Permission.KEYS_WRITE)
    public JsonObject make(InputStream body) throws IOException {
        LiteLlmBody asked = LiteLlmHolders.team(LiteLlmBody.of(body));
        Actor by = actor.known();
        LiteLlmKeys.checkOrganisation(by, asked);
        String id = asked.text("team_id").orElseGet(() -> Ids.next().toString());
        HolderFields fields = LiteLlmHolders.fields(HolderKind.TEAM, asked, HolderFields.NONE);
        holders.make(by, HolderKind.TEAM, id, fields);
        AccountLimits each = LiteLlmHolders.memberLimits(fields);
        for (LiteLlmBody member : asked.objects("members_with_roles")) {
            add(by, id, member, each);
        }
        asked.texts("members").forEach(user -> members.add(by, id, user, "user", each));
        asked.texts("admins").forEach(user -> members.add(by, id, user, "admin", each));
        asked.number("spend").ifPresent(usd -> holders.spent(by, HolderKind.TEAM, id, usd));
        return row(by, id);
    }

    @POST
    @Path("update")
    @Requires(Permission.KEYS_WRITE)
    public JsonObject update(InputStream body) throws IOException {
        LiteLlmBody asked = LiteLlmHolders.team(LiteLlmBody.of(body));
        Actor by = actor.known();
        String id = team(asked);
        LiteLlmKeys.checkOrganisation(by, asked);
        holders.change(by, HolderKind.TEAM, id, before -> LiteLlmHolders.fields(HolderKind.TEAM, asked, before));
        asked.number("spend").ifPresent(usd -> holders.spent(by, HolderKind.TEAM, id, usd));
        return new LiteLlmJson().text("team_id", id).value("data", row(by, id)).build();
    }

    @POST
    @Path("delete")
    @Requires(Permission.KEYS_WRITE)
    public JsonObject delete(InputStream body) throws IOException {
        LiteLlmBody asked = LiteLlmBody.of(body);
        Actor by = actor.known();
        List<String> ids = asked.texts("team_ids");
        ids.forEach(id -> holders.remove(by, HolderKind.TEAM, id));
        return new LiteLlmJson().texts("deleted_teams", ids).build();
    }

    @GET
    @Path("info")
    @Requires(Permission.KEYS_READ)
    public JsonObject info(@QueryParam("team_id") @Nullable String id) {
        if (id == null) {
            throw LiteLlmBody.wrong("team_id", "given");
        }
        Actor by = actor.known();
        JsonArrayBuilder ofTeam = Json.createArrayBuilder();
        keys.slice(by, Holders.byTeam(id), 100, 0).forEach(key -> ofTeam.add(LiteLlmKeys.row(key)));
        return new LiteLlmJson()
                .text("team_id", id)
                .value("team_info", row(by, id))
                .value("keys", ofTeam.build())
                .empties("team_memberships")
                .build();
    }

    /** At most a hundred; {@code GET /api/v1/budgets?kind=team} reads on. */
    @GET
    @Path("list")
    @Requires(Permission.KEYS_READ)
    public JsonArray list(@QueryParam("cursor") @Nullable String cursor) {
        Actor by = actor.known();
        JsonArrayBuilder teams = Json.createArrayBuilder();
        holders.list(by, HolderKind.TEAM, PageRequest.of(100, cursor))
                .items()
                .forEach(team -> teams.add(LiteLlmHolders.team(team, members.members(by, team.id()))));
        return teams.build();
    }

    @POST
    @Path("member_add")
    @Requires(Permission.KEYS_WRITE)
    public JsonObject memberAdd(InputStream body) throws IOException {
        LiteLlmBody asked = LiteLlmBody.of(body).checked(Set.of("team_id", "member", "max_budget_in_team"), Set.of());
        Actor by = actor.known();
        String id = team(asked);
        AccountLimits usual = LiteLlmHolders.memberLimits(
                holders.holder(by, HolderKind.TEAM, id).fields());
        AccountLimits each = new AccountLimits(
                asked.money("max_budget_in_team", usual.maxBudget()),
                usual.softBudget(),
                usual.period(),
                usual.tokensPerMinute(),
                usual.requestsPerMinute(),
                usual.parallel(),
                usual.plan(),
                usual.others());
        List<LiteLlmBody> wanted = asked.objects("member");
        if (wanted.isEmpty()) {
            throw LiteLlmBody.wrong("member", "{\"role\": \"user\", \"user_id\": \"…\"}, or a list of such");
        }
        wanted.forEach(member -> add(by, id, member, each));
        return row(by, id);
    }

    @POST
    @Path("member_delete")
    @Requires(Permission.KEYS_WRITE)
    public JsonObject memberDelete(InputStream body) throws IOException {
        LiteLlmBody asked = LiteLlmBody.of(body);
        Actor by = actor.known();
        String id = team(asked);
        members.remove(by, id, user(asked));
        return row(by, id);
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
        String id = team(LiteLlmBody.of(body));
        holders.change(by, HolderKind.TEAM, id, before -> before.blocked(yes));
        return row(by, id);
    }

    private void add(Actor by, String team, LiteLlmBody member, AccountLimits limits) {
        member.checked(Set.of("role", "user_id", "user_email"), Set.of());
        members.add(by, team, user(member), member.text("role").orElse("user"), limits);
    }

    private JsonObject row(Actor by, String id) {
        return LiteLlmHolders.team(holders.holder(by, HolderKind.TEAM, id), members.members(by, id));
    }

    private static String team(LiteLlmBody asked) {
        return asked.text("team_id").orElseThrow(() -> LiteLlmBody.wrong("team_id", "given"));
    }

    /** A user without an id is known by the e-mail address. */
    private static String user(LiteLlmBody asked) {
        return asked.text("user_id")
                .or(() -> Optional.of("user_email").flatMap(asked::text))
                .orElseThrow(() -> LiteLlmBody.wrong("user_id", "given"));
    }
}
