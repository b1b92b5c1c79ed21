package dev.guildhall.web.skill;

import dev.guildhall.platform.Actor;
import dev.guildhall.registry.SkillDetail;
import dev.guildhall.registry.SkillFacet;
import dev.guildhall.registry.VersionDetail;
import dev.guildhall.registry.VersionRow;
import dev.guildhall.web.SamplePages;
import dev.guildhall.web.View;
import dev.guildhall.web.admin.SampleAdmin;
import dev.guildhall.web.agent.SampleAgent;
import dev.guildhall.web.agent.SampleAgents;
import dev.guildhall.web.agent.SampleHarnesses;
import dev.guildhall.web.layout.Nav;
import dev.guildhall.web.layout.Note;
import dev.guildhall.web.layout.Seal;
import dev.guildhall.web.layout.Twin;
import dev.guildhall.web.review.SampleReviews;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Catalogue and skill pages with sample records. */
public final class SampleSkills {
    private static final Instant NOW = SamplePages.NOW;

    private SampleSkills() {}

    public static Map<String, View> views() {
        Map<String, View> views = new LinkedHashMap<>();
        views.put(
                "catalogue",
                SampleCatalogue.catalogue(
                        SampleCatalogue.rows(), new CatalogFilter("", Map.of(), "", Optional.empty())));
        views.put(
                "catalogue-search",
                SampleCatalogue.catalogue(
                        SampleCatalogue.rows().subList(0, 2),
                        new CatalogFilter(
                                "review",
                                Map.of(
                                        SkillFacet.OWNER, List.of("acme"),
                                        SkillFacet.CATEGORY, List.of("code", "documents"),
                                        SkillFacet.VERDICT, List.of("passed-with-warnings")),
                                "name",
                                Optional.empty())));
        views.put(
                "catalogue-fits",
                SampleCatalogue.catalogue(
                        SampleCatalogue.rows(),
                        new CatalogFilter("", Map.of(), "", Optional.empty(), "code-reviewer")));
        views.put(
                "catalogue-empty",
                SampleCatalogue.catalogue(List.of(), new CatalogFilter("", Map.of(), "", Optional.empty())));
        views.put(
                "catalogue-none",
                SampleCatalogue.catalogue(
                        List.of(),
                        new CatalogFilter(
                                "xyzzy", Map.of(SkillFacet.LICENCE, List.of("BSD-3-Clause")), "", Optional.empty())));
        views.put(
                "results",
                new View(
                        "skill/fragment.jte",
                        SampleCatalogue.page(
                                SampleCatalogue.rows(), new CatalogFilter("rev", Map.of(), "", Optional.empty()))));
        views.put("skill", readme("live", Optional.empty(), SamplePages.ADMINISTRATOR));
        views.put("skill-yanked", readme("yanked", Optional.of("Use 1.5.0."), SamplePages.VIEWER));
        views.put("skill-held", readme("held", Optional.empty(), SamplePages.VIEWER));
        views.put("files", SampleSkill.files(Optional.empty()));
        views.put(
                "file-markdown",
                SampleSkill.files(Optional.of(new FilesPage.OpenFile(
                        SampleSkill.file("references/what-breaks.md"),
                        new FilesPage.Content.Rendered(SampleSkill.markdown())))));
        views.put(
                "file-source",
                SampleSkill.files(Optional.of(new FilesPage.OpenFile(
                        SampleSkill.file("scripts/changed_api.py"),
                        new FilesPage.Content.Source(
                                List.of(
                                        "#!/usr/bin/env python3",
                                        "import sys",
                                        "",
                                        "def main(base, head):",
                                        "    print('<script>', base, head, 'a line that is long enough to need scrolling on every phone there is')"),
                                true,
                                false)))));
        views.put(
                "file-picture",
                SampleSkill.files(Optional.of(
                        new FilesPage.OpenFile(SampleSkill.file("assets/arch.png"), new FilesPage.Content.Picture()))));
        views.put(
                "file-binary",
                SampleSkill.files(Optional.of(new FilesPage.OpenFile(
                        SampleSkill.file("lib/tool.jar"), new FilesPage.Content.Download("It is not text.")))));
        views.put(
                "versions",
                new View(
                        "skill/versions.jte",
                        new VersionsPage(
                                head(SkillTab.VERSIONS, "live", Optional.empty(), SamplePages.ADMINISTRATOR),
                                SampleSkill.versions(),
                                Optional.of("/skills/@acme/code-reviewer/versions?cursor=x"))));
        views.put("skill-agents", agents(true));
        views.put("skill-agents-none", agents(false));
        views.put("skill-harnesses", harnesses());
        views.put("assign", assign(true, "fits"));
        views.put("assign-missing", assign(true, "missing"));
        views.put("assign-choose", assign(false, ""));
        views.put("security", security("live", false));
        views.put("security-revoked", security("revoked", true));
        views.put("settings", settings("live", SamplePages.ADMINISTRATOR));
        views.put("settings-held", settings("held", SamplePages.ADMINISTRATOR));
        views.put("settings-yanked", settings("yanked", SamplePages.ADMINISTRATOR));
        views.put("settings-viewer", settings("live", SamplePages.VIEWER));
        return views;
    }

    private static View security(String state, boolean mayAppeal) {
        return new View(
                "skill/security.jte",
                new SecurityPage(
                        head(SkillTab.SECURITY, state, Optional.empty(), SamplePages.ADMINISTRATOR),
                        SampleReviews.scan(state, mayAppeal),
                        "",
                        mayAppeal ? Optional.of(SamplePages.refusal("appeal-empty", 422)) : Optional.empty()));
    }

    private static View agents(boolean some) {
        return new View(
                "skill/agents.jte",
                new SkillAgentsPage(
                        head(SkillTab.AGENTS, "live", Optional.empty(), SamplePages.ADMINISTRATOR),
                        some ? SampleAgent.having() : List.of(),
                        some ? Optional.of("/skills/@acme/code-reviewer/agents?cursor=x") : Optional.empty()));
    }

    private static View harnesses() {
        return new View(
                "skill/harnesses.jte",
                new SkillHarnessesPage(
                        head(SkillTab.HARNESSES, "live", Optional.empty(), SamplePages.ADMINISTRATOR),
                        SampleHarnesses.ofSkill(),
                        SampleHarnesses.conformance()));
    }

    private static View assign(boolean chosen, String fit) {
        SkillHead head = head(SkillTab.README, "live", Optional.empty(), SamplePages.ADMINISTRATOR);
        boolean fits = fit.equals("fits");
        return new View(
                "skill/assign.jte",
                new AssignPage(
                        SamplePages.chrome(Nav.CATALOGUE, "Assign @acme/code-reviewer", Twin.of("/api/v1/skills/x")),
                        new SkillAddress("acme", "code-reviewer", Optional.empty()),
                        head.skill(),
                        SampleAgents.rows(),
                        chosen ? Optional.of(SampleAgent.agent(false)) : Optional.empty(),
                        "^1.5.0",
                        chosen ? Optional.of(SampleAgent.fit(fit)) : Optional.empty(),
                        fits ? Optional.of(SampleAgents.upgrade()) : Optional.empty(),
                        chosen && !fits
                                ? Optional.of(SamplePages.refusal("range-unsatisfied", 422))
                                : Optional.empty()));
    }

    private static View settings(String state, Actor actor) {
        return new View(
                "skill/settings.jte",
                new SettingsPage(
                        head(SkillTab.SETTINGS, state, Optional.empty(), actor),
                        Optional.of(SamplePages.refusal("channel-refused", 422)),
                        actor.equals(SamplePages.ADMINISTRATOR)
                                ? Optional.of(SampleDependencies.reach())
                                : Optional.empty()));
    }

    private static View readme(String state, Optional<String> deprecated, Actor actor) {
        return new View(
                "skill/readme.jte",
                new ReadmePage(
                        head(SkillTab.README, state, deprecated, actor),
                        SampleSkill.markdown(),
                        "curl -fsSL -H \"Authorization: Bearer $GUILDHALL_TOKEN\" \\\n  -o code-reviewer.zip \\\n  \"$GUILDHALL_URL/api/v1/skills/@acme/code-reviewer/versions/1.5.0/archive\"\nunzip code-reviewer.zip -d .claude/skills",
                        SampleAdmin.skill(),
                        SampleSkill.provenance(state)));
    }

    static SkillHead head(SkillTab tab, String state, Optional<String> deprecated, Actor actor) {
        boolean manages = actor.equals(SamplePages.ADMINISTRATOR);
        SkillDetail skill = new SkillDetail(
                "acme",
                "code-reviewer",
                "Code reviewer",
                "Reviews a pull request for correctness, tests and breaking changes; comments line by line.",
                Map.of("latest", "1.5.0", "beta", "1.6.0-beta.2"),
                SampleSkill.versions(),
                14,
                23_118,
                state,
                manages,
                NOW.minusSeconds(9_000_000),
                NOW.minusSeconds(180_000));
        VersionRow row = SampleSkill.version("1.5.0", state, List.of("latest"), deprecated);
        return new SkillHead(
                SamplePages.chrome(
                        Optional.of(actor),
                        Nav.CATALOGUE,
                        "@acme/code-reviewer 1.5.0",
                        Twin.of("/api/v1/skills/@acme/code-reviewer/versions/1.5.0")),
                new SkillAddress("acme", "code-reviewer", Optional.of("1.5.0")),
                skill,
                new VersionDetail(
                        "acme",
                        "code-reviewer",
                        row,
                        SampleSkill.manifest(),
                        SampleSkill.files(),
                        SampleSkill.findings(),
                        "sha256:" + "cd".repeat(32),
                        40_112),
                Seal.of("acme", true),
                tab,
                manages ? Optional.of(Note.PUBLISHED) : Optional.empty(),
                manages);
    }
}
