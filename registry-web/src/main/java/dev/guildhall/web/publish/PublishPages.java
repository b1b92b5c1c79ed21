package dev.guildhall.web.publish;

import dev.guildhall.platform.Permission;
import dev.guildhall.platform.Problem;
import dev.guildhall.platform.Requires;
import dev.guildhall.platform.Service;
import dev.guildhall.registry.PublishedVersion;
import dev.guildhall.registry.Publishing;
import dev.guildhall.web.View;
import dev.guildhall.web.layout.Addresses;
import dev.guildhall.web.layout.Frame;
import dev.guildhall.web.layout.Nav;
import dev.guildhall.web.layout.Note;
import dev.guildhall.web.layout.Refusal;
import dev.guildhall.web.layout.Twin;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.EntityPart;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Publishing in two steps: {@code POST /publish → draft → GET /publish/{draft} (dry run) → POST /publish/{draft}}. */
@Path("/publish")
@Service
@Produces(MediaType.TEXT_HTML)
public class PublishPages {
    private final Frame frame;
    private final Drafts drafts;
    private final long limit;

    @Inject
    public PublishPages(
            Frame frame, Drafts drafts, @ConfigProperty(name = "guildhall.publish.max-upload-bytes") long limit) {
        this.frame = frame;
        this.drafts = drafts;
        this.limit = limit;
    }

    @GET
    @Requires(Permission.SKILLS_PUBLISH)
    public View form(@QueryParam("owner") @DefaultValue("") String owner) {
        return form(new PublishFields(owner, "", ""), Optional.empty());
    }

    @POST
    @Consumes(MediaType.MULTIPART_FORM_DATA)
    @Requires(Permission.SKILLS_PUBLISH)
    public Response upload(List<EntityPart> parts) throws IOException {
        try {
            PublishForm sent = PublishForm.of(parts);
            return Response.seeOther(URI.create(sent.fields().page(drafts.keep(sent))))
                    .build();
        } catch (Problem problem) {
            return refused(problem);
        }
    }

    /** The empty form with what was wrong. */
    Response refused(Problem problem) {
        return Response.status(problem.type().status())
                .entity(form(PublishFields.NOTHING, Optional.of(Refusal.of(problem))))
                .build();
    }

    /** Looks at the draft as often as somebody likes; nothing is stored. */
    @GET
    @Path("{draft}")
    @Requires(Permission.SKILLS_PUBLISH)
    public View check(
            @PathParam("draft") String draft,
            @QueryParam("owner") @DefaultValue("") String owner,
            @QueryParam("version") @DefaultValue("") String version,
            @QueryParam("channel") @DefaultValue("") String channel)
            throws IOException {
        return new View("publish/draft.jte", drafts.check(draft, new PublishFields(owner, version, channel)));
    }

    @POST
    @Path("{draft}")
    @Requires(Permission.SKILLS_PUBLISH)
    public Response publish(
            @PathParam("draft") String draft,
            @FormParam("owner") @DefaultValue("") String owner,
            @FormParam("version") @DefaultValue("") String version,
            @FormParam("channel") @DefaultValue("") String channel)
            throws IOException {
        PublishFields fields = new PublishFields(owner, version, channel);
        try {
            return Response.seeOther(URI.create(published(drafts.publish(draft, fields))))
                    .build();
        } catch (Problem problem) {
            return Response.status(problem.type().status())
                    .entity(new View("publish/draft.jte", drafts.refused(draft, fields, problem)))
                    .build();
        }
    }

    private View form(PublishFields fields, Optional<Refusal> refusal) {
        Twin twin = Twin.command("./guildhall publish ./my-skill");
        return new View(
                "publish/publish.jte",
                new PublishPage(frame.of(Nav.PUBLISH, "Publish a skill", twin), drafts.mine(), fields, limit, refusal));
    }

    private static String published(Publishing.Outcome outcome) {
        PublishedVersion version = outcome.version();
        Map<String, String> query = new LinkedHashMap<>();
        query.put("version", version.version());
        boolean held = version.state().equals("held");
        Note note = held ? Note.PUBLISHED_HELD : Note.PUBLISHED;
        query.put("note", (outcome.created() ? note : Note.ALREADY_PUBLISHED).slug());
        return Addresses.withQuery(
                "/skills/@" + Addresses.encode(version.owner()) + "/" + Addresses.encode(version.name()), query);
    }
}
