package dev.guildhall.web.profile;

import dev.guildhall.identity.NewToken;
import dev.guildhall.identity.TokenRow;
import dev.guildhall.identity.Tokens;
import dev.guildhall.platform.Actor;
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
import dev.guildhall.web.profile.TokensPage.Typed;
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
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** My API tokens: make, list, revoke. */
@Path("/tokens")
@Service
@Produces(MediaType.TEXT_HTML)
public class TokenPages {
    private final Frame frame;
    private final Tokens tokens;

    @Inject
    public TokenPages(Frame frame, Tokens tokens) {
        this.frame = frame;
        this.tokens = tokens;
    }

    @GET
    @Requires(Permission.TOKENS_OWN)
    public View list(
            @QueryParam("cursor") @DefaultValue("") String cursor, @QueryParam("note") @DefaultValue("") String note) {
        return view(PageRequest.of(25, cursor), Optional.empty(), Typed.NOTHING, Optional.empty(), Note.ofSlug(note));
    }

    /** Answers with the page itself, not with a redirect: the value is shown this once. */
    @POST
    @Requires(Permission.TOKENS_OWN)
    public Response create(
            @FormParam("name") @DefaultValue("") String name,
            @FormParam("scope") List<String> scopes,
            @FormParam("days") @DefaultValue("90") int days) {
        PageRequest first = PageRequest.first(25);
        try {
            NewToken made = tokens.create(frame.actor(), name.strip(), scopes, Duration.ofDays(days));
            return Response.ok(view(first, Optional.of(made), Typed.NOTHING, Optional.empty(), Optional.empty()))
                    .header("Cache-Control", "no-store")
                    .build();
        } catch (Problem problem) {
            Typed typed = new Typed(name, List.copyOf(scopes), days);
            return Response.status(problem.type().status())
                    .entity(view(first, Optional.empty(), typed, Optional.of(Refusal.of(problem)), Optional.empty()))
                    .build();
        }
    }

    @POST
    @Path("{id}/revoke")
    @Requires(Permission.TOKENS_OWN)
    public Response revoke(@PathParam("id") UUID id) {
        tokens.revoke(frame.actor(), id);
        return Response.seeOther(URI.create("/tokens?note=" + Note.REVOKED.slug()))
                .build();
    }

    private View view(
            PageRequest request, Optional<NewToken> made, Typed typed, Optional<Refusal> refusal, Optional<Note> note) {
        Actor actor = frame.actor();
        Page<TokenRow> page = tokens.list(actor, request);
        List<String> scopes =
                actor.permissions().stream().sorted().map(Permission::scope).toList();
        return new View(
                "profile/tokens.jte",
                new TokensPage(
                        frame.of(Nav.TOKENS, "Tokens", Twin.of("/api/v1/tokens")),
                        page.items(),
                        page.next().map(c -> Addresses.withQuery("/tokens", Map.of("cursor", c))),
                        made,
                        scopes,
                        typed,
                        refusal,
                        note));
    }
}
