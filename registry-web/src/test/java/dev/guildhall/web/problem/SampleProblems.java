package dev.guildhall.web.problem;

import dev.guildhall.packages.Finding;
import dev.guildhall.platform.Actor;
import dev.guildhall.web.SamplePages;
import dev.guildhall.web.View;
import dev.guildhall.web.layout.Nav;
import dev.guildhall.web.layout.Twin;
import dev.guildhall.web.skill.SampleSkill;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Problem pages with sample records. */
public final class SampleProblems {
    private SampleProblems() {}

    public static Map<String, View> views() {
        Map<String, View> views = new LinkedHashMap<>();
        views.put("problem", problem(Optional.of(SamplePages.ADMINISTRATOR), SampleSkill.findings()));
        views.put("problem-bare", problem(Optional.empty(), List.of()));
        List<ProblemPages.Explained> all = new ProblemTypes()
                .all().stream()
                        .map(t -> new ProblemPages.Explained(t.slug(), t.status(), t.title(), ProblemGuide.advice(t)))
                        .toList();
        views.put(
                "problems",
                new View(
                        "problem/list.jte",
                        new ProblemPages.ListPage(
                                SamplePages.chrome(Optional.empty(), Nav.ELSEWHERE, "Problems", Twin.NONE), all)));
        views.put(
                "problem-type",
                new View(
                        "problem/type.jte",
                        new ProblemPages.TypePage(
                                SamplePages.chrome(Nav.ELSEWHERE, "Problem", Twin.NONE),
                                all.getFirst(),
                                "http://localhost:9080/problems/bad-request")));
        return views;
    }

    private static View problem(Optional<Actor> actor, List<Finding> findings) {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("type", "http://localhost:9080/problems/not-found");
        members.put("status", 404);
        members.put("detail", "There is no skill \"@acme/x\".\nCreate it.");
        members.put("findings", findings);
        return new View(
                "problem/problem.jte",
                new ProblemView(
                        SamplePages.chrome(actor, Nav.ELSEWHERE, "There is nothing at this address", Twin.NONE),
                        404,
                        "not-found",
                        "There is nothing at this address",
                        "There is no skill @acme/x in your organisation.",
                        "Check the address. What another organisation has answers the same way.",
                        "/skills/@acme/x",
                        "7f3a9c01d2e4",
                        JsonText.of(members),
                        findings));
    }
}
