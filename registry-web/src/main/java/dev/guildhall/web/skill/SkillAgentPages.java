package dev.guildhall.web.skill;

import dev.guildhall.agents.Assignments;
import dev.guildhall.agents.SkillAgentRow;
import dev.guildhall.platform.Page;
import dev.guildhall.platform.PageRequest;
import dev.guildhall.platform.Permission;
import dev.guildhall.platform.Requires;
import dev.guildhall.platform.Service;
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

/** Which agents have a skill, at which version, and whether it is installed as planned. */
@Path("/skills/{owner:(?:@|%40)[^/]+}/{name}/agents")
@Service
@Produces(MediaType.TEXT_HTML)
public class SkillAgentPages {
    private final SkillHeads heads;
    private final Frame frame;
    private final Assignments assignments;

    @Inject
    public SkillAgentPages(SkillHeads heads, Frame frame, Assignments assignments) {
        this.heads = heads;
        this.frame = frame;
        this.assignments = assignments;
    }

    @GET
    @Requires(Permission.AGENTS_READ)
    public View agents(
            @PathParam("owner") String owner,
            @PathParam("name") String name,
            @QueryParam("version") @DefaultValue("") String version,
            @QueryParam("cursor") @DefaultValue("") String cursor) {
        SkillHead head = heads.head(owner, name, version, SkillTab.AGENTS, "");
        SkillAddress address = head.address();
        Page<SkillAgentRow> page =
                assignments.of(frame.actor(), address.owner(), address.name(), PageRequest.of(50, cursor));
        return new View(
                "skill/agents.jte",
                new SkillAgentsPage(head, page.items(), page.next().map(next -> next(address, next))));
    }

    private static String next(SkillAddress address, String cursor) {
        Map<String, String> query = new LinkedHashMap<>();
        query.put("version", address.version().orElse(""));
        query.put("cursor", cursor);
        return Addresses.withQuery(address.page() + SkillTab.AGENTS.path(), query);
    }
}
