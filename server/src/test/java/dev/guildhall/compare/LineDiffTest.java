package dev.guildhall.compare;

import static org.assertj.core.api.Assertions.assertThat;

import dev.guildhall.capabilities.Manifests;
import dev.guildhall.compare.FileDiff.Hunk;
import dev.guildhall.compare.FileDiff.Kind;
import dev.guildhall.compare.FileDiff.Line;
import dev.guildhall.compare.FileDiff.Mark;
import dev.guildhall.packages.VisibleText;
import dev.guildhall.skill.PackageFile;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LineDiffTest {

    @Test
    void marksWhatChangedInsideALine() {
        LineDiff diff = LineDiff.between(
                "permissions:\n  network: [api.github.com]\n",
                "permissions:\n  network: [api.github.com, api.osv.dev]\n");
        assertThat(diff)
                .isEqualTo(new LineDiff(
                        1,
                        1,
                        Optional.empty(),
                        List.of(new Hunk(List.of(
                                new Line(Kind.SAME, Optional.of(1), Optional.of(1), "permissions:", List.of()),
                                new Line(
                                        Kind.REMOVED,
                                        Optional.of(2),
                                        Optional.empty(),
                                        "  network: [api.github.com]",
                                        List.of()),
                                new Line(
                                        Kind.ADDED,
                                        Optional.empty(),
                                        Optional.of(2),
                                        "  network: [api.github.com, api.osv.dev]",
                                        List.of(new Mark(26, 39))))))));
    }

    @Test
    void showsThreeLinesAroundEachChangeAndPartsFarOnes() {
        String before = numbered(40);
        String after = before.replace("line 10\n", "line ten\n").replace("line 30\n", "");
        LineDiff diff = LineDiff.between(before, after);
        assertThat(diff.hunks()).hasSize(2);
        assertThat(diff.hunks().getFirst().lines().stream().map(Line::text))
                .containsExactly("line 7", "line 8", "line 9", "line 10", "line ten", "line 11", "line 12", "line 13");
        assertThat(diff.hunks().getLast().lines())
                .hasSize(7)
                .contains(new Line(Kind.REMOVED, Optional.of(30), Optional.empty(), "line 30", List.of()))
                .endsWith(new Line(Kind.SAME, Optional.of(33), Optional.of(32), "line 33", List.of()));
        assertThat(diff.added()).isOne();
        assertThat(diff.removed()).isEqualTo(2);
    }

    @Test
    void writesOutWhatAScreenWouldHide() {
        LineDiff diff = LineDiff.between("a\n", "a\u200b\u202eb\r\n");
        assertThat(diff.hunks().getFirst().lines().getLast().text()).isEqualTo("a‹U+200B›‹U+202E›b‹U+000D›");
    }

    @Test
    void leavesOutWhatIsTooMuchToCompare() {
        String before = numbered(LineDiff.MOST_COMPARED);
        String after = before.replace("line", "row");
        assertThat(LineDiff.between(before, after))
                .isEqualTo(new LineDiff(
                        0, 0, Optional.of("More than 8,000 lines differ: compared by digest only."), List.of()));
        assertThat(LineDiff.between("", before).added()).isEqualTo(LineDiff.MOST_COMPARED);
    }

    @Test
    void comparesAsManyLinesAsItAllowsThatHaveNothingInCommon() {
        String before = numbered(LineDiff.MOST_COMPARED / 2);
        LineDiff diff = LineDiff.between(before, before.replace("line", "row"));
        assertThat(diff.added()).isEqualTo(LineDiff.MOST_COMPARED / 2);
        assertThat(diff.removed()).isEqualTo(LineDiff.MOST_COMPARED / 2);
        assertThat(diff.note()).contains("Only the first 1,000 lines of the difference are shown.");
        assertThat(diff.hunks()).hasSize(1);
        assertThat(diff.hunks().getFirst().lines().stream()
                        .collect(Collectors.groupingBy(Line::kind, Collectors.counting())))
                .isEqualTo(Map.of(Kind.REMOVED, 500L, Kind.ADDED, 500L));
        assertThat(LineDiff.between(before.replace("line", "row"), before)).isEqualTo(diff.mirrored());
    }

    @Test
    void writesNoMoreLinesThanAreShown() {
        LineDiff diff = LineDiff.between("", "\n".repeat(400_000));
        assertThat(diff.added()).isEqualTo(400_000);
        assertThat(diff.note()).contains("Only the first 1,000 lines of the difference are shown.");
        assertThat(diff.hunks().stream().mapToInt(hunk -> hunk.lines().size()).sum())
                .isEqualTo(1_000);
        String before = numbered(3_000);
        String after = before.replaceAll("(?m)^line (\\d*0)$", "row $1");
        LineDiff scattered = LineDiff.between(before, after);
        assertThat(scattered.added()).isEqualTo(300);
        assertThat(scattered.hunks().stream()
                        .mapToInt(hunk -> hunk.lines().size())
                        .sum())
                .isEqualTo(1_000);
        assertThat(scattered.note()).contains("Only the first 1,000 lines of the difference are shown.");
        assertThat(LineDiff.between(after, before)).isEqualTo(scattered.mirrored());
    }

    @Test
    void showsALongLineWhereItBeginsToDiffer() {
        String same = "x".repeat(5_000);
        LineDiff diff = LineDiff.between(same + "curl good.example\n", same + "curl evil.example\n");
        assertThat(diff.hunks().getFirst().lines().stream().map(Line::text))
                .containsExactly(
                        "…" + "x".repeat(195) + "curl good.example", "…" + "x".repeat(195) + "curl evil.example");
        assertThat(diff.note().orElseThrow()).startsWith("Of a line of more than 2,000 characters a part is shown");
        LineDiff added = LineDiff.between("a\n", "a\n" + same + "curl evil.example\n");
        assertThat(added.hunks().getFirst().lines().getLast().text()).isEqualTo("x".repeat(2_000) + "…");
        assertThat(added.note()).isEqualTo(diff.note());
        assertThat(LineDiff.between(same + "\na\n", same + "\nb\n").note()).isEmpty();
    }

    @Test
    void neverCutsACharacterInTwo() {
        String line = "😀".repeat(3_000);
        for (String shift : List.of("", "x")) {
            LineDiff diff = LineDiff.between(shift + line + "a", shift + line + "b");
            assertThat(diff.hunks().getFirst().lines().stream().map(Line::text)).noneMatch(text -> text.contains("‹"));
            assertThat(VisibleText.of(shift + line)).doesNotContain("‹");
        }
    }

    @Test
    void doesNotTakeTextForWhatItWritesOut() {
        assertThat(VisibleText.of("a‹U+200B›")).isEqualTo("a‹U+2039›U+200B›");
        assertThat(VisibleText.of("‹a›")).isEqualTo("‹a›");
    }

    @Test
    void comparesBackwardsAsTheMirrorImageAndLosesNoLine() {
        for (int seed = 0; seed < 2_000; seed++) {
            Random random = new Random(seed);
            String before = text(random);
            String after = random.nextInt(4) == 0 ? text(random) : edited(before, random);
            if (before.equals(after)) {
                continue;
            }
            LineDiff there = LineDiff.between(before, after);
            assertThat(LineDiff.between(after, before)).as("seed %d", seed).isEqualTo(there.mirrored());
            assertThat(there.mirrored().mirrored()).as("seed %d", seed).isEqualTo(there);
            assertThat(patched(before, there)).as("seed %d", seed).isEqualTo(lines(after));
        }
    }

    @Test
    void comparesFilesBackwardsAsTheMirrorImage() {
        for (int seed = 0; seed < 1_000; seed++) {
            Random random = new Random(seed);
            List<PackageFile> before = Manifests.files(random);
            List<PackageFile> after = Manifests.files(random);
            assertThat(FileChanges.between(after, before))
                    .as("seed %d", seed)
                    .containsExactlyElementsOf(FileChanges.between(before, after).stream()
                            .map(FileChange::mirrored)
                            .toList());
        }
    }

    @Test
    void tellsRenamedAndMadeExecutableFromChanged() {
        List<FileChange> changes = FileChanges.between(
                List.of(Manifests.file("a.txt", 1, false), Manifests.file("run.sh", 2, false)),
                List.of(Manifests.file("b.txt", 1, false), Manifests.file("run.sh", 2, true)));
        assertThat(changes).hasSize(2);
        assertThat(changes.getFirst().kind()).isEqualTo(FileChange.Kind.RENAMED);
        assertThat(changes.getFirst().was()).contains("a.txt");
        assertThat(changes.getLast().kind()).isEqualTo(FileChange.Kind.CHANGED);
        assertThat(changes.getLast().modeChanged()).isTrue();
        assertThat(changes.getLast().sameBytes()).isTrue();
    }

    private static String numbered(int lines) {
        return IntStream.rangeClosed(1, lines).mapToObj(i -> "line " + i + "\n").collect(Collectors.joining());
    }

    private static String text(Random random) {
        return IntStream.range(0, random.nextInt(25))
                .mapToObj(i -> "the " + "abc".charAt(random.nextInt(3)) + " of " + random.nextInt(3) + "\n")
                .collect(Collectors.joining());
    }

    private static String edited(String text, Random random) {
        List<String> lines = new ArrayList<>(lines(text));
        for (int i = 0; i < 3 && !lines.isEmpty(); i++) {
            int at = random.nextInt(lines.size());
            switch (random.nextInt(3)) {
                case 0 -> lines.remove(at);
                case 1 -> lines.add(at, "new " + random.nextInt(3));
                default -> lines.set(at, lines.get(at) + "!");
            }
        }
        return lines.stream().map(line -> line + "\n").collect(Collectors.joining());
    }

    private static List<String> lines(String text) {
        return text.lines().toList();
    }

    /** Applies the difference: what a reader of the hunks would come to. */
    private static List<String> patched(String before, LineDiff diff) {
        List<String> old = lines(before);
        List<String> result = new ArrayList<>();
        int next = 0;
        for (Hunk hunk : diff.hunks()) {
            for (Line line : hunk.lines()) {
                if (line.kind() == Kind.ADDED) {
                    assertThat(line.b()).contains(result.size() + 1);
                    result.add(line.text());
                    continue;
                }
                int number = line.a().orElseThrow();
                while (next < number - 1) {
                    result.add(old.get(next++));
                }
                assertThat(old.get(next)).isEqualTo(line.text());
                next++;
                if (line.kind() == Kind.SAME) {
                    result.add(line.text());
                    assertThat(line.b()).contains(result.size());
                }
            }
        }
        result.addAll(old.subList(next, old.size()));
        return result;
    }
}
