package dev.guildhall.web.agent;

import dev.guildhall.agents.AgentDetail;
import dev.guildhall.agents.Agents;
import dev.guildhall.packages.Finding;
import dev.guildhall.platform.Permission;
import dev.guildhall.platform.PlatformProblem;
import dev.guildhall.platform.Precondition;
import dev.guildhall.platform.Problem;
import dev.guildhall.platform.Requires;
import dev.guildhall.platform.Service;
import dev.guildhall.web.View;
import dev.guildhall.web.layout.Frame;
import dev.guildhall.web.layout.Nav;
import dev.guildhall.web.layout.Note;
import dev.guildhall.web.layout.Refusal;
import dev.guildhall.web.layout.Twin;
import dev.guildhall.web.problem.ProblemFindings;
import jakarta.inject.Inject;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.List;
import java.util.Optional;

/** Defining an agent: one text field, filled with an example that works as it stands. */
@Path("/agents/new")
@Service
@Produces(MediaType.TEXT_HTML)
public class NewAgentPages {
    static final String EXAMPLE = """
            name: pull-request-reviewer
            description: Reviews pull requests and says what would break.
            harness: claude-code        # one word; a list names several, the preferred one first
            instructions: |
              You review pull requests. Read the change first, then only the files it touches.
              Say what would break, and where. You never merge and never push.
            skills:
              "@guildhall/code-reviewer": "*"
            tools:
              allow: [Read, "Bash(git diff:*)"]
            limits: {steps: 30, duration: 15m}
            """;

    private final Frame frame;
    private final Agents agents;

    @Inject
    public NewAgentPages(Frame frame, Agents agents) {
        this.frame = frame;
        this.agents = agents;
    }

    @GET
    @Requires(Permission.AGENTS_WRITE)
    public View form() {
        return view(EXAMPLE, List.of(), Optional.empty());
    }

    @POST
    @Requires(Permission.AGENTS_WRITE)
    public Response create(@FormParam("text") @DefaultValue("") String typed) {
        String text = WrittenAgent.plain(typed);
        try {
            String name = WrittenAgent.name(text)
                    .orElseThrow(() -> PlatformProblem.INVALID_FIELD.because(
                            "The definition has no name. Begin it with a line such as \"name: pull-request-reviewer\"."));
            AgentDetail made = agents.put(frame.actor(), name, text, Precondition.ABSENT);
            return Response.seeOther(
                            URI.create(new AgentAddress(made.name()).noted(AgentTab.OVERVIEW, Note.AGENT_DEFINED)))
                    .build();
        } catch (Problem problem) {
            return Response.status(problem.type().status())
                    .entity(view(text, ProblemFindings.of(problem), Optional.of(Refusal.of(problem))))
                    .build();
        }
    }

    private View view(String text, List<Finding> findings, Optional<Refusal> refusal) {
        return new View(
                "agent/definition.jte",
                new DefinitionPage(
                        frame.of(Nav.AGENTS, "New agent", Twin.command("./guildhall apply -f agent.yaml")),
                        Optional.empty(),
                        text,
                        "",
                        findings,
                        refusal));
    }
}
