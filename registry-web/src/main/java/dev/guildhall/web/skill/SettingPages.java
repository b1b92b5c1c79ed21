package dev.guildhall.web.skill;

import dev.guildhall.platform.Actor;
import dev.guildhall.platform.Permission;
import dev.guildhall.platform.Problem;
import dev.guildhall.platform.Requires;
import dev.guildhall.platform.Service;
import dev.guildhall.registry.Lifecycle;
import dev.guildhall.web.View;
import dev.guildhall.web.layout.Addresses;
import dev.guildhall.web.layout.Frame;
import dev.guildhall.web.layout.Note;
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

/** What may be done to a version by those who manage the skill: deprecate, yank, restore, move a channel; hold, release. */
@Path("/skills/{owner:(?:@|%40)[^/]+}/{name}/settings")
@Service
@Produces(MediaType.TEXT_HTML)
public class SettingPages {
    private final SkillHeads heads;
    private final SettingsViews views;
    private final Frame frame;
    private final Lifecycle lifecycle;

    @Inject
    public SettingPages(SkillHeads heads, SettingsViews views, Frame frame, Lifecycle lifecycle) {
        this.heads = heads;
        this.views = views;
        this.frame = frame;
        this.lifecycle = lifecycle;
    }

    /** One change of {@link Lifecycle}. */
    private interface Change {
        void make(Actor actor, String owner, String name, String version);
    }

    @GET
    @Requires(Permission.SKILLS_READ)
    public View settings(
            @PathParam("owner") String owner,
            @PathParam("name") String name,
            @QueryParam("version") @DefaultValue("") String version,
            @QueryParam("note") @DefaultValue("") String note) {
        SkillHead head = heads.head(owner, name, version, SkillTab.SETTINGS, note);
        return views.of(head);
    }

    @POST
    @Path("deprecate")
    @Requires(Permission.SKILLS_MANAGE)
    public Response deprecate(
            @PathParam("owner") String owner,
            @PathParam("name") String name,
            @FormParam("version") @DefaultValue("") String version,
            @FormParam("reason") @DefaultValue("") String reason) {
        return change(owner, name, version, Note.DEPRECATED, (a, o, n, v) -> lifecycle.deprecate(a, o, n, v, reason));
    }

    @POST
    @Path("yank")
    @Requires(Permission.SKILLS_MANAGE)
    public Response yank(
            @PathParam("owner") String owner,
            @PathParam("name") String name,
            @FormParam("version") @DefaultValue("") String version,
            @FormParam("reason") @DefaultValue("") String reason) {
        return change(owner, name, version, Note.YANKED, (a, o, n, v) -> lifecycle.yank(a, o, n, v, reason));
    }

    @POST
    @Path("restore")
    @Requires(Permission.SKILLS_MANAGE)
    public Response restore(
            @PathParam("owner") String owner,
            @PathParam("name") String name,
            @FormParam("version") @DefaultValue("") String version,
            @FormParam("reason") @DefaultValue("") String reason) {
        return change(owner, name, version, Note.RESTORED, (a, o, n, v) -> lifecycle.restore(a, o, n, v, reason));
    }

    @POST
    @Path("hold")
    @Requires(Permission.SKILLS_REVIEW)
    public Response hold(
            @PathParam("owner") String owner,
            @PathParam("name") String name,
            @FormParam("version") @DefaultValue("") String version,
            @FormParam("reason") @DefaultValue("") String reason) {
        return change(owner, name, version, Note.HELD, (a, o, n, v) -> lifecycle.hold(a, o, n, v, reason));
    }

    @POST
    @Path("release")
    @Requires(Permission.SKILLS_REVIEW)
    public Response release(
            @PathParam("owner") String owner,
            @PathParam("name") String name,
            @FormParam("version") @DefaultValue("") String version,
            @FormParam("reason") @DefaultValue("") String reason) {
        return change(owner, name, version, Note.RELEASED, (a, o, n, v) -> lifecycle.release(a, o, n, v, reason));
    }

    @POST
    @Path("channel")
    @Requires(Permission.SKILLS_MANAGE)
    public Response moveChannel(
            @PathParam("owner") String owner,
            @PathParam("name") String name,
            @FormParam("version") @DefaultValue("") String version,
            @FormParam("channel") @DefaultValue("") String channel) {
        return change(
                owner,
                name,
                version,
                Note.CHANNEL_MOVED,
                (a, o, n, v) -> lifecycle.moveChannel(a, o, n, channel.strip(), v));
    }

    private Response change(String segment, String name, String version, Note note, Change change) {
        String owner = Addresses.ownerName(segment);
        try {
            change.make(frame.actor(), owner, name, version);
        } catch (Problem problem) {
            SkillHead head = heads.head(segment, name, version, SkillTab.SETTINGS, "");
            return views.refused(head, problem);
        }
        Map<String, String> query = new LinkedHashMap<>();
        query.put("version", version);
        query.put("note", note.slug());
        String page = new SkillAddress(owner, name, Optional.empty()).settings();
        return Response.seeOther(URI.create(Addresses.withQuery(page, query))).build();
    }
}
