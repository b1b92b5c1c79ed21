package dev.guildhall.web.skill;

import dev.guildhall.plugins.DependencyTree;
import dev.guildhall.plugins.DependencyTree.Node;
import dev.guildhall.plugins.DependencyTree.Note;
import dev.guildhall.plugins.ResolvedDependency;
import dev.guildhall.registry.BlastRadius;
import dev.guildhall.registry.BlastRadius.Broken;
import dev.guildhall.registry.DependentRow;
import dev.guildhall.registry.RedirectRow;
import dev.guildhall.web.SamplePages;
import dev.guildhall.web.View;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The tabs of dependencies and dependents with sample records. */
public final class SampleDependencies {
    private SampleDependencies() {}

    public static Map<String, View> views() {
        Map<String, View> views = new LinkedHashMap<>();
        views.put("dependencies", dependencies(resolved()));
        views.put("dependencies-unresolved", dependencies(unresolved()));
        views.put(
                "dependencies-none",
                dependencies(new DependencyTree(
                        "@acme/code-reviewer", "1.5.0", true, List.of(), List.of(), List.of(), true)));
        views.put("dependents", dependents(rows(), "live", Optional.of(radius())));
        views.put("dependents-none", dependents(List.of(), "live", Optional.of(BlastRadius.NONE)));
        views.put("dependents-unknown", dependents(rows(), "live", Optional.of(BlastRadius.of(List.of(), false))));
        views.put("dependents-held", dependents(rows(), "held", Optional.empty()));
        return views;
    }

    static SettingsPage.Reach reach() {
        return new SettingsPage.Reach(
                radius(head("live"), Optional.of(radius())),
                27,
                List.of(new RedirectRow("acme", "reviewer", "r.keller", SamplePages.NOW.minusSeconds(900_000))),
                List.of("docs-guild", "platform-team"),
                true);
    }

    private static View dependencies(DependencyTree tree) {
        return new View(
                "skill/dependencies.jte",
                new DependenciesPage(
                        SampleSkills.head(SkillTab.DEPENDENCIES, "live", Optional.empty(), SamplePages.ADMINISTRATOR),
                        tree));
    }

    private static View dependents(List<DependentRow> rows, String state, Optional<BlastRadius> radius) {
        SkillHead head = head(state);
        return new View(
                "skill/dependents.jte",
                new DependentsPage(
                        head,
                        rows,
                        27,
                        Optional.of("/skills/@acme/code-reviewer/dependents?cursor=x"),
                        Optional.of(radius(head, radius))));
    }

    private static SkillHead head(String state) {
        return SampleSkills.head(SkillTab.DEPENDENTS, state, Optional.empty(), SamplePages.ADMINISTRATOR);
    }

    private static RadiusView radius(SkillHead head, Optional<BlastRadius> radius) {
        return new RadiusView(head.row(), radius, RadiusView.twin(head.address(), head.row()));
    }

    private static DependencyTree resolved() {
        return new DependencyTree(
                "@acme/code-reviewer",
                "1.5.0",
                true,
                List.of(
                        new ResolvedDependency("@acme/base", "2.4.1"),
                        new ResolvedDependency("@platform-team/git-history-reader", "1.0.0")),
                List.of(
                        node("@acme/base", "^2.0", "2.4.1", Note.NONE, List.of()),
                        node(
                                "@platform-team/git-history-reader",
                                ">=1 <3",
                                "1.0.0",
                                Note.NONE,
                                List.of(node("@acme/base", "~2.4", "2.4.1", Note.REPEATED, List.of())))),
                List.of(),
                true);
    }

    private static DependencyTree unresolved() {
        return new DependencyTree(
                "@acme/code-reviewer",
                "1.5.0",
                false,
                List.of(),
                List.of(
                        new Node("@acme/base", "^3.0", Optional.empty(), Note.MISSING, List.of()),
                        node(
                                "@acme/wheel",
                                "^1",
                                "1.2.0",
                                Note.NONE,
                                List.of(
                                        node("@acme/code-reviewer", "^1", "1.5.0", Note.CIRCLE, List.of()),
                                        node("@acme/stone", "^2", "1.0.0", Note.CONFLICT, List.of())))),
                List.of("@acme/code-reviewer 1.5.0 → @acme/base ^3.0: no version matches; there are 1.0.0, 2.4.1"),
                false);
    }

    private static Node node(String id, String range, String version, Note note, List<Node> needs) {
        return new Node(id, range, Optional.of(version), note, needs);
    }

    private static List<DependentRow> rows() {
        return List.of(
                new DependentRow("acme", "release-notes", "2.1.0", true, "^1.2", "@acme/code-reviewer", true),
                new DependentRow("sre", "deploy-check", "1.0.3", false, "~1.4.0", "@acme/reviewer", false));
    }

    private static BlastRadius radius() {
        return BlastRadius.of(
                List.of(
                        new Broken(
                                "sre",
                                "deploy-check",
                                "1.0.3",
                                true,
                                true,
                                "@sre/deploy-check 1.0.3 → @acme/code-reviewer =1.5.0: no version matches; there are 1.4.2"),
                        new Broken(
                                "sre",
                                "night-watch",
                                "0.2.0",
                                false,
                                false,
                                "@sre/night-watch 0.2.0 → @sre/deploy-check 1.0.3 → @acme/code-reviewer =1.5.0: no version matches")),
                false);
    }
}
