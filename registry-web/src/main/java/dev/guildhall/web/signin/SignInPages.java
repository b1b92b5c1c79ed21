package dev.guildhall.web.signin;

import dev.guildhall.identity.SignIn;
import dev.guildhall.platform.Open;
import dev.guildhall.platform.Problem;
import dev.guildhall.platform.Service;
import dev.guildhall.web.View;
import dev.guildhall.web.layout.Addresses;
import dev.guildhall.web.layout.Frame;
import dev.guildhall.web.layout.Nav;
import dev.guildhall.web.layout.Note;
import dev.guildhall.web.layout.Refusal;
import dev.guildhall.web.layout.Twin;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.CookieParam;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.NewCookie;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.Optional;

/** Signs people in, with a password or an API token, and out. */
@Path("/")
@Service
@Produces(MediaType.TEXT_HTML)
public class SignInPages {
    private static final String COOKIE = "guildhall_session";

    private final Frame frame;
    private final SignIn signIn;

    @Inject
    public SignInPages(Frame frame, SignIn signIn) {
        this.frame = frame;
        this.signIn = signIn;
    }

    @GET
    @Path("signin")
    @Open("people sign in here")
    public View page(
            @QueryParam("next") @DefaultValue("/") String next, @QueryParam("note") @DefaultValue("") String note) {
        return view(next, "", true, Optional.empty(), Note.ofSlug(note));
    }

    @POST
    @Path("signin")
    @Open("people sign in here; failures are slowed down")
    public Response enter(
            @FormParam("token") @DefaultValue("") String token,
            @FormParam("login") @DefaultValue("") String login,
            @FormParam("password") @DefaultValue("") String password,
            @FormParam("next") @DefaultValue("/") String next,
            @Context HttpServletRequest request) {
        boolean byToken = login.isBlank();
        try {
            SignIn.OpenedSession session = byToken
                    ? signIn.withToken(token.strip(), request.getRemoteAddr())
                    : signIn.withPassword(login.strip(), password, request.getRemoteAddr());
            int seconds = Math.toIntExact(session.lifetime().toSeconds());
            return Response.seeOther(URI.create(Addresses.ownPage(next)))
                    .cookie(cookie(session.cookie(), seconds, request.isSecure()))
                    .build();
        } catch (Problem problem) {
            return Response.status(problem.type().status())
                    .entity(view(next, login, byToken, Optional.of(Refusal.of(problem)), Optional.empty()))
                    .build();
        }
    }

    @POST
    @Path("signout")
    @Open("ends only the session whose cookie is sent")
    public Response leave(@CookieParam(COOKIE) @DefaultValue("") String session, @Context HttpServletRequest request) {
        signIn.signOut(session);
        return Response.seeOther(URI.create("/signin?note=" + Note.SIGNED_OUT.slug()))
                .cookie(cookie("", 0, request.isSecure()))
                .build();
    }

    private View view(String next, String login, boolean byToken, Optional<Refusal> refusal, Optional<Note> note) {
        return new View(
                "signin/signin.jte",
                new SignInPage(
                        frame.of(Optional.empty(), Nav.ELSEWHERE, "Sign in", Twin.NONE),
                        Addresses.ownPage(next),
                        login,
                        byToken,
                        refusal,
                        note));
    }

    private static NewCookie cookie(String value, int seconds, boolean secure) {
        return new NewCookie.Builder(COOKIE)
                .value(value)
                .path("/")
                .maxAge(seconds)
                .httpOnly(true)
                .secure(secure)
                .sameSite(NewCookie.SameSite.LAX)
                .build();
    }
}
