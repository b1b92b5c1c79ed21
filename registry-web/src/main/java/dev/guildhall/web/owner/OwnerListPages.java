package dev.guildhall.web.owner;

import dev.guildhall.identity.OwnerRow;
import dev.guildhall.identity.Owners;
import dev.guildhall.platform.Page;
import dev.guildhall.platform.PageRequest;
import dev.guildhall.platform.Permission;
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
import org.jspecify.annotations.Nullable;

/** All owners of the organisation, and making one. */
@Path("/owners")
@Service
@Produces(MediaType.TEXT_HTML)
public class OwnerListPages {
    private final Frame frame;
    private final Owners owners;

    @Inject
    public OwnerListPages(Frame frame, Owners owners) {
        this.frame = frame;
        this.owners = owners;
    }

    @GET
    @Requires(Permission.OWNERS_READ)
    public View list(
            @QueryParam("mine") @DefaultValue("false") boolean mine,
            @QueryParam("cursor") @DefaultValue("") String cursor) {
        return view(mine, PageRequest.of(50, cursor), "", "", Optional.empty());
    }

    @POST
    @Requires(Permission.OWNERS_WRITE)
    public Response create(
            @FormParam("name") @DefaultValue("") String typed,
            @FormParam("displayName") @DefaultValue("") String displayName,
            @FormParam("team") @DefaultValue("") String team) {
        String name = Addresses.ownerName(typed.strip());
        try {
            OwnerRow made = owners.put(frame.actor(), name, given(displayName), given(team));
            return Response.seeOther(URI.create(
                            "/owners/@" + Addresses.encode(made.name()) + "?note=" + Note.OWNER_CREATED.slug()))
                    .build();
        } catch (Problem problem) {
            View view = view(false, PageRequest.first(50), typed, displayName, Optional.of(Refusal.of(problem)));
            return Response.status(problem.type().status()).entity(view).build();
        }
    }

    private static @Nullable String given(String value) {
        return value.isBlank() ? null : value.strip();
    }

    private View view(boolean mine, PageRequest request, String name, String displayName, Optional<Refusal> refusal) {
        Page<OwnerRow> page = owners.list(frame.actor(), mine, request);
        return new View(
                "owner/owners.jte",
                new OwnersPage(
                        frame.of(Nav.OWNERS, "Owners", Twin.of("/api/v1/owners" + (mine ? "?mine=true" : ""))),
                        page.items(),
                        mine,
                        page.next().map(c -> next(mine, c)),
                        name,
                        displayName,
                        refusal));
    }

    private static String next(boolean mine, String cursor) {
        Map<String, String> query = new LinkedHashMap<>();
        query.put("mine", mine ? "true" : "");
        query.put("cursor", cursor);
        return Addresses.withQuery("/owners", query);
    }
}
