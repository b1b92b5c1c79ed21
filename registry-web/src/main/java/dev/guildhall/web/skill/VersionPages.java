package dev.guildhall.web.skill;

import dev.guildhall.platform.Page;
import dev.guildhall.platform.PageRequest;
import dev.guildhall.platform.Permission;
import dev.guildhall.platform.Requires;
import dev.guildhall.platform.Service;
import dev.guildhall.registry.Catalog;
import dev.guildhall.registry.VersionRow;
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

/** All versions of a skill. */
@Path("/skills/{owner:(?:@|%40)[^/]+}/{name}/versions")
@Service
@Produces(MediaType.TEXT_HTML)
public class VersionPages {
    private final SkillHeads heads;
    private final Frame frame;
    private final Catalog catalog;

    @Inject
    public VersionPages(SkillHeads heads, Frame frame, Catalog catalog) {
        this.heads = heads;
        this.frame = frame;
        this.catalog = catalog;
    }

    @GET
    @Requires(Permission.SKILLS_READ)
    public View versions(
            @PathParam("owner") String owner,
            @PathParam("name") String name,
            @QueryParam("version") @DefaultValue("") String version,
            @QueryParam("cursor") @DefaultValue("") String cursor) {
        SkillHead head = heads.head(owner, name, version, SkillTab.VERSIONS, "");
        SkillAddress address = head.address();
        Page<VersionRow> page =
                catalog.versions(frame.actor(), address.owner(), address.name(), PageRequest.of(50, cursor));
        Optional<String> next = page.next().map(c -> next(address, c));
        return new View("skill/versions.jte", new VersionsPage(head, page.items(), next));
    }

    private static String next(SkillAddress address, String cursor) {
        Map<String, String> query = new LinkedHashMap<>();
        query.put("version", address.version().orElse(""));
        query.put("cursor", cursor);
        return Addresses.withQuery(address.page() + "/versions", query);
    }
}
