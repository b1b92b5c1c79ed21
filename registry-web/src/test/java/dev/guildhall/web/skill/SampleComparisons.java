package dev.guildhall.web.skill;

import dev.guildhall.compare.Bump;
import dev.guildhall.capabilities.CapabilityKind;
import dev.guildhall.capabilities.CapabilityRow;
import dev.guildhall.capabilities.CapabilityRow.Change;
import dev.guildhall.capabilities.CapabilityRow.What;
import dev.guildhall.compare.Comparison;
import dev.guildhall.compare.Comparison.FieldChange;
import dev.guildhall.capabilities.Direction;
import dev.guildhall.compare.FileChange;
import dev.guildhall.compare.FileChanges;
import dev.guildhall.compare.FileDiff;
import dev.guildhall.compare.FileDiff.Hunk;
import dev.guildhall.compare.FileDiff.Kind;
import dev.guildhall.compare.FileDiff.Line;
import dev.guildhall.compare.FileDiff.Mark;
import dev.guildhall.platform.Page;
import dev.guildhall.registry.ContextTokens;
import dev.guildhall.web.SamplePages;
import dev.guildhall.web.View;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/** The tab that compares, with sample records; their texts try to be markup. */
public final class SampleComparisons {
    private SampleComparisons() {}

    public static Map<String, View> views() {
        Map<String, View> views = new LinkedHashMap<>();
        views.put("compare", view(Optional.of(comparison()), false));
        views.put("compare-inline", view(Optional.of(comparison()), true));
        views.put("compare-one-version", view(Optional.empty(), false));
        return views;
    }

    private static View view(Optional<Comparison> comparison, boolean inline) {
        SkillHead head = SampleSkills.head(SkillTab.COMPARE, "live", Optional.empty(), SamplePages.ADMINISTRATOR);
        return new View(
                "skill/compare.jte",
                new ComparePage(head, comparison, head.skill().versions(), inline));
    }

    private static Comparison comparison() {
        FileChange manifest = change("skill.yaml", FileChange.Kind.CHANGED, true, true);
        FileChange script = change("scripts/changed_api.py", FileChange.Kind.ADDED, false, true);
        FileChange gone = change("scripts/report.sh", FileChange.Kind.REMOVED, true, false);
        FileChange moved = new FileChange(
                "references/what-breaks.md",
                Optional.of("what-breaks.md"),
                FileChange.Kind.RENAMED,
                true,
                Optional.of(state("aa")),
                Optional.of(new FileChange.State(true, 4_021, "aa".repeat(32))));
        FileChange picture = change("assets/<b>.png", FileChange.Kind.CHANGED, true, true);
        List<FileDiff> diffs = List.of(
                new FileDiff(manifest, false, 2, 1, Optional.empty(), List.of(manifestHunk())),
                new FileDiff(
                        script,
                        false,
                        1_204,
                        0,
                        Optional.of("Only the first 1,000 lines of the difference are shown."),
                        List.of(new Hunk(List.of(
                                line(Kind.ADDED, 0, 1, "#!/usr/bin/env python3"),
                                line(Kind.ADDED, 0, 2, "print('<script>alert(1)</script>')"),
                                line(Kind.ADDED, 0, 3, "x = 'a‹U+200B›b'  # " + "long ".repeat(40)))))),
                new FileDiff(moved, false, 0, 0, Optional.of("The same bytes under another path."), List.of()),
                new FileDiff(picture, true, 0, 0, Optional.of("No text: compared by digest only."), List.of()));
        return new Comparison(
                "acme",
                "code-reviewer",
                side("1.4.2"),
                side("1.5.0"),
                false,
                new Comparison.Summary(3, 1, 1_200, 2),
                Optional.of(new Bump(
                        "1.4.2",
                        "1.4.3",
                        Bump.Step.PATCH,
                        Bump.Step.MAJOR,
                        false,
                        "What it could do before is gone: out/.")),
                rows(),
                List.of(
                        new FieldChange(
                                "description",
                                Optional.of("Reviews a <i>pull request</i>."),
                                Optional.of("Reviews a pull request for correctness, tests and breaking changes.")),
                        new FieldChange("permissions.write", Optional.of("out/"), Optional.empty())),
                302,
                false,
                true,
                new FileChanges(
                        5, List.of(manifest, script, gone, moved, picture), new Page<>(diffs, Optional.of("NA"))));
    }

    private static List<CapabilityRow> rows() {
        return List.of(
                new CapabilityRow(
                        CapabilityKind.TOOLS,
                        "Tools used without a question",
                        Direction.WIDER,
                        List.of("Bash(git diff:*)", "Read"),
                        List.of("Bash(git:*)", "Read"),
                        List.of(new Change(
                                What.WIDENED,
                                Direction.WIDER,
                                List.of("Bash(git diff:*)"),
                                List.of("Bash(git:*)"),
                                "Now uses Bash(git:*) without a question, before only Bash(git diff:*).")),
                        1,
                        0,
                        0),
                new CapabilityRow(
                        CapabilityKind.HOSTS,
                        "Hosts",
                        Direction.WIDER,
                        List.of("api.github.com"),
                        List.of("api.github.com", "api.osv.dev", "<img src=x onerror=alert(1)>"),
                        List.of(
                                new Change(
                                        What.ADDED,
                                        Direction.WIDER,
                                        List.of(),
                                        List.of("api.osv.dev"),
                                        "Now reaches api.osv.dev."),
                                new Change(
                                        What.ADDED,
                                        Direction.WIDER,
                                        List.of(),
                                        List.of("<img src=x onerror=alert(1)>"),
                                        "Now reaches <img src=x onerror=alert(1)>.")),
                        2,
                        0,
                        1_200),
                new CapabilityRow(
                        CapabilityKind.CREDENTIALS,
                        "Credentials",
                        Direction.SAME,
                        List.of("github"),
                        List.of("github"),
                        List.of(),
                        0,
                        0,
                        0),
                new CapabilityRow(
                        CapabilityKind.WRITES,
                        "Writes",
                        Direction.NARROWER,
                        List.of("out/"),
                        List.of(),
                        List.of(new Change(
                                What.REMOVED,
                                Direction.NARROWER,
                                List.of("out/"),
                                List.of(),
                                "No longer writes out/.")),
                        0,
                        1,
                        0),
                new CapabilityRow(
                        CapabilityKind.SCRIPTS,
                        "Scripts and executable files",
                        Direction.SAME,
                        many("scripts/step-%d.sh"),
                        many("scripts/step-%d.sh"),
                        List.of(),
                        0,
                        0,
                        0));
    }

    private static List<String> many(String pattern) {
        return IntStream.range(0, 40).mapToObj(pattern::formatted).toList();
    }

    private static Hunk manifestHunk() {
        return new Hunk(List.of(
                line(Kind.SAME, 18, 18, "permissions:"),
                new Line(Kind.REMOVED, Optional.of(19), Optional.empty(), "  network: [api.github.com]", List.of()),
                new Line(
                        Kind.ADDED,
                        Optional.empty(),
                        Optional.of(19),
                        "  network: [api.github.com, api.osv.dev]",
                        List.of(new Mark(26, 39), new Mark(39, 500))),
                line(Kind.ADDED, 0, 20, "  run: [git]"),
                line(Kind.SAME, 20, 21, "  files: {read: [\".\"]}")));
    }

    private static Line line(Kind kind, int a, int b, String text) {
        return new Line(
                kind,
                a == 0 ? Optional.empty() : Optional.of(a),
                b == 0 ? Optional.empty() : Optional.of(b),
                text,
                List.of());
    }

    private static FileChange change(String path, FileChange.Kind kind, boolean before, boolean after) {
        return new FileChange(
                path,
                Optional.empty(),
                kind,
                false,
                before ? Optional.of(state("ab")) : Optional.empty(),
                after ? Optional.of(state("cd")) : Optional.empty());
    }

    private static FileChange.State state(String digest) {
        return new FileChange.State(false, 4_021, digest.repeat(32));
    }

    private static Comparison.Side side(String version) {
        return new Comparison.Side(
                version,
                version.equals("1.5.0") ? "held" : "live",
                "passed",
                "sha256:" + "ab".repeat(32),
                new ContextTokens(118, 3_140),
                "r.keller",
                SamplePages.NOW.minusSeconds(90_000));
    }
}
