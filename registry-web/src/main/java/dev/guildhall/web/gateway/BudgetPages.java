package dev.guildhall.web.gateway;

import dev.guildhall.budgets.AccountBudget;
import dev.guildhall.budgets.ChangingBudgets;
import dev.guildhall.platform.Actor;
import dev.guildhall.platform.Page;
import dev.guildhall.platform.PageRequest;
import dev.guildhall.platform.Permission;
import dev.guildhall.platform.PlatformProblem;
import dev.guildhall.platform.Precondition;
import dev.guildhall.platform.Problem;
import dev.guildhall.platform.Requires;
import dev.guildhall.platform.Service;
import dev.guildhall.web.View;
import dev.guildhall.web.layout.Addresses;
import dev.guildhall.web.layout.Frame;
import dev.guildhall.web.layout.Nav;
import dev.guildhall.web.layout.Note;
import dev.guildhall.web.layout.Refusal;
import dev.guildhall.web.layout.Twin;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** What accounts may spend, and did in this period. */
@Path("/budgets")
@Service
@Produces(MediaType.TEXT_HTML)
public class BudgetPages {
    private static final int ROWS = 50;

    private final Frame frame;
    private final ChangingBudgets budgets;

    @Inject
    public BudgetPages(Frame frame, ChangingBudgets budgets) {
        this.frame = frame;
        this.budgets = budgets;
    }

    @GET
    @Requires(Permission.KEYS_READ)
    public View list(
            @QueryParam("kind") @DefaultValue("") String kind,
            @QueryParam("cursor") @DefaultValue("") String cursor,
            @QueryParam("note") @DefaultValue("") String note) {
        return view(kind, PageRequest.of(ROWS, cursor), new LimitsForm(), "", Optional.empty(), Note.ofSlug(note));
    }

    /**
     * Sets the budget of the organisation or of an agent; those of other accounts are set where these are.
     *
     * @param agent its name; empty: the organisation
     */
    @POST
    @Requires(Permission.KEYS_WRITE)
    public Response put(@BeanParam LimitsForm form, @FormParam("agent") @DefaultValue("") String agent) {
        Actor actor = frame.actor();
        try {
            if (agent.length() > 200) {
                throw PlatformProblem.BAD_REQUEST.because("The name of an agent has 200 characters at most.");
            }
            boolean whole = agent.isBlank();
            budgets.put(
                    actor,
                    whole ? "organisation" : "agent",
                    whole ? "-" : agent.strip(),
                    form.limits(),
                    Precondition.NONE);
            return Response.seeOther(URI.create("/budgets?note=" + Note.BUDGET_SAVED.slug()))
                    .build();
        } catch (Problem problem) {
            return Response.status(problem.type().status())
                    .entity(view(
                            "",
                            PageRequest.first(ROWS),
                            form,
                            agent,
                            Optional.of(Refusal.of(problem)),
                            Optional.empty()))
                    .build();
        }
    }

    private View view(
            String kind,
            PageRequest request,
            LimitsForm typed,
            String agent,
            Optional<Refusal> refusal,
            Optional<Note> note) {
        Actor actor = frame.actor();
        Page<AccountBudget> page = budgets.list(actor, LimitsForm.given(kind), request);
        return new View(
                "gateway/budgets.jte",
                new BudgetsPage(
                        frame.of(Nav.BUDGETS, "Budgets", Twin.of(address("/api/v1/budgets", kind, ""))),
                        page.items(),
                        kind.strip(),
                        page.next().map(next -> address("/budgets", kind, next)),
                        typed,
                        agent,
                        actor.may(Permission.KEYS_WRITE),
                        refusal,
                        note));
    }

    private static String address(String path, String kind, String cursor) {
        Map<String, String> parameters = new LinkedHashMap<>();
        parameters.put("kind", kind.strip());
        parameters.put("cursor", cursor);
        return Addresses.withQuery(path, parameters);
    }
}
