package dev.guildhall.web.problem;

import dev.guildhall.platform.Open;
import dev.guildhall.platform.PlatformProblem;
import dev.guildhall.platform.ProblemType;
import dev.guildhall.platform.Service;
import dev.guildhall.web.View;
import dev.guildhall.web.layout.Chrome;
import dev.guildhall.web.layout.Frame;
import dev.guildhall.web.layout.Nav;
import dev.guildhall.web.layout.Twin;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;

/** Explains every type of problem: where the {@code type} of a problem document leads. */
@Path("/problems")
@Service
@Produces(MediaType.TEXT_HTML)
public class ProblemPages {
    private final Frame frame;
    private final ProblemTypes types;

    @Inject
    public ProblemPages(Frame frame, ProblemTypes types) {
        this.frame = frame;
        this.types = types;
    }

    /** A type and what to do about it. */
    public record Explained(String slug, int status, String title, String advice) {}

    /** All types. */
    public record ListPage(Chrome chrome, List<Explained> problems) {}

    /** One type. */
    public record TypePage(Chrome chrome, Explained problem, String url) {}

    @GET
    @Open("explains error codes and says nothing about anybody's data")
    public View list() {
        List<Explained> all = types.all().stream().map(ProblemPages::explained).toList();
        return new View("problem/list.jte", new ListPage(frame.of(Nav.ELSEWHERE, "Problems", Twin.NONE), all));
    }

    @GET
    @Path("{slug}")
    @Open("explains error codes and says nothing about anybody's data")
    public View type(@PathParam("slug") String slug) {
        ProblemType type = types.ofSlug(slug)
                .orElseThrow(() -> PlatformProblem.NOT_FOUND.because(
                        "There is no problem called \"%s\". /problems lists them all.".formatted(slug)));
        return new View(
                "problem/type.jte",
                new TypePage(
                        frame.of(Nav.ELSEWHERE, type.title(), Twin.NONE),
                        explained(type),
                        frame.url() + "/problems/" + slug));
    }

    private static Explained explained(ProblemType type) {
        return new Explained(type.slug(), type.status(), type.title(), ProblemGuide.advice(type));
    }
}
