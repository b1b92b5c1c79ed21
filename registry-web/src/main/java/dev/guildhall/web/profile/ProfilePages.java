package dev.guildhall.web.profile;

import dev.guildhall.identity.SignIn;
import dev.guildhall.platform.Actor;
import dev.guildhall.platform.Permission;
import dev.guildhall.platform.PlatformProblem;
import dev.guildhall.platform.Problem;
import dev.guildhall.platform.Requires;
import dev.guildhall.platform.Service;
import dev.guildhall.web.View;
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
import java.util.List;
import java.util.Optional;

/** My profile: role, teams, permissions, password. */
@Path("/profile")
@Service
@Produces(MediaType.TEXT_HTML)
public class ProfilePages {
    private final Frame frame;
    private final SignIn signIn;

    @Inject
    public ProfilePages(Frame frame, SignIn signIn) {
        this.frame = frame;
        this.signIn = signIn;
    }

    @GET
    @Requires(Permission.PROFILE_OWN)
    public View profile(@QueryParam("note") @DefaultValue("") String note) {
        return view(Optional.empty(), Note.ofSlug(note));
    }

    @POST
    @Path("password")
    @Requires(Permission.PROFILE_OWN)
    public Response changePassword(
            @FormParam("current") @DefaultValue("") String current,
            @FormParam("replacement") @DefaultValue("") String replacement,
            @FormParam("again") @DefaultValue("") String again) {
        try {
            sameTwice(replacement, again);
            signIn.changePassword(frame.actor(), current, replacement);
            return Response.seeOther(URI.create("/profile?note=" + Note.PASSWORD_CHANGED.slug()))
                    .build();
        } catch (Problem problem) {
            return Response.status(problem.type().status())
                    .entity(view(Optional.of(Refusal.of(problem)), Optional.empty()))
                    .build();
        }
    }

    private static void sameTwice(String replacement, String again) {
        if (!replacement.equals(again)) {
            throw PlatformProblem.INVALID_FIELD.because(
                    "The two new passwords differ. Type the same one into both fields.");
        }
    }

    private View view(Optional<Refusal> refusal, Optional<Note> note) {
        Actor actor = frame.actor();
        List<String> scopes =
                actor.permissions().stream().sorted().map(Permission::scope).toList();
        return new View(
                "profile/profile.jte",
                new ProfilePage(
                        frame.of(Nav.PROFILE, "Profile", Twin.of("/api/v1/profile")),
                        signIn.profile(actor),
                        scopes,
                        refusal,
                        note));
    }
}
