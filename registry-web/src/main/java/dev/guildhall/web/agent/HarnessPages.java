package dev.guildhall.web.agent;

import dev.guildhall.agents.AgentPlan;
import dev.guildhall.agents.AgentPlan.PlannedFile;
import dev.guildhall.agents.HarnessChoices;
import dev.guildhall.agents.HarnessFitRow;
import dev.guildhall.agents.Materialisation;
import dev.guildhall.platform.Actor;
import dev.guildhall.platform.Permission;
import dev.guildhall.platform.PlatformProblem;
import dev.guildhall.platform.Precondition;
import dev.guildhall.platform.Problem;
import dev.guildhall.platform.Requires;
import dev.guildhall.platform.Service;
import dev.guildhall.skill.PackageFile;
import dev.guildhall.web.View;
import dev.guildhall.web.layout.Frame;
import dev.guildhall.web.layout.Note;
import dev.guildhall.web.layout.Refusal;
import dev.guildhall.web.skill.FileNode;
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

/** What becomes of an agent in each harness, what would be written there, and choosing one. */
@Path("/agents/{agent}/harness")
@Service
@Produces(MediaType.TEXT_HTML)
public class HarnessPages {
    private final AgentHeads heads;
    private final Frame frame;
    private final HarnessChoices choices;
    private final Materialisation materialisation;

    @Inject
    public HarnessPages(AgentHeads heads, Frame frame, HarnessChoices choices, Materialisation materialisation) {
        this.heads = heads;
        this.frame = frame;
        this.choices = choices;
        this.materialisation = materialisation;
    }

    /** What an address asks for. */
    private record Asked(String harness, String stage, String file) {}

    @GET
    @Requires(Permission.AGENTS_READ)
    public View harness(
            @PathParam("agent") String name,
            @QueryParam("harness") @DefaultValue("") String harness,
            @QueryParam("stage") @DefaultValue("") String stage,
            @QueryParam("file") @DefaultValue("") String file,
            @QueryParam("note") @DefaultValue("") String note) {
        AgentHead head = heads.head(name, AgentTab.HARNESS, note);
        return view(head, new Asked(harness.strip(), stage.strip(), file), Optional.empty());
    }

    /** Changes the one line of the definition. */
    @POST
    @Requires(Permission.AGENTS_WRITE)
    public Response choose(
            @PathParam("agent") String name,
            @FormParam("harness") @DefaultValue("") String harness,
            @FormParam("revision") @DefaultValue("") String revision) {
        try {
            choices.choose(frame.actor(), name, harness.strip(), Precondition.ofRevision(revision));
        } catch (Problem problem) {
            AgentHead head = heads.head(name, AgentTab.HARNESS, "");
            return Response.status(problem.type().status())
                    .entity(view(head, new Asked(harness.strip(), "", ""), Optional.of(Refusal.of(problem))))
                    .build();
        }
        return Response.seeOther(URI.create(new AgentAddress(name).noted(AgentTab.HARNESS, Note.HARNESS_CHOSEN)))
                .build();
    }

    private View view(AgentHead head, Asked asked, Optional<Refusal> refused) {
        Actor actor = frame.actor();
        String name = head.address().name();
        String stage = asked.stage().equals("next") && head.agent().staged() ? "next" : "current";
        List<HarnessFitRow> harnesses = materialisation.harnesses(actor, name);
        HarnessFitRow fit = shown(harnesses, asked.harness().isEmpty() ? head.harness() : asked.harness());
        Optional<AgentPlan> plan = Optional.empty();
        Optional<Refusal> refusal = refused;
        if (fit.planned()) {
            try {
                plan = Optional.of(
                        materialisation.plan(actor, name, fit.harness(), stage, against(head, fit, harnesses)));
            } catch (Problem problem) {
                refusal = Optional.of(refused.orElse(Refusal.of(problem)));
            }
        }
        List<PlannedFile> files = plan.map(AgentPlan::files).orElse(List.of());
        return new View(
                "agent/harness.jte",
                new HarnessPage(
                        heads.harness(head, fit.harness(), stage, plan.isPresent()),
                        fit.harness(),
                        stage,
                        harnesses,
                        plan,
                        FileNode.tree(files.stream().map(HarnessPages::file).toList()),
                        open(name, fit.harness(), stage, files, asked.file()),
                        refusal));
    }

    private static HarnessFitRow shown(List<HarnessFitRow> harnesses, String wanted) {
        return harnesses.stream()
                .filter(row -> row.harness().equals(wanted))
                .findFirst()
                .orElseThrow(() ->
                        PlatformProblem.NOT_FOUND.because("There is no harness \"%s\" here. Those that are: %s."
                                .formatted(
                                        wanted,
                                        String.join(
                                                ", ",
                                                harnesses.stream()
                                                        .map(HarnessFitRow::harness)
                                                        .toList()))));
    }

    /** The harness in use, when another one is looked at and both write files. */
    private static Optional<String> against(AgentHead head, HarnessFitRow shown, List<HarnessFitRow> harnesses) {
        return harnesses.stream()
                .filter(row -> row.harness().equals(head.harness())
                        && row.planned()
                        && !row.harness().equals(shown.harness()))
                .map(HarnessFitRow::harness)
                .findFirst();
    }

    private static PackageFile file(PlannedFile planned) {
        return new PackageFile(planned.path(), planned.executable(), planned.size(), planned.sha256());
    }

    private Optional<HarnessPage.OpenFile> open(
            String name, String harness, String stage, List<PlannedFile> files, String path) {
        return files.stream()
                .filter(file -> file.path().equals(path))
                .findFirst()
                .map(file -> file.text().isPresent()
                        ? new HarnessPage.OpenFile(file, file.text(), "")
                        : read(name, harness, stage, file));
    }

    private HarnessPage.OpenFile read(String name, String harness, String stage, PlannedFile file) {
        try {
            String text = materialisation.text(frame.actor(), name, harness, stage, file.path());
            return new HarnessPage.OpenFile(file, Optional.of(text), "");
        } catch (Problem problem) {
            return new HarnessPage.OpenFile(file, Optional.empty(), problem.detail());
        }
    }
}
