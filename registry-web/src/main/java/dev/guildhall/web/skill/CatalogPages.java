package dev.guildhall.web.skill;

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
import org.jspecify.annotations.Nullable;

/** The catalogue: search, filters, rows. The start page is the same without a search. */
@Path("/")
@Service
@Produces(MediaType.TEXT_HTML)
public class CatalogPages {
    private final Frame frame;
    private final Search search;
    private final Owners owners;

    @Inject
    public CatalogPages(Frame frame, Search search, Owners owners) {
        this.frame = frame;
        this.search = search;
        this.owners = owners;
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
        return new CatalogPage(chrome, filter, answer, known, answer.next().map(filter::next));
    }
}
