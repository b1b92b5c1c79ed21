package dev.guildhall.web.skill;

import dev.guildhall.agents.AgentDetail;
import dev.guildhall.agents.AgentQuery;
import dev.guildhall.agents.AgentRow;
import dev.guildhall.agents.Agents;
import dev.guildhall.agents.AssignmentLooks;
import dev.guildhall.agents.Assignments;
import dev.guildhall.agents.SkillFit;
import dev.guildhall.agents.SkillFits;
import dev.guildhall.agents.Upgrade;
import dev.guildhall.platform.Actor;
import dev.guildhall.platform.PageRequest;
import dev.guildhall.platform.Permission;
import dev.guildhall.platform.Precondition;
import dev.guildhall.platform.Problem;
import dev.guildhall.platform.Requires;
import dev.guildhall.platform.Service;
import dev.guildhall.registry.Catalog;
import dev.guildhall.registry.SkillDetail;
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
import java.util.Optional;

/** Assigning a skill to an agent: {@code choose → see whether it fits and what changes → assign}. */
@Path("/skills/{owner:(?:@|%40)[^/]+}/{name}/assign")
@Service
@Produces(MediaType.TEXT_HTML)
public class AssignPages {
    private static final int AGENTS = 100;

    private final Frame frame;
    private final Catalog catalog;
    private final Agents agents;
    private final Assignments assignments;
    private final AssignmentLooks looks;
    private final SkillFits fits;

    @Inject
    public AssignPages(
            Frame frame,
            Catalog catalog,
            Agents agents,
            Assignments assignments,
            AssignmentLooks looks,
            SkillFits fits) {
        this.frame = frame;
        this.catalog = catalog;
        this.agents = agents;
        this.assignments = assignments;
        this.looks = looks;
        this.fits = fits;
    }

    /** What the form asks for. */
    private record Asked(String owner, String name, String agent, String range) {
        String id() {
            return "@" + owner + "/" + name;
        }

        static Asked of(String segment, String name, String agent, String range) {
            return new Asked(Addresses.ownerName(segment), name, agent.strip(), range.strip());
        }
    }

    @GET
    @Requires(Permission.AGENTS_WRITE)
    public View look(
            @PathParam("owner") String owner,
            @PathParam("name") String name,
            @QueryParam("agent") @DefaultValue("") String agent,
            @QueryParam("range") @DefaultValue("") String range) {
        return view(Asked.of(owner, name, agent, range), Optional.empty());
    }

    @POST
    @Requires(Permission.AGENTS_WRITE)
    public Response assign(
            @PathParam("owner") String owner,
            @PathParam("name") String name,
            @FormParam("agent") @DefaultValue("") String agent,
            @FormParam("range") @DefaultValue("") String range,
            @FormParam("revision") @DefaultValue("") String revision) {
        Asked asked = Asked.of(owner, name, agent, range);
        try {
            assignments.assign(
                    frame.actor(), asked.agent(), asked.id(), asked.range(), Precondition.ofRevision(revision));
        } catch (Problem problem) {
            return Response.status(problem.type().status())
                    .entity(view(asked, Optional.of(Refusal.of(problem))))
                    .build();
        }
        return Response.seeOther(URI.create(
                        "/agents/" + Addresses.encode(asked.agent()) + "/skills?note=" + Note.SKILL_ASSIGNED.slug()))
                .build();
    }

    private View view(Asked asked, Optional<Refusal> refused) {
        Actor actor = frame.actor();
        SkillDetail skill = catalog.skill(actor, asked.owner(), asked.name());
        SkillAddress address = new SkillAddress(asked.owner(), asked.name(), Optional.empty());
        List<AgentRow> choices =
                agents.list(actor, AgentQuery.ALL, PageRequest.first(AGENTS)).items();
        Optional<AgentDetail> agent =
                asked.agent().isEmpty() ? Optional.empty() : Optional.of(agents.detail(actor, asked.agent()));
        String range = asked.range().isEmpty() ? range(skill, agent, asked.id()) : asked.range();
        Optional<SkillFit> fit =
                agent.map(one -> fits.of(actor, one.name(), asked.owner(), asked.name(), Optional.empty()));
        Optional<Upgrade> look = Optional.empty();
        Optional<Refusal> refusal = refused;
        if (agent.isPresent() && refused.isEmpty()) {
            try {
                look = Optional.of(looks.look(actor, agent.get().name(), asked.id(), range));
            } catch (Problem problem) {
                refusal = Optional.of(Refusal.of(problem));
            }
        }
        Twin twin = agent.map(one -> Twin.command(
                        "curl -X PUT \"$GUILDHALL_URL/api/v1/agents/%s/skills/%s\" -d '{\"range\": \"%s\"}'"
                                .formatted(one.name(), asked.id(), range)))
                .orElse(Twin.of(address.api()));
        return new View(
                "skill/assign.jte",
                new AssignPage(
                        frame.of(Nav.CATALOGUE, "Assign " + asked.id(), twin),
                        address,
                        skill,
                        choices,
                        agent,
                        range,
                        fit,
                        look,
                        refusal));
    }

    /** What the agent asks for already, else everything compatible with the version shown by default. */
    private static String range(SkillDetail skill, Optional<AgentDetail> agent, String id) {
        return agent.map(one -> one.definition().skills().get(id))
                .or(() -> skill.shown().map(version -> "^" + version))
                .orElse("*");
    }
}
