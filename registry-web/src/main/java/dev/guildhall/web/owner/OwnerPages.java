package dev.guildhall.web.owner;

import dev.guildhall.identity.OwnerRow;
import dev.guildhall.identity.Owners;
import dev.guildhall.identity.TrustedPublishers;
import dev.guildhall.platform.Actor;
import dev.guildhall.platform.Permission;
import dev.guildhall.platform.Problem;
import dev.guildhall.platform.Requires;
import dev.guildhall.platform.Service;
import dev.guildhall.registry.OwnerKeys;
import dev.guildhall.web.View;
import dev.guildhall.web.layout.Addresses;
import dev.guildhall.web.layout.Frame;
import dev.guildhall.web.layout.Nav;
import dev.guildhall.web.layout.Note;
import dev.guildhall.web.layout.Refusal;
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
import java.util.Optional;
import java.util.function.Consumer;

/** One owner: its members, and whether its Java code may run. */
@Path("/owners/{owner:(?:@|%40)[^/]+}")
@Service
@Produces(MediaType.TEXT_HTML)
public class OwnerPages {
    private final Frame frame;
    private final Owners owners;
    private final TrustedPublishers publishers;
    private final OwnerKeys keys;

    @Inject
    public OwnerPages(Frame frame, Owners owners, TrustedPublishers publishers, OwnerKeys keys) {
        this.frame = frame;
        this.owners = owners;
        this.publishers = publishers;
        this.keys = keys;
    }

    @GET
    @Requires(Permission.OWNERS_READ)
    public View owner(@PathParam("owner") String segment, @QueryParam("note") @DefaultValue("") String note) {
        return view(Addresses.ownerName(segment), Optional.empty(), Note.ofSlug(note));
    }

    @POST
    @Path("members")
    @Requires(Permission.OWNERS_WRITE)
    public Response putMember(
            @PathParam("owner") String segment,
            @FormParam("login") @DefaultValue("") String login,
            @FormParam("role") @DefaultValue("publisher") String role) {
        String owner = Addresses.ownerName(segment);
        return change(owner, Note.MEMBER_SAVED, actor -> owners.putMember(actor, owner, login.strip(), role));
    }

    @POST
    @Path("members/{login}/remove")
    @Requires(Permission.OWNERS_WRITE)
    public Response removeMember(@PathParam("owner") String segment, @PathParam("login") String login) {
        String owner = Addresses.ownerName(segment);
        return change(owner, Note.MEMBER_REMOVED, actor -> owners.removeMember(actor, owner, login));
    }

    @POST
    @Path("trust")
    @Requires(Permission.PUBLISHERS_TRUST)
    public Response trust(
            @PathParam("owner") String segment,
            @FormParam("trusted") @DefaultValue("false") boolean trusted,
            @FormParam("reason") @DefaultValue("") String reason) {
        String owner = Addresses.ownerName(segment);
        return change(owner, Note.TRUST_CHANGED, actor -> owners.trust(actor, owner, trusted, reason.strip()));
    }

    Response change(String owner, Note note, Consumer<Actor> change) {
        try {
            change.accept(frame.actor());
        } catch (Problem problem) {
            return Response.status(problem.type().status())
                    .entity(view(owner, Optional.of(Refusal.of(problem)), Optional.empty()))
                    .build();
        }
        return Response.seeOther(URI.create("/owners/@" + Addresses.encode(owner) + "?note=" + note.slug()))
                .build();
    }

    private View view(String name, Optional<Refusal> refusal, Optional<Note> note) {
        Actor actor = frame.actor();
        OwnerRow owner = owners.owner(actor, name);
        boolean manages = owner.myRole().filter("owner"::equals).isPresent() || actor.may(Permission.USERS_WRITE);
        return new View(
                "owner/owner.jte",
                new OwnerPage(
                        frame.of(Nav.OWNERS, "@" + name, Twin.of("/api/v1/owners/" + Addresses.encode(name))),
                        owner,
                        owners.members(actor, name),
                        publishers.list(actor, name),
                        keys.list(actor, name),
                        manages,
                        actor.may(Permission.PUBLISHERS_TRUST),
                        refusal,
                        note));
    }
}
