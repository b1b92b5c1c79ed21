package dev.guildhall.web.agent;

import dev.guildhall.agents.Upgrade;
import dev.guildhall.agents.UpgradeRequest;
import dev.guildhall.agents.Upgrades;
import dev.guildhall.platform.Permission;
import dev.guildhall.platform.Problem;
import dev.guildhall.platform.Requires;
import dev.guildhall.platform.Service;
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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The dry run of an upgrade; then it is done, or staged to be tried first. */
@Path("/agents/{agent}/upgrade")
@Service
@Produces(MediaType.TEXT_HTML)
public class UpgradePages {
    private static final int MOST = 200;

    private final AgentHeads heads;
    private final Frame frame;
    private final Upgrades upgrades;

    @Inject
    public UpgradePages(AgentHeads heads, Frame frame, Upgrades upgrades) {
        this.heads = heads;
        this.frame = frame;
        this.upgrades = upgrades;
    }

    @GET
    @Requires(Permission.AGENTS_READ)
    public View look(@PathParam("agent") String name, @QueryParam("skill") @DefaultValue("") String skill) {
        return view(name, skill.strip(), Optional.empty());
    }

    /** @param to the versions that were shown, each {@code @owner/name=1.2.0}: nothing newer slips in between */
    @POST
    @Requires(Permission.AGENTS_WRITE)
    public Response upgrade(
            @PathParam("agent") String name,
            @FormParam("skill") @DefaultValue("") String skill,
            @FormParam("to") List<String> to,
            @FormParam("do") @DefaultValue("") String how) {
        boolean stage = how.equals("stage");
        Upgrade done;
        try {
            done = upgrades.upgrade(frame.actor(), name, new UpgradeRequest(only(skill.strip()), shown(to), stage));
        } catch (Problem problem) {
            return Response.status(problem.type().status())
                    .entity(view(name, skill.strip(), Optional.of(Refusal.of(problem))))
                    .build();
        }
        Note note = done.changes().isEmpty() ? Note.LOCK_UNCHANGED : stage ? Note.LOCK_STAGED : Note.LOCK_UPGRADED;
        return Response.seeOther(URI.create(new AgentAddress(name).noted(AgentTab.SKILLS, note)))
                .build();
    }

    private static List<String> only(String skill) {
        return skill.isEmpty() ? List.of() : List.of(skill);
    }

    private static Map<String, String> shown(List<String> to) {
        Map<String, String> versions = new LinkedHashMap<>();
        for (String pair : to.subList(0, Math.min(to.size(), MOST))) {
            int sign = pair.lastIndexOf('=');
            if (sign > 0) {
                versions.put(pair.substring(0, sign), pair.substring(sign + 1));
            }
        }
        return versions;
    }

    private View view(String name, String skill, Optional<Refusal> refused) {
        AgentHead head = heads.head(name, AgentTab.SKILLS, "");
        Optional<Upgrade> look = Optional.empty();
        Optional<Refusal> refusal = refused;
        try {
            look = Optional.of(upgrades.look(frame.actor(), name, new UpgradeRequest(only(skill), Map.of(), false)));
        } catch (Problem problem) {
            refusal = Optional.of(refused.orElse(Refusal.of(problem)));
        }
        return new View("agent/upgrade.jte", new UpgradePage(head, skill, look, refusal));
    }
}
