package dev.guildhall.web.signin;

import dev.guildhall.identity.Invitations;
import dev.guildhall.identity.InvitedUser;
import dev.guildhall.platform.Open;
import dev.guildhall.platform.PlatformProblem;
import dev.guildhall.platform.Problem;
import dev.guildhall.platform.Service;
import dev.guildhall.web.View;
import dev.guildhall.web.layout.Frame;
import dev.guildhall.web.layout.Nav;
import dev.guildhall.web.layout.Note;
import dev.guildhall.web.layout.Refusal;
import dev.guildhall.web.layout.Twin;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.Optional;

/** Where an invited user sets their password. Its JSON twin is {@code POST /api/v1/invitations/accept}. */
@Path("/invitation")
@Service
@Produces(MediaType.TEXT_HTML)
public class InvitationPages {
    private final Frame frame;
    private final Invitations invitations;

    @Inject
    public InvitationPages(Frame frame, Invitations invitations) {
        this.frame = frame;
        this.invitations = invitations;
    }

    @GET
    @Open("the code is the credential; guessing is slowed down")
    public Response page(@QueryParam("code") @DefaultValue("") String code, @Context HttpServletRequest request) {
        return answer(code, request, Optional.empty());
    }

    @POST
    @Open("the code is the credential; guessing is slowed down")
    public Response accept(
            @FormParam("code") @DefaultValue("") String code,
            @FormParam("replacement") @DefaultValue("") String replacement,
            @FormParam("again") @DefaultValue("") String again,
            @Context HttpServletRequest request) {
        try {
            if (!replacement.equals(again)) {
                throw PlatformProblem.INVALID_FIELD.because(
                        "The two passwords differ. Type the same one into both fields.");
            }
            invitations.accept(code, replacement, request.getRemoteAddr());
            return Response.seeOther(URI.create("/signin?note=" + Note.PASSWORD_SET.slug()))
                    .build();
        } catch (Problem problem) {
            return answer(code, request, Optional.of(Refusal.of(problem)));
        }
    }

    /** The address holds the code: nothing may keep it, and nothing is told where the visitor came from. */
    private Response answer(String code, HttpServletRequest request, Optional<Refusal> refusal) {
        Optional<InvitedUser> invited = Optional.empty();
        Optional<Refusal> refused = refusal;
        boolean over = refusal.filter(r -> r.status() != 422).isPresent();
        try {
            // Asking twice about a code that was refused would count as two guesses.
            invited = over ? Optional.empty() : Optional.of(invitations.look(code, request.getRemoteAddr()));
        } catch (Problem problem) {
            refused = refusal.or(() -> Optional.of(Refusal.of(problem)));
        }
        return Response.status(refused.map(Refusal::status).orElse(200))
                .entity(new View(
                        "signin/invitation.jte",
                        new InvitationPage(
                                frame.of(Optional.empty(), Nav.ELSEWHERE, "Invitation", Twin.NONE),
                                invited,
                                invited.isPresent() ? code : "",
                                refused)))
                .header("Cache-Control", "no-store")
                .header("Referrer-Policy", "no-referrer")
                .build();
    }
}
