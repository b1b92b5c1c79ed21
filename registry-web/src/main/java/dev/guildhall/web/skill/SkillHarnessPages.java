package dev.guildhall.web.skill;

import dev.guildhall.agents.SkillHarnesses;
import dev.guildhall.harnesses.Conformance;
import dev.guildhall.harnesses.Harnesses;
import dev.guildhall.platform.Permission;
import dev.guildhall.platform.Requires;
import dev.guildhall.platform.Service;
import dev.guildhall.web.View;
import dev.guildhall.web.harness.ConformanceTable;
import dev.guildhall.web.layout.Frame;
import jakarta.inject.Inject;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;

/** How a skill does in each harness, what it costs the model there, and what the real clients were seen to do. */
@Path("/skills/{owner:(?:@|%40)[^/]+}/{name}/harnesses")
@Service
@Produces(MediaType.TEXT_HTML)
public class SkillHarnessPages {
    private final SkillHeads heads;
    private final Frame frame;
    private final SkillHarnesses skills;
    private final Harnesses harnesses;
    private final Conformance conformance;

    @Inject
    public SkillHarnessPages(
            SkillHeads heads, Frame frame, SkillHarnesses skills, Harnesses harnesses, Conformance conformance) {
        this.heads = heads;
        this.frame = frame;
        this.skills = skills;
        this.harnesses = harnesses;
        this.conformance = conformance;
    }

    @GET
    @Requires(Permission.SKILLS_READ)
    public View harnesses(
            @PathParam("owner") String owner,
            @PathParam("name") String name,
            @QueryParam("version") @DefaultValue("") String version) {
        SkillHead head = heads.head(owner, name, version, SkillTab.HARNESSES, "");
        SkillAddress address = head.address();
        return new View(
                "skill/harnesses.jte",
                new SkillHarnessesPage(
                        head,
                        skills.of(
                                frame.actor(),
                                address.owner(),
                                address.name(),
                                head.row().version()),
                        ConformanceTable.of(conformance.report(), harnesses.list())));
    }
}
