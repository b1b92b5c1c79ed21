package dev.guildhall.web.skill;

import dev.guildhall.platform.Actor;
import dev.guildhall.platform.Page;
import dev.guildhall.platform.PageRequest;
import dev.guildhall.platform.Permission;
import dev.guildhall.platform.Requires;
import dev.guildhall.platform.Service;
import dev.guildhall.registry.DependentRow;
import dev.guildhall.registry.Dependents;
import dev.guildhall.web.View;
import dev.guildhall.web.layout.Addresses;
import dev.guildhall.web.layout.Frame;
import jakarta.inject.Inject;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Who needs a skill, and what a yank of the version shown would break. */
@Path("/skills/{owner:(?:@|%40)[^/]+}/{name}/dependents")
@Service
@Produces(MediaType.TEXT_HTML)
public class DependentPages {
    private final SkillHeads heads;
    private final Frame frame;
    private final Dependents dependents;
    private final RadiusViews radii;

    @Inject
    public DependentPages(SkillHeads heads, Frame frame, Dependents dependents, RadiusViews radii) {
        this.heads = heads;
        this.frame = frame;
        this.dependents = dependents;
        this.radii = radii;
    }

    @GET
    @Requires(Permission.SKILLS_READ)
    public View dependents(
            @PathParam("owner") String owner,
            @PathParam("name") String name,
            @QueryParam("version") @DefaultValue("") String version,
            @QueryParam("cursor") @DefaultValue("") String cursor) {
        SkillHead head = heads.head(owner, name, version, SkillTab.DEPENDENTS, "");
        SkillAddress address = head.address();
        Actor actor = frame.actor();
        Page<DependentRow> page = dependents.page(actor, address.owner(), address.name(), PageRequest.of(50, cursor));
        Optional<RadiusView> radius = cursor.isBlank() ? Optional.of(radii.of(head)) : Optional.empty();
        return new View(
                "skill/dependents.jte",
                new DependentsPage(
                        head,
                        page.items(),
                        dependents.count(actor, address.owner(), address.name()),
                        page.next().map(c -> next(address, c)),
                        radius));
    }

    private static String next(SkillAddress address, String cursor) {
        Map<String, String> query = new LinkedHashMap<>();
        query.put("version", address.version().orElse(""));
        query.put("cursor", cursor);
        return Addresses.withQuery(address.page() + SkillTab.DEPENDENTS.path(), query);
    }
}
