package dev.guildhall.web.admin;

import dev.guildhall.administration.JavaPublisher;
import dev.guildhall.administration.JavaPublishers;
import dev.guildhall.identity.OwnedPublisher;
import dev.guildhall.identity.Owners;
import dev.guildhall.identity.TrustedPublishers;
import dev.guildhall.platform.Page;
import dev.guildhall.platform.PageRequest;
import dev.guildhall.platform.Permission;
import dev.guildhall.platform.Problem;
import dev.guildhall.platform.Requires;
import dev.guildhall.platform.Service;
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
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The publishers whose packages bring Java code: trust, withdraw; and the workflows that publish without a stored secret. */
@Path("/admin/publishers")
@Service
@Produces(MediaType.TEXT_HTML)
public class PublisherPages {
    private final Frame frame;
    private final JavaPublishers publishers;
    private final TrustedPublishers workflows;
    private final Owners owners;

    @Inject
    public PublisherPages(Frame frame, JavaPublishers publishers, TrustedPublishers workflows, Owners owners) {
        this.frame = frame;
        this.publishers = publishers;
        this.workflows = workflows;
        this.owners = owners;
    }

    @GET
    @Requires(Permission.PLUGINS_READ)
    public View list(
            @QueryParam("cursor") @DefaultValue("") String cursor, @QueryParam("note") @DefaultValue("") String note) {
        return view(PageRequest.of(50, cursor), Optional.empty(), Note.ofSlug(note));
    }

    @POST
    @Path("{owner:(?:@|%40)[^/]+}/trust")
    @Requires(Permission.PUBLISHERS_TRUST)
    public Response trust(
            @PathParam("owner") String segment,
            @FormParam("trusted") @DefaultValue("false") boolean trusted,
            @FormParam("reason") @DefaultValue("") String reason) {
        try {
            owners.trust(frame.actor(), Addresses.ownerName(segment), trusted, reason.strip());
        } catch (Problem problem) {
            return Response.status(problem.type().status())
                    .entity(view(PageRequest.first(50), Optional.of(Refusal.of(problem)), Optional.empty()))
                    .build();
        }
        return Response.seeOther(URI.create("/admin/publishers?note=" + Note.TRUST_CHANGED.slug()))
                .build();
    }

    private View view(PageRequest request, Optional<Refusal> refusal, Optional<Note> note) {
        Page<JavaPublisher> page = publishers.list(frame.actor(), request);
        List<OwnedPublisher> trusted =
                workflows.everywhere(frame.actor(), PageRequest.first(100)).items();
        return new View(
                "admin/publishers.jte",
                new PublishersPage(
                        frame.of(Nav.PUBLISHERS, "Trusted publishers", Twin.of("/api/v1/java-publishers")),
                        page.items(),
                        page.next().map(c -> Addresses.withQuery("/admin/publishers", Map.of("cursor", c))),
                        trusted,
                        refusal,
                        note));
    }
}
