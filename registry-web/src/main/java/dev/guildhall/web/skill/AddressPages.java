package dev.guildhall.web.skill;

import dev.guildhall.platform.Permission;
import dev.guildhall.platform.Problem;
import dev.guildhall.platform.Requires;
import dev.guildhall.platform.Service;
import dev.guildhall.registry.Moving;
import dev.guildhall.registry.SkillDetail;
import dev.guildhall.web.layout.Addresses;
import dev.guildhall.web.layout.Frame;
import dev.guildhall.web.layout.Note;
import jakarta.inject.Inject;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.Map;
import java.util.Optional;

/** Forms of the tab of settings that change a skill's address: rename, give away, free an earlier one. */
@Path("/skills/{owner:(?:@|%40)[^/]+}/{name}/address")
@Service
@Produces(MediaType.TEXT_HTML)
public class AddressPages {
    private final SkillHeads heads;
    private final SettingsViews views;
    private final Frame frame;
    private final Moving moving;

    @Inject
    public AddressPages(SkillHeads heads, SettingsViews views, Frame frame, Moving moving) {
        this.heads = heads;
        this.views = views;
        this.frame = frame;
        this.moving = moving;
    }

    @POST
    @Path("rename")
    @Requires(Permission.SKILLS_MANAGE)
    public Response rename(
            @PathParam("owner") String owner,
            @PathParam("name") String name,
            @FormParam("to") @DefaultValue("") String to) {
        try {
            return there(moving.rename(frame.actor(), Addresses.ownerName(owner), name, to.strip()), Note.RENAMED);
        } catch (Problem problem) {
            return refused(owner, name, problem);
        }
    }

    @POST
    @Path("transfer")
    @Requires(Permission.SKILLS_MANAGE)
    public Response transfer(
            @PathParam("owner") String owner,
            @PathParam("name") String name,
            @FormParam("to") @DefaultValue("") String to) {
        try {
            return there(moving.transfer(frame.actor(), Addresses.ownerName(owner), name, to.strip()), Note.GIVEN);
        } catch (Problem problem) {
            return refused(owner, name, problem);
        }
    }

    /** @param oldOwner with {@code oldName} the earlier address to let go */
    @POST
    @Path("free")
    @Requires(Permission.SKILLS_MANAGE)
    public Response free(
            @PathParam("owner") String owner,
            @PathParam("name") String name,
            @FormParam("oldOwner") @DefaultValue("") String oldOwner,
            @FormParam("oldName") @DefaultValue("") String oldName) {
        try {
            moving.free(frame.actor(), oldOwner, oldName);
            return settings(Addresses.ownerName(owner), name, Note.ADDRESS_FREED);
        } catch (Problem problem) {
            return refused(owner, name, problem);
        }
    }

    private Response refused(String segment, String name, Problem problem) {
        return views.refused(heads.head(segment, name, "", SkillTab.SETTINGS, ""), problem);
    }

    private static Response there(SkillDetail skill, Note note) {
        return settings(skill.owner(), skill.name(), note);
    }

    private static Response settings(String owner, String name, Note note) {
        String page = new SkillAddress(owner, name, Optional.empty()).settings();
        return Response.seeOther(URI.create(Addresses.withQuery(page, Map.of("note", note.slug()))))
                .build();
    }
}
