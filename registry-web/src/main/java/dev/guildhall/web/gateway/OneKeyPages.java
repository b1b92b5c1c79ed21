package dev.guildhall.web.gateway;

import dev.guildhall.keys.KeyRow;
import dev.guildhall.keys.KeyRows;
import dev.guildhall.keys.MadeKey;
import dev.guildhall.keys.VirtualKeys;
import dev.guildhall.models.Models;
import dev.guildhall.platform.Actor;
import dev.guildhall.platform.Permission;
import dev.guildhall.platform.Requires;
import dev.guildhall.platform.Service;
import dev.guildhall.spend.Dimension;
import dev.guildhall.spend.Spend;
import dev.guildhall.spend.SpendQuery;
import dev.guildhall.spend.SpendReport;
import dev.guildhall.web.View;
import dev.guildhall.web.layout.Frame;
import dev.guildhall.web.layout.Nav;
import dev.guildhall.web.layout.Note;
import dev.guildhall.web.layout.Twin;
import jakarta.inject.Inject;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** One virtual key: what it may and did, block, make anew, delete. */
@Path("/keys/{id}")
@Service
@Produces(MediaType.TEXT_HTML)
public class OneKeyPages {
    private static final int DAYS = 90;
    private static final int MOST_MODELS = 1_000;

    private final Frame frame;
    private final KeyRows rows;
    private final VirtualKeys keys;
    private final Models models;
    private final Spend spend;

    @Inject
    public OneKeyPages(Frame frame, KeyRows rows, VirtualKeys keys, Models models, Spend spend) {
        this.frame = frame;
        this.rows = rows;
        this.keys = keys;
        this.models = models;
        this.spend = spend;
    }

    @GET
    @Requires(Permission.KEYS_READ)
    public View one(@PathParam("id") UUID id, @QueryParam("note") @DefaultValue("") String note) {
        return view(rows.byId(frame.actor(), id), Optional.empty(), Note.ofSlug(note));
    }

    @POST
    @Path("block")
    @Requires(Permission.KEYS_WRITE)
    public Response block(@PathParam("id") UUID id, @FormParam("blocked") @DefaultValue("true") boolean blocked) {
        keys.block(frame.actor(), id, blocked);
        return to("/keys/" + id, blocked ? Note.KEY_BLOCKED : Note.KEY_UNBLOCKED);
    }

    /** Answers with the page itself: the new key is shown this once. */
    @POST
    @Path("renew")
    @Requires(Permission.KEYS_WRITE)
    public Response renew(@PathParam("id") UUID id, @FormParam("hours") @DefaultValue("0") String hours) {
        long grace =
                LimitsForm.within("hours", LimitsForm.number("hours", hours).orElse(0L), 0, 2_160);
        MadeKey made = keys.renew(frame.actor(), id, Optional.empty(), Duration.ofHours(grace));
        return Response.ok(view(made.row(), Optional.of(made), Optional.empty()))
                .header("Cache-Control", "no-store")
                .build();
    }

    @POST
    @Path("delete")
    @Requires(Permission.KEYS_WRITE)
    public Response delete(@PathParam("id") UUID id) {
        keys.remove(frame.actor(), id);
        return to("/keys", Note.KEY_DELETED);
    }

    private static Response to(String page, Note note) {
        return Response.seeOther(URI.create(page + "?note=" + note.slug())).build();
    }

    private View view(KeyRow key, Optional<MadeKey> made, Optional<Note> note) {
        Actor actor = frame.actor();
        return new View(
                "gateway/key.jte",
                new KeyPage(
                        frame.of(Nav.KEYS, KeysPage.label(key), Twin.of("/api/v1/keys/" + key.id())),
                        key,
                        made,
                        actor.may(Permission.SPEND_READ) ? uses(actor, key) : List.of(),
                        DAYS,
                        actor.may(Permission.KEYS_WRITE),
                        note));
    }

    private List<KeyUse> uses(Actor actor, KeyRow key) {
        LocalDate today = LocalDate.now(ZoneOffset.UTC);
        SpendQuery query = SpendQuery.of(today.minusDays(DAYS - 1L), today, Dimension.MODEL)
                .only(Dimension.KEY, key.id().toString());
        List<SpendReport.Line> used =
                spend.report(actor, query, MOST_MODELS, Optional.empty()).items();
        List<String> allowed = key.fields().models().isEmpty()
                ? List.copyOf(models.table().names(actor.organisation()))
                : key.fields().models();
        return KeyUse.of(allowed, used);
    }
}
