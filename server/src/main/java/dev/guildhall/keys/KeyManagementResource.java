package dev.guildhall.keys;

import dev.guildhall.platform.Actor;
import dev.guildhall.platform.CurrentActor;
import dev.guildhall.platform.Open;
import dev.guildhall.platform.Permission;
import dev.guildhall.platform.PlatformProblem;
import dev.guildhall.platform.Precondition;
import dev.guildhall.platform.Requires;
import dev.guildhall.platform.Service;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Virtual keys in LiteLLM's shapes. Bodies are JSON under any content type: {@code curl -d} says that it sends a form. */
@Path("/key")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.WILDCARD)
@Service
public class KeyManagementResource {
    private static final int MOST_BYTES = (1 << 20) + 1;

    private final VirtualKeys keys;
    private final KeyRows rows;
    private final CurrentActor actor;
    private final CurrentCaller caller;

    @Inject
    public KeyManagementResource(VirtualKeys keys, KeyRows rows, CurrentActor actor, CurrentCaller caller) {
        this.keys = keys;
        this.rows = rows;
        this.actor = actor;
        this.caller = caller;
    }

    @POST
    @Path("generate")
    @Requires(Permission.KEYS_WRITE)
    public JsonObject generate(InputStream body) throws IOException {
        LiteLlmBody asked = LiteLlmKeys.checked(LiteLlmBody.of(body));
        Actor by = actor.known();
        MadeKey made = keys.make(by, asked.text("key"), LiteLlmKeys.fields(by, asked, KeyFields.NONE));
        Optional<BigDecimal> spend = asked.number("spend").filter(usd -> usd.signum() > 0);
        spend.ifPresent(usd -> keys.spent(by, made.row().id(), usd));
        KeyRow row = spend.isEmpty() ? made.row() : rows.byId(by, made.row().id());
        return LiteLlmKeys.made(by, new MadeKey(made.key(), row));
    }

    @POST
    @Path("update")
    @Requires(Permission.KEYS_WRITE)
    public JsonObject update(InputStream body) throws IOException {
        LiteLlmBody asked = LiteLlmKeys.checked(LiteLlmBody.of(body));
        Actor by = actor.known();
        String key = named(asked);
        KeyRow row = changed(by, rows.named(by, key), asked);
        return Json.createObjectBuilder(LiteLlmKeys.row(row)).add("key", key).build();
    }

    @POST
    @Path("regenerate")
    @Requires(Permission.KEYS_WRITE)
    public JsonObject regenerate(InputStream body) throws IOException {
        LiteLlmBody asked = LiteLlmKeys.checked(LiteLlmBody.of(body));
        return renewed(named(asked), asked);
    }

    @POST
    @Path("{key}/regenerate")
    @Requires(Permission.KEYS_WRITE)
    public JsonObject regenerate(@PathParam("key") String key, InputStream body) throws IOException {
        byte[] bytes = body.readNBytes(MOST_BYTES);
        LiteLlmBody asked = bytes.length == 0
                ? LiteLlmBody.of(JsonObject.EMPTY_JSON_OBJECT)
                : LiteLlmBody.of(new ByteArrayInputStream(bytes));
        return renewed(key, LiteLlmKeys.checked(asked));
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

    @POST
    @Path("delete")
    @Requires(Permission.KEYS_WRITE)
    public JsonObject delete(InputStream body) throws IOException {
        LiteLlmBody asked = LiteLlmBody.of(body);
        Actor by = actor.known();
        List<String> named = asked.texts("keys");
        List<KeyRow> found = new ArrayList<>();
        named.forEach(key -> found.add(rows.named(by, key)));
        asked.texts("key_aliases").forEach(alias -> found.add(rows.aliased(by, alias)));
        if (found.isEmpty()) {
            throw LiteLlmBody.wrong("keys", "a list of keys or their hashes, or key_aliases a list of aliases");
        }
        found.forEach(row -> keys.remove(by, row.id()));
        return new LiteLlmJson()
                .texts(
                        "deleted_keys",
                        named.isEmpty() ? found.stream().map(KeyRow::hash).toList() : named)
                .build();
    }

    /** @param key itself or its hash; a virtual key that asks without it, or names itself, reads itself */
    @GET
    @Path("info")
    @Open("a virtual key may read itself; everybody else is asked for the permission")
    public JsonObject info(@QueryParam("key") @Nullable String key) {
        Optional<Caller> itself = caller.ifKnown();
        KeyRow row;
        if (itself.isPresent()) {
            Caller own = itself.get();
            if (key != null && !KeyText.hashOf(key).equals(own.hash())) {
                throw PlatformProblem.FORBIDDEN.because(
                        "A virtual key reads itself at /key/info; for another one send an API token of this server.");
            }
            row = rows.own(own.organisation(), own.key()).orElseThrow(() -> KeyRows.unknown("like this"));
        } else if (key == null) {
            throw LiteLlmBody.wrong("key", "given: the key or its hash");
        } else {
            row = rows.named(actor.known(), key);
        }
        return new LiteLlmJson()
                .text("key", key == null ? row.hash() : key)
                .value("info", LiteLlmKeys.info(row))
                .build();
    }

    @GET
    @Path("list")
    @Requires(Permission.KEYS_READ)
    public JsonObject list(
            @QueryParam("page") @DefaultValue("1") int page,
            @QueryParam("size") @DefaultValue("10") int size,
            @QueryParam("user_id") @Nullable String user,
            @QueryParam("team_id") @Nullable String team,
            @QueryParam("key_hash") @Nullable String hash,
            @QueryParam("key_alias") @Nullable String alias,
            @QueryParam("return_full_object") boolean full) {
        Slices.check(page, size);
        KeyQuery query = new KeyQuery(
                Optional.ofNullable(team),
                Optional.ofNullable(user),
                Optional.empty(),
                Optional.ofNullable(alias),
                Optional.ofNullable(hash));
        Actor by = actor.known();
        long total = rows.count(by, query);
        JsonArrayBuilder keysOf = Json.createArrayBuilder();
        for (KeyRow row : rows.slice(by, query, size, (page - 1L) * size)) {
            if (full) {
                keysOf.add(LiteLlmKeys.row(row));
            } else {
                keysOf.add(row.hash());
            }
        }
        return new LiteLlmJson()
                .value("keys", keysOf.build())
                .count("total_count", Optional.of(total))
                .count("current_page", Optional.of(page))
                .count("total_pages", Optional.of((total + size - 1) / size))
                .build();
    }

    private JsonObject blocked(InputStream body, boolean yes) throws IOException {
        LiteLlmBody asked = LiteLlmBody.of(body);
        Actor by = actor.known();
        return LiteLlmKeys.row(keys.block(by, rows.named(by, named(asked)).id(), yes));
    }

    private JsonObject renewed(String key, LiteLlmBody asked) {
        Actor by = actor.known();
        KeyRow row = changed(by, rows.named(by, key), asked);
        Duration grace = LiteLlmKeys.span(asked, "grace_period")
                .map(span -> Duration.between(Instant.now(), span.after(Instant.now())))
                .orElse(Duration.ZERO);
        return LiteLlmKeys.made(by, keys.renew(by, row.id(), asked.text("new_key"), grace));
    }

    private KeyRow changed(Actor by, KeyRow row, LiteLlmBody asked) {
        keys.change(by, row.id(), before -> LiteLlmKeys.fields(by, asked, before), Precondition.NONE);
        if (asked.has("temp_budget_increase")) {
            Optional<BigDecimal> extra = asked.number("temp_budget_increase").filter(usd -> usd.signum() > 0);
            Optional<Instant> until = asked.time("temp_budget_expiry");
            if (extra.isPresent() && until.isEmpty()) {
                throw LiteLlmBody.wrong("temp_budget_expiry", "given with temp_budget_increase: when that ends");
            }
            keys.raise(by, row.id(), extra, until);
        }
        asked.number("spend").ifPresent(usd -> keys.spent(by, row.id(), usd));
        return rows.byId(by, row.id());
    }

    private static String named(LiteLlmBody asked) {
        return asked.text("key").orElseThrow(() -> LiteLlmBody.wrong("key", "given: the key or its hash"));
    }
}
