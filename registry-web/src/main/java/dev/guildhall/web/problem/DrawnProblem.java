package dev.guildhall.web.problem;

import dev.guildhall.platform.Actor;
import dev.guildhall.platform.Problem;
import dev.guildhall.platform.ProblemPage;
import dev.guildhall.platform.ProblemType;
import dev.guildhall.platform.Service;
import dev.guildhall.web.Templates;
import dev.guildhall.web.View;
import dev.guildhall.web.layout.Frame;
import dev.guildhall.web.layout.Nav;
import dev.guildhall.web.layout.Twin;
import jakarta.inject.Inject;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Draws problems with the layout of the pages: with navigation when somebody is signed in, without when not. */
@Service
public class DrawnProblem implements ProblemPage {
    private final Frame frame;
    private final Templates templates;

    @Inject
    public DrawnProblem(Frame frame, Templates templates) {
        this.frame = frame;
        this.templates = templates;
    }

    @Override
    public String render(Problem problem, String path, String traceId, Optional<Actor> actor) {
        ProblemType type = problem.type();
        ProblemView view = new ProblemView(
                frame.of(actor, Nav.ELSEWHERE, type.title(), Twin.NONE),
                type.status(),
                type.slug(),
                type.title(),
                problem.detail(),
                ProblemGuide.advice(type),
                path,
                traceId,
                json(problem, path, traceId),
                ProblemFindings.of(problem));
        return templates.render(new View("problem/problem.jte", view));
    }

    private String json(Problem problem, String path, String traceId) {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("type", frame.url() + "/problems/" + problem.type().slug());
        members.put("title", problem.type().title());
        members.put("status", problem.type().status());
        members.put("detail", problem.detail());
        members.put("instance", path);
        members.put("traceId", traceId);
        problem.members().forEach(members::putIfAbsent);
        return JsonText.of(members);
    }
}
