package dev.guildhall.web.skill;

import dev.guildhall.packages.Finding;
import dev.guildhall.registry.ContextTokens;
import dev.guildhall.registry.VersionRow;
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
import dev.guildhall.web.markdown.Markdown;
import dev.guildhall.web.markdown.PackageLinks;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One skill as it is in samples, and what is said of it. */
public final class SampleSkill {
    private static final Instant NOW = SamplePages.NOW;

    private SampleSkill() {}

    static Provenance provenance(String state) {
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

    static View files(Optional<FilesPage.OpenFile> open) {
        return new View(
                "skill/files.jte",
                new FilesPage(
                        SampleSkills.head(SkillTab.FILES, "live", Optional.empty(), SamplePages.ADMINISTRATOR),
                        FileNode.tree(files()),
                        open));
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

    static PackageFile file(String path) {
        return new PackageFile(path, path.startsWith("scripts/"), 4_021, "ab".repeat(32));
    }

    static List<VersionRow> versions() {
        return List.of(
                version("1.6.0-beta.2", "live", List.of("beta"), Optional.empty()),
                version("1.5.0", "live", List.of("latest"), Optional.empty()),
                version("1.4.2", "live", List.of(), Optional.of("Use 1.5.0; it costs a third less.")),
                version("1.4.1", "held", List.of(), Optional.empty()),
                version("1.3.0", "yanked", List.of(), Optional.empty()));
    }

    static VersionRow version(String version, String state, List<String> channels, Optional<String> deprecated) {
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

    static SkillManifest manifest() {
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
}
