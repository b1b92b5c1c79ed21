package dev.guildhall.web.skill;

import dev.guildhall.agents.AgentQuery;
import dev.guildhall.agents.AgentRow;
import dev.guildhall.agents.Agents;
import dev.guildhall.agents.SkillFits;
import dev.guildhall.identity.OwnerRow;
import dev.guildhall.identity.Owners;
import dev.guildhall.platform.Actor;
import dev.guildhall.platform.PageRequest;
import dev.guildhall.platform.Permission;
import dev.guildhall.platform.Requires;
import dev.guildhall.platform.Service;
import dev.guildhall.search.Search;
import dev.guildhall.search.SearchAnswer;
import dev.guildhall.web.View;
import dev.guildhall.web.layout.Chrome;
import dev.guildhall.web.layout.Frame;
import dev.guildhall.web.layout.Nav;
import dev.guildhall.web.layout.Twin;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The catalogue: search, filters, rows. The start page is the same without a search. */
@Path("/")
@Service
@Produces(MediaType.TEXT_HTML)
public class CatalogPages {
    private static final int AGENTS = 100;

    private final Frame frame;
    private final Search search;
    private final Owners owners;
    private final Agents agents;
    private final SkillFits fits;

    @Inject
    public CatalogPages(Frame frame, Search search, Owners owners, Agents agents, SkillFits fits) {
        this.frame = frame;
        this.search = search;
        this.owners = owners;
        this.agents = agents;
        this.fits = fits;
    }

    @GET
    @Requires(Permission.SKILLS_READ)
    public Response start(
            @BeanParam CatalogParameters parameters,
            @HeaderParam("HX-Request") @Nullable String fragment,
            @HeaderParam("HX-History-Restore-Request") @Nullable String restore) {
        return skills(parameters, fragment, restore);
    }

    /** The whole page, or only its results when htmx asks while somebody types. */
    @GET
    @Path("skills")
    @Requires(Permission.SKILLS_READ)
    public Response skills(
            @BeanParam CatalogParameters parameters,
            @HeaderParam("HX-Request") @Nullable String fragment,
            @HeaderParam("HX-History-Restore-Request") @Nullable String restore) {
        boolean part = fragment != null && restore == null;
        View view = new View(part ? "skill/fragment.jte" : "skill/catalogue.jte", page(parameters));
        return Response.ok(view).header("Vary", "HX-Request").build();
    }

    private CatalogPage page(CatalogParameters parameters) {
        Actor actor = frame.actor();
        CatalogFilter filter = parameters.filter();
        SearchAnswer answer = search.answer(actor, filter.query(), parameters.rows(), true);
        List<OwnerRow> known = owners.list(actor, false, PageRequest.first(100)).items();
        Chrome chrome =
                frame.of(Nav.CATALOGUE, "Catalogue", Twin.of(filter.api())).searching(filter.q(), "filters");
        return new CatalogPage(chrome, filter, answer, known, answer.next().map(filter::next), fit(actor, filter, answer));
    }

    /** Whose fit can be shown, and how the rows of this page fit who is chosen. */
    private FitBar fit(Actor actor, CatalogFilter filter, SearchAnswer answer) {
        if (!actor.may(Permission.AGENTS_READ)) {
            return FitBar.NONE;
        }
        List<String> names = agents.list(actor, AgentQuery.ALL, PageRequest.first(AGENTS)).items().stream()
                .map(AgentRow::name)
                .toList();
        return filter.agent().isEmpty()
                ? new FitBar(names, "", Map.of())
                : new FitBar(names, filter.agent(), fits.of(actor, filter.agent(), answer.items()));
    }
}
