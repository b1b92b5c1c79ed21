package dev.guildhall.web.skill;

import dev.guildhall.dependencies.Needs;
import dev.guildhall.platform.Permission;
import dev.guildhall.platform.Requires;
import dev.guildhall.platform.Service;
import dev.guildhall.plugins.DependencyTree;
import dev.guildhall.web.View;
import dev.guildhall.web.layout.Frame;
import jakarta.inject.Inject;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;

/** What a version needs, as a tree with the versions chosen. */
@Path("/skills/{owner:(?:@|%40)[^/]+}/{name}/dependencies")
@Service
@Produces(MediaType.TEXT_HTML)
public class DependencyPages {
    private final SkillHeads heads;
    private final Frame frame;
    private final Needs needs;

    @Inject
    public DependencyPages(SkillHeads heads, Frame frame, Needs needs) {
        this.heads = heads;
        this.frame = frame;
        this.needs = needs;
    }

    @GET
    @Requires(Permission.SKILLS_READ)
    public View dependencies(
            @PathParam("owner") String owner,
            @PathParam("name") String name,
            @QueryParam("version") @DefaultValue("") String version) {
        SkillHead head = heads.head(owner, name, version, SkillTab.DEPENDENCIES, "");
        SkillAddress address = head.address();
        DependencyTree tree = needs.of(
                frame.actor(), address.owner(), address.name(), head.row().version());
        return new View("skill/dependencies.jte", new DependenciesPage(head, tree));
    }
}
