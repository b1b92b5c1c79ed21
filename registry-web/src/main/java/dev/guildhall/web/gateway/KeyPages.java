package dev.guildhall.web.gateway;

import dev.guildhall.keys.KeyRow;
import dev.guildhall.keys.KeyRows;
import dev.guildhall.keys.MadeKey;
import dev.guildhall.keys.VirtualKeys;
import dev.guildhall.models.Models;
import dev.guildhall.platform.Actor;
import dev.guildhall.platform.Page;
import dev.guildhall.platform.PageRequest;
import dev.guildhall.platform.Permission;
import dev.guildhall.platform.Problem;
import dev.guildhall.platform.Requires;
import dev.guildhall.platform.Service;
import dev.guildhall.web.View;
import dev.guildhall.web.layout.Frame;
import dev.guildhall.web.layout.Nav;
import dev.guildhall.web.layout.Note;
import dev.guildhall.web.layout.Refusal;
import dev.guildhall.web.layout.Twin;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Optional;

/** The gateway's virtual keys: list and make. */
@Path("/keys")
@Service
@Produces(MediaType.TEXT_HTML)
public class KeyPages {
    private static final int ROWS = 50;

    private final Frame frame;
    private final KeyRows rows;
    private final VirtualKeys keys;
    private final Models models;

    @Inject
    public KeyPages(Frame frame, KeyRows rows, VirtualKeys keys, Models models) {
        this.frame = frame;
        this.rows = rows;
        this.keys = keys;
        this.models = models;
    }

    @GET
    @Requires(Permission.KEYS_READ)
    public View list(
            @QueryParam("team") @DefaultValue("") String team,
            @QueryParam("user") @DefaultValue("") String user,
            @QueryParam("agent") @DefaultValue("") String agent,
            @QueryParam("alias") @DefaultValue("") String alias,
            @QueryParam("cursor") @DefaultValue("") String cursor,
            @QueryParam("note") @DefaultValue("") String note) {
        return view(
                new KeyFilter(team, user, agent, alias),
                PageRequest.of(ROWS, cursor),
                Optional.empty(),
                KeyForm.NOTHING,
                Optional.empty(),
                Note.ofSlug(note));
    }

    /** Answers with the page itself, not with a redirect: the key is shown this once. */
    @POST
    @Requires(Permission.KEYS_WRITE)
    public Response make(@BeanParam KeyForm form) {
        try {
            MadeKey made = keys.make(frame.actor(), Optional.empty(), form.fields());
            return Response.ok(view(Optional.of(made), KeyForm.NOTHING, Optional.empty()))
                    .header("Cache-Control", "no-store")
                    .build();
        } catch (Problem problem) {
            return Response.status(problem.type().status())
                    .entity(view(Optional.empty(), form, Optional.of(Refusal.of(problem))))
                    .build();
        }
    }

    private View view(Optional<MadeKey> made, KeyForm typed, Optional<Refusal> refusal) {
        return view(KeyFilter.NONE, PageRequest.first(ROWS), made, typed, refusal, Optional.empty());
    }

    private View view(
            KeyFilter filter,
            PageRequest request,
            Optional<MadeKey> made,
            KeyForm typed,
            Optional<Refusal> refusal,
            Optional<Note> note) {
        Actor actor = frame.actor();
        Page<KeyRow> page = rows.list(actor, filter.query(), request);
        return new View(
                "gateway/keys.jte",
                new KeysPage(
                        frame.of(Nav.KEYS, "Keys", Twin.of(filter.address("/api/v1/keys", ""))),
                        page.items(),
                        filter,
                        page.next().map(next -> filter.address("/keys", next)),
                        made,
                        typed,
                        List.copyOf(models.table().names(actor.organisation())),
                        actor.may(Permission.KEYS_WRITE),
                        refusal,
                        note));
    }
}
