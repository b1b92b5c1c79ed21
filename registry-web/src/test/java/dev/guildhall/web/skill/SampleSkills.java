package dev.guildhall.web.skill;

import dev.guildhall.packages.Finding;
import dev.guildhall.platform.Actor;
import dev.guildhall.registry.ContextTokens;
import dev.guildhall.registry.SkillDetail;
import dev.guildhall.registry.SkillFacet;
import dev.guildhall.registry.SkillRow;
import dev.guildhall.registry.VersionDetail;
import dev.guildhall.registry.VersionRow;
import dev.guildhall.search.FacetValue;
import dev.guildhall.search.SearchAnswer;
import dev.guildhall.skill.Compatibility;
import dev.guildhall.skill.CredentialNeed;
import dev.guildhall.skill.DependencyRange;
import dev.guildhall.skill.Invocation;
import dev.guildhall.skill.McpServerNeed;
import dev.guildhall.skill.PackageFile;
import dev.guildhall.skill.Requirements;
import dev.guildhall.skill.SkillManifest;
import dev.guildhall.skill.SkillPermissions;
import dev.guildhall.skill.SourceRepository;
import dev.guildhall.skill.ToolPolicy;
import dev.guildhall.web.SamplePages;
import dev.guildhall.web.View;
import dev.guildhall.web.admin.SampleAdmin;
import dev.guildhall.web.agent.SampleAgents;
import dev.guildhall.web.agent.SampleHarnesses;
import dev.guildhall.web.layout.Chrome;
import dev.guildhall.web.layout.Nav;
import dev.guildhall.web.layout.Note;
import dev.guildhall.web.layout.Seal;
import dev.guildhall.web.layout.Twin;
import dev.guildhall.web.markdown.Markdown;
import dev.guildhall.web.markdown.PackageLinks;
import dev.guildhall.web.review.SampleReviews;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Catalogue and skill pages with sample records. */
public final class SampleSkills {
    private static final Instant NOW = SamplePages.NOW;

    private SampleSkills() {}

    public static Map<String, View> views() {
        Map<String, View> views = new LinkedHashMap<>();
        views.put("catalogue", catalogue(rows(), new CatalogFilter("", Map.of(), "", Optional.empty())));
        views.put(
                "catalogue-search",
                catalogue(
                        rows().subList(0, 2),
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
                catalogue(rows(), new CatalogFilter("", Map.of(), "", Optional.empty(), "code-reviewer")));
        views.put("catalogue-empty", catalogue(List.of(), new CatalogFilter("", Map.of(), "", Optional.empty())));
        views.put(
                "catalogue-none",
                catalogue(
                        List.of(),
                        new CatalogFilter(
                                "xyzzy", Map.of(SkillFacet.LICENCE, List.of("BSD-3-Clause")), "", Optional.empty())));
        views.put(
                "results",
                new View("skill/fragment.jte", page(rows(), new CatalogFilter("rev", Map.of(), "", Optional.empty()))));
        views.put("skill", readme("live", Optional.empty(), SamplePages.ADMINISTRATOR));
        views.put("skill-yanked", readme("yanked", Optional.of("Use 1.5.0."), SamplePages.VIEWER));
        views.put("skill-held", readme("held", Optional.empty(), SamplePages.VIEWER));
        views.put("files", files(Optional.empty()));
        views.put(
                "file-markdown",
                files(Optional.of(new FilesPage.OpenFile(
                        file("references/what-breaks.md"), new FilesPage.Content.Rendered(markdown())))));
        views.put(
                "file-source",
                files(Optional.of(new FilesPage.OpenFile(
                        file("scripts/changed_api.py"),
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
                files(Optional.of(new FilesPage.OpenFile(file("assets/arch.png"), new FilesPage.Content.Picture()))));
        views.put(
                "file-binary",
                files(Optional.of(new FilesPage.OpenFile(
                        file("lib/tool.jar"), new FilesPage.Content.Download("It is not text.")))));
        views.put(
                "versions",
                new View(
                        "skill/versions.jte",
                        new VersionsPage(
                                head(SkillTab.VERSIONS, "live", Optional.empty(), SamplePages.ADMINISTRATOR),
                                versions(),
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
                        some ? SampleAgents.having() : List.of(),
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
                        chosen ? Optional.of(SampleAgents.agent(false)) : Optional.empty(),
                        "^1.5.0",
                        chosen ? Optional.of(SampleAgents.fit(fit)) : Optional.empty(),
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
                        markdown(),
                        "curl -fsSL -H \"Authorization: Bearer $GUILDHALL_TOKEN\" \\\n  -o code-reviewer.zip \\\n  \"$GUILDHALL_URL/api/v1/skills/@acme/code-reviewer/versions/1.5.0/archive\"\nunzip code-reviewer.zip -d .claude/skills",
                        SampleAdmin.skill(),
                        provenance(state)));
    }

    private static Provenance provenance(String state) {
        return switch (state) {
            case "live" ->
                new Provenance(
                        "signed",
                        "",
                        Optional.of("kPrK_qmxVWaY"),
                        List.of(
                                new Provenance.Key("release-2026", "11qYAYKxCrfV", "active"),
                                new Provenance.Key("release-2025", "9fK2xTq7mZ4b", "revoked")),
                        Optional.of(new Provenance.Run(
                                "acme/skills",
                                ".github/workflows/release.yml",
                                "0123456789ab",
                                Optional.of("https://github.com/acme/skills/actions/runs/9876543210"),
                                Optional.of("https://github.com/acme/skills/commit/0123456789ab"))));
            case "held" ->
                new Provenance(
                        "broken",
                        "its files have the package digest 68ae9f3e7e5dcddb021aee7b3c0cb01778bb7cf67f753ae2657a76a2af646ff6 where fccc0586e6fa41a34d08e8c89d537303237002a44cb7c30bbd68dfbee802729a was signed",
                        Optional.of("kPrK_qmxVWaY"),
                        List.of(),
                        Optional.empty());
            default -> new Provenance("unsigned", "", Optional.empty(), List.of(), Optional.empty());
        };
    }

    private static View files(Optional<FilesPage.OpenFile> open) {
        return new View(
                "skill/files.jte",
                new FilesPage(
                        head(SkillTab.FILES, "live", Optional.empty(), SamplePages.ADMINISTRATOR),
                        FileNode.tree(files()),
                        open));
    }

    private static View catalogue(List<SkillRow> rows, CatalogFilter filter) {
        return new View("skill/catalogue.jte", page(rows, filter));
    }

    private static CatalogPage page(List<SkillRow> rows, CatalogFilter filter) {
        Chrome chrome = SamplePages.chrome(Nav.CATALOGUE, "Catalogue", Twin.of(filter.api()))
                .searching(filter.q(), "filters");
        return new CatalogPage(
                chrome,
                filter,
                new SearchAnswer(
                        rows,
                        Optional.empty(),
                        rows.size(),
                        filter.q().isEmpty() ? SearchAnswer.TEXT : SearchAnswer.TEXT_AND_MEANING,
                        filter.none() && rows.isEmpty() ? Map.of() : facets(filter),
                        rows.isEmpty() && !filter.chosen().isEmpty() ? Map.of("licence", 12L) : Map.of()),
                SamplePages.owners(),
                rows.size() > 2 ? Optional.of("/skills?cursor=x") : Optional.empty(),
                SampleAgents.fits(filter.agent()));
    }

    private static Map<String, List<FacetValue>> facets(CatalogFilter filter) {
        Map<String, List<FacetValue>> facets = new LinkedHashMap<>();
        facet(
                facets,
                filter,
                SkillFacet.HARNESS,
                "claude-code",
                "codex",
                "copilot",
                "gemini-cli",
                "inline",
                "openclaw",
                "opencode",
                "pi");
        facet(
                facets,
                filter,
                SkillFacet.CATEGORY,
                "code",
                "documents",
                "operations",
                "a-category-with-a-very-long-name-indeed");
        facet(facets, filter, SkillFacet.OWNER, "acme", "docs-guild", "platform-team");
        facet(facets, filter, SkillFacet.LICENCE, "Apache-2.0", "MIT");
        facet(facets, filter, SkillFacet.VERDICT, "passed", "passed-with-warnings");
        facet(facets, filter, SkillFacet.RISK, "low", "medium", "high");
        facet(facets, filter, SkillFacet.STATE, "live", "deprecated", "yanked");
        facet(
                facets,
                filter,
                SkillFacet.KEYWORD,
                "pdf",
                "review",
                "git",
                "tests",
                "sql",
                "docs",
                "json",
                "yaml",
                "helm");
        return facets;
    }

    private static void facet(
            Map<String, List<FacetValue>> facets, CatalogFilter filter, SkillFacet facet, String... values) {
        List<FacetValue> counted = new ArrayList<>();
        for (int i = 0; i < values.length; i++) {
            boolean chosen = filter.chosen().getOrDefault(facet, List.of()).contains(values[i]);
            counted.add(new FacetValue(values[i], 1_240 / (i + 1), chosen));
        }
        facets.put(facet.label(), counted);
    }

    static SkillHead head(SkillTab tab, String state, Optional<String> deprecated, Actor actor) {
        boolean manages = actor.equals(SamplePages.ADMINISTRATOR);
        SkillDetail skill = new SkillDetail(
                "acme",
                "code-reviewer",
                "Code reviewer",
                "Reviews a pull request for correctness, tests and breaking changes; comments line by line.",
                Map.of("latest", "1.5.0", "beta", "1.6.0-beta.2"),
                versions(),
                14,
                23_118,
                state,
                manages,
                NOW.minusSeconds(9_000_000),
                NOW.minusSeconds(180_000));
        VersionRow row = version("1.5.0", state, List.of("latest"), deprecated);
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
                        manifest(),
                        files(),
                        findings(),
                        "sha256:" + "cd".repeat(32),
                        40_112),
                Seal.of("acme", true),
                tab,
                manages ? Optional.of(Note.PUBLISHED) : Optional.empty(),
                manages);
    }

    public static List<Finding> findings() {
        return List.of(
                new Finding(
                        "host-not-declared",
                        Finding.Severity.ERROR,
                        Optional.of("scripts/ocr.py"),
                        Optional.of(41),
                        "The script calls ocr.acme.internal; skill.yaml allows only docs.acme.",
                        "Add the host to permissions.network, or remove the call."),
                new Finding(
                        "long-description",
                        Finding.Severity.WARNING,
                        Optional.of("SKILL.md"),
                        Optional.of(3),
                        "The description is 231 characters long.",
                        "openclaw shows the first 200; say the most important first."),
                new Finding(
                        "no-licence",
                        Finding.Severity.INFO,
                        Optional.empty(),
                        Optional.empty(),
                        "No licence is stated.",
                        "Add license to SKILL.md, for example Apache-2.0."));
    }

    public static List<PackageFile> files() {
        return List.of(
                file("SKILL.md"),
                file("assets/arch.png"),
                file("lib/tool.jar"),
                file("references/deep/er/notes.md"),
                file("references/what-breaks.md"),
                new PackageFile("scripts/changed_api.py", true, 4_021, "ab".repeat(32)),
                file("skill.yaml"));
    }

    private static PackageFile file(String path) {
        return new PackageFile(path, path.startsWith("scripts/"), 4_021, "ab".repeat(32));
    }

    private static List<VersionRow> versions() {
        return List.of(
                version("1.6.0-beta.2", "live", List.of("beta"), Optional.empty()),
                version("1.5.0", "live", List.of("latest"), Optional.empty()),
                version("1.4.2", "live", List.of(), Optional.of("Use 1.5.0; it costs a third less.")),
                version("1.4.1", "held", List.of(), Optional.empty()),
                version("1.3.0", "yanked", List.of(), Optional.empty()));
    }

    private static VersionRow version(
            String version, String state, List<String> channels, Optional<String> deprecated) {
        return new VersionRow(
                version,
                "sha256:4d1f8a77" + "e0".repeat(26) + "c07e",
                state,
                deprecated,
                state.equals("yanked") ? Optional.of("Deletes files outside the workspace.") : Optional.empty(),
                state.equals("live") ? Optional.empty() : Optional.of("Deletes files outside the workspace."),
                "passed-with-warnings",
                "medium",
                channels,
                9,
                41_000,
                1_204,
                new ContextTokens(118, 3_140),
                "r.keller",
                NOW.minusSeconds(180_000));
    }

    private static SkillManifest manifest() {
        return new SkillManifest(
                Optional.of("acme"),
                "code-reviewer",
                Optional.of("1.5.0"),
                "Reviews a pull request.",
                Optional.of("Apache-2.0"),
                Optional.of("Needs git 2.40 or newer."),
                Map.of(),
                List.of("Read"),
                Optional.of("Code reviewer"),
                Optional.empty(),
                List.of("review"),
                Optional.of("code"),
                Optional.of(new SourceRepository(
                        "https://git.acme/skills",
                        Optional.of("7be41c0aa11bb22cc33dd44ee55ff66770011223"),
                        Optional.empty())),
                Invocation.DEFAULT,
                new ToolPolicy(List.of("github:get_*", "github:create_review", "Read"), List.of("Bash(git push:*)")),
                List.of(new McpServerNeed(
                        "docs", "http", Optional.of("https://docs.acme/mcp"), List.of(), Map.of(), List.of("search"))),
                List.of(new CredentialNeed(
                        "github", Optional.of("GITHUB_TOKEN"), List.of("api.github.com"), true, Optional.empty())),
                new SkillPermissions(
                        List.of("api.github.com", "api.osv.dev"), List.of("."), List.of(), List.of("git", "python3")),
                new Requirements(List.of("git", "python3"), List.of("linux", "darwin"), Map.of("python", ">=3.11")),
                List.of(new DependencyRange("acme", "base", "^2.0")),
                new Compatibility(Map.of("claude-code", ">=2.1"), List.of("shell")),
                Map.of(),
                Optional.empty());
    }

    static String markdown() {
        return Markdown.html(
                """
                ---
                name: code-reviewer
                ---
                # Review a pull request

                Use this skill when someone asks for a review of a change. It reads the diff first, then only the files
                the diff touches, and says what a careful colleague would say. See [what breaks](references/what-breaks.md)
                and [the guide](https://docs.acme.example/review).

                ## Order of work

                1. Read `references/what-breaks.md` once.
                2. Get the change. Over 2,000 lines: ask which part matters.

                ### What counts as blocking

                - A behaviour changes and no test changes with it.
                - ~~Names~~ A secret appears in the diff.

                | File | Looks for | Stops at |
                |---|---|---:|
                | `*.java` | signatures | 1 |
                | `*.sql` | locks | 3 |

                > The skill never merges, pushes or approves.

                ```
                scripts/changed_api.py --base origin/main --head HEAD
                ```
                """, new PackageLinks("", "/skills/@acme/code-reviewer/files", "/skills/@acme/code-reviewer/raw", ""));
    }

    private static List<SkillRow> rows() {
        return List.of(
                row(
                        "acme",
                        "code-reviewer",
                        "live",
                        "Reviews a pull request for correctness, tests and breaking changes; comments line by line.",
                        23_118),
                row(
                        "platform-team",
                        "dependency-audit",
                        "deprecated",
                        "Checks lock files against known vulnerabilities and proposes the smallest safe upgrade.",
                        4_402),
                row(
                        "docs-guild",
                        "changelog-writer",
                        "live",
                        "Writes release notes in the house style from merged pull requests and their labels.",
                        1),
                row(
                        "community",
                        "a-skill-with-quite-a-long-name-that-has-to-wrap-on-a-phone",
                        "held",
                        "Draws sequence and flow diagrams from a description.",
                        0));
    }

    private static SkillRow row(String owner, String name, String state, String description, long downloads) {
        return new SkillRow(
                new UUID(3, name.hashCode()),
                owner,
                name,
                name,
                description,
                state.equals("held") ? Optional.empty() : Optional.of("1.5.0"),
                Optional.of("code"),
                Optional.of("Apache-2.0"),
                List.of("review"),
                state,
                state.equals("held") ? "suspicious" : "passed",
                "medium",
                14,
                downloads,
                new ContextTokens(118, 3_140),
                NOW.minusSeconds(200_000));
    }
}
