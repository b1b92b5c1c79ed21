package dev.guildhall.web.agent;

import dev.guildhall.agents.AgentLock;
import dev.guildhall.agents.Assignments;
import dev.guildhall.agents.SkillFit;
import dev.guildhall.agents.SkillFits;
import dev.guildhall.agents.Upgrades;
import dev.guildhall.platform.Actor;
import dev.guildhall.platform.PageRequest;
import dev.guildhall.platform.Permission;
import dev.guildhall.platform.Precondition;
import dev.guildhall.platform.Problem;
import dev.guildhall.platform.Requires;
import dev.guildhall.platform.Service;
import dev.guildhall.registry.SkillQuery;
import dev.guildhall.registry.SkillRow;
import dev.guildhall.search.Search;
import dev.guildhall.web.View;
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
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** The skills an agent has at which versions; taking one away, using or dropping a staged lock. */
@Path("/agents/{agent}/skills")
@Service
@Produces(MediaType.TEXT_HTML)
public class AgentSkillPages {
    private static final int FOUND = 8;

    private final AgentHeads heads;
    private final Frame frame;
    private final Assignments assignments;
    private final Upgrades upgrades;
    private final SkillFits fits;
    private final Search search;

    @Inject
    public AgentSkillPages(
            AgentHeads heads,
            Frame frame,
            Assignments assignments,
            Upgrades upgrades,
            SkillFits fits,
            Search search) {
        this.heads = heads;
        this.frame = frame;
        this.assignments = assignments;
        this.upgrades = upgrades;
        this.fits = fits;
        this.search = search;
    }

    @GET
    @Requires(Permission.AGENTS_READ)
    public View skills(
            @PathParam("agent") String name,
            @QueryParam("q") @DefaultValue("") String q,
            @QueryParam("note") @DefaultValue("") String note) {
        return view(heads.head(name, AgentTab.SKILLS, note), q.strip(), Optional.empty());
    }

    @POST
    @Path("remove")
    @Requires(Permission.AGENTS_WRITE)
    public Response remove(
            @PathParam("agent") String name,
            @FormParam("skill") @DefaultValue("") String skill,
            @FormParam("revision") @DefaultValue("") String revision) {
        return change(
                name,
                Note.SKILL_UNASSIGNED,
                actor -> assignments.unassign(actor, name, skill, Precondition.ofRevision(revision)));
    }

    @POST
    @Path("promote")
    @Requires(Permission.AGENTS_WRITE)
    public Response promote(@PathParam("agent") String name) {
        return change(name, Note.LOCK_PROMOTED, actor -> upgrades.promote(actor, name));
    }

    @POST
    @Path("discard")
    @Requires(Permission.AGENTS_WRITE)
    public Response discard(@PathParam("agent") String name) {
        return change(name, Note.LOCK_DISCARDED, actor -> upgrades.discard(actor, name));
    }

    private Response change(String name, Note note, Consumer<Actor> change) {
        try {
            change.accept(frame.actor());
        } catch (Problem problem) {
            return Response.status(problem.type().status())
                    .entity(view(heads.head(name, AgentTab.SKILLS, ""), "", Optional.of(Refusal.of(problem))))
                    .build();
        }
        return Response.seeOther(URI.create(new AgentAddress(name).noted(AgentTab.SKILLS, note)))
                .build();
    }

    private View view(AgentHead head, String q, Optional<Refusal> refusal) {
        Actor actor = frame.actor();
        String name = head.address().name();
        Optional<AgentLock> staged =
                head.agent().staged() ? Optional.of(assignments.lock(actor, name, "next")) : Optional.empty();
        List<SkillRow> found = q.isEmpty()
                ? List.of()
                : search.answer(actor, new SkillQuery(q, Map.of(), Optional.empty()), PageRequest.first(FOUND), false)
                        .items();
        Map<String, SkillFit> fitting = found.isEmpty() ? Map.of() : fits.of(actor, name, found);
        return new View("agent/skills.jte", new AgentSkillsPage(head, staged, q, found, fitting, refusal));
    }
}
