package dev.guildhall.web.skill;

import dev.guildhall.platform.Permission;
import dev.guildhall.platform.Problem;
import dev.guildhall.platform.Requires;
import dev.guildhall.platform.Service;
import dev.guildhall.review.Reviews;
import dev.guildhall.web.View;
import dev.guildhall.web.layout.Addresses;
import dev.guildhall.web.layout.Frame;
import dev.guildhall.web.layout.Note;
import dev.guildhall.web.layout.Refusal;
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
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** What scans and reviewers say of a version, and the way to object. */
@Path("/skills/{owner:(?:@|%40)[^/]+}/{name}/security")
@Service
@Produces(MediaType.TEXT_HTML)
public class SecurityPages {
    private final SkillHeads heads;
    private final Frame frame;
    private final Reviews reviews;

    @Inject
    public SecurityPages(SkillHeads heads, Frame frame, Reviews reviews) {
        this.heads = heads;
        this.frame = frame;
        this.reviews = reviews;
    }

    @GET
    @Requires(Permission.SKILLS_READ)
    public View security(
            @PathParam("owner") String owner,
            @PathParam("name") String name,
            @QueryParam("version") @DefaultValue("") String version,
            @QueryParam("note") @DefaultValue("") String note) {
        return view(owner, name, version, note, "", Optional.empty());
    }

    @POST
    @Path("appeal")
    @Requires(Permission.SKILLS_MANAGE)
    public Response appeal(
            @PathParam("owner") String owner,
            @PathParam("name") String name,
            @FormParam("version") @DefaultValue("") String version,
            @FormParam("text") @DefaultValue("") String text) {
        try {
            reviews.appeal(frame.actor(), Addresses.ownerName(owner), name, version, text);
        } catch (Problem problem) {
            return Response.status(problem.type().status())
                    .entity(view(owner, name, version, "", text, Optional.of(Refusal.of(problem))))
                    .build();
        }
        Map<String, String> query = new LinkedHashMap<>();
        query.put("version", version);
        query.put("note", Note.APPEALED.slug());
        String page = new SkillAddress(Addresses.ownerName(owner), name, Optional.empty()).security();
        return Response.seeOther(URI.create(Addresses.withQuery(page, query))).build();
    }

    private View view(String owner, String name, String version, String note, String text, Optional<Refusal> refusal) {
        SkillHead head = heads.head(owner, name, version, SkillTab.SECURITY, note);
        return new View(
                "skill/security.jte",
                new SecurityPage(
                        head,
                        reviews.scan(
                                frame.actor(),
                                head.address().owner(),
                                name,
                                head.row().version()),
                        text,
                        refusal));
    }
}
