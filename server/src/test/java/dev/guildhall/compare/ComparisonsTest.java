package dev.guildhall.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.guildhall.capabilities.CapabilityRow.Change;
import dev.guildhall.compare.Comparison.FieldChange;
import dev.guildhall.identity.Role;
import dev.guildhall.identity.Tokens;
import dev.guildhall.platform.Actor;
import dev.guildhall.platform.PageRequest;
import dev.guildhall.platform.Permission;
import dev.guildhall.platform.PlatformProblem;
import dev.guildhall.platform.Problem;
import dev.guildhall.platform.ProblemType;
import dev.guildhall.registry.Guild;
import dev.guildhall.registry.Lifecycle;
import dev.guildhall.registry.RegistryProblem;
import dev.guildhall.wired.Api;
import dev.guildhall.wired.Wired;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ComparisonsTest {
    private final Comparisons comparisons = Wired.bean(Comparisons.class);
    private final Guild guild = new Guild();
    private final Actor author = guild.authorOf("mill");
    private final Actor viewer = guild.user(Role.VIEWER);

    @BeforeEach
    void twoVersions() throws IOException {
        publish(
                "1.0.0",
                "Turn the wheel.",
                "{network: [docs.acme.example], files: {write: [out/]}}",
                Map.of("a.txt", "one\n", "gone.txt", "x\n"));
        publish(
                "1.0.1",
                "Turn the wheel twice.",
                "{network: [\"*.acme.example\"]}",
                Map.of("a.txt", "two\n", "run.sh", "true\n", "blob.bin", "a\u0000b"));
    }

    @Test
    void saysFirstWhatItMayDoThenWhatItSaysThenItsFiles() throws IOException {
        Comparison found = compare(viewer, "1.0.0", "1.0.1", PageRequest.first(25));
        assertThat(sentences(found))
                .containsExactly(
                        "Now reaches *.acme.example, before only docs.acme.example.",
                        "No longer writes out/.",
                        "Now brings the script run.sh.",
                        "Now brings the binary file blob.bin.");
        assertThat(found.summary()).isEqualTo(new Comparison.Summary(3, 1, 0, 2));
        assertThat(found.manifest())
                .containsExactly(
                        new FieldChange(
                                "permissions.network", Optional.of("docs.acme.example"), Optional.of("*.acme.example")),
                        new FieldChange("permissions.write", Optional.of("out/"), Optional.empty()));
        assertThat(found.instructionsChanged()).isTrue();
        assertThat(found.identical()).isFalse();
        assertThat(found.files().unchanged()).isZero();
        assertThat(found.files().changes().stream().map(change -> change.kind() + " " + change.path()))
                .containsExactly(
                        "CHANGED SKILL.md",
                        "CHANGED skill.yaml",
                        "CHANGED a.txt",
                        "ADDED blob.bin",
                        "REMOVED gone.txt",
                        "ADDED run.sh");
        List<FileDiff> diffs = found.files().diffs().items();
        assertThat(diffs.get(3).binary()).isTrue();
        assertThat(diffs.get(3).note()).contains("No text: compared by digest only.");
        assertThat(diffs.get(5).added()).isOne();
    }

    @Test
    void saysThatTheVersionNumberMovedTooLittle() throws IOException {
        assertThat(compare(viewer, "1.0.0", "1.0.1", PageRequest.first(1)).bump())
                .contains(new Bump(
                        "1.0.0",
                        "1.0.1",
                        Bump.Step.PATCH,
                        Bump.Step.MAJOR,
                        false,
                        "What it could do before is gone: out/."));
        assertThat(compare(viewer, "1.0.1", "1.0.0", PageRequest.first(1)).bump())
                .isEqualTo(
                        compare(viewer, "1.0.0", "1.0.1", PageRequest.first(1)).bump());
        assertThat(compare(viewer, "1.0.1", "1.0.1", PageRequest.first(1)).bump())
                .isEmpty();
    }

    @Test
    void comparesBackwardsAsTheMirrorImage() throws IOException {
        Comparison there = compare(viewer, "1.0.0", "1.0.1", PageRequest.first(25));
        Comparison back = compare(viewer, "1.0.1", "1.0.0", PageRequest.first(25));
        assertThat(back.a()).isEqualTo(there.b());
        assertThat(back.summary()).isEqualTo(new Comparison.Summary(1, 3, 0, 2));
        assertThat(back.manifest())
                .isEqualTo(there.manifest().stream().map(FieldChange::mirrored).toList());
        assertThat(back.files().changes())
                .isEqualTo(there.files().changes().stream()
                        .map(FileChange::mirrored)
                        .toList());
        for (int i = 0; i < there.files().diffs().items().size(); i++) {
            FileDiff diff = there.files().diffs().items().get(i);
            FileDiff mirror = back.files().diffs().items().get(i);
            assertThat(mirror.hunks())
                    .isEqualTo(
                            diff.hunks().stream().map(FileDiff.Hunk::mirrored).toList());
            assertThat(mirror.added()).isEqualTo(diff.removed());
        }
    }

    @Test
    void takesChannelsAndKnowsEqualBytes() throws IOException {
        Comparison found = compare(viewer, "1.0.1", "latest", PageRequest.first(25));
        assertThat(found.b().version()).isEqualTo("1.0.1");
        assertThat(found.identical()).isTrue();
        assertThat(found.files().changes()).isEmpty();
        assertThat(found.files().unchanged()).isEqualTo(5);
    }

    @Test
    void pagesThroughTheLinesOfFiles() throws IOException {
        List<String> paths = new ArrayList<>();
        Optional<String> cursor = Optional.of("");
        while (cursor.isPresent()) {
            Comparison found = compare(viewer, "1.0.0", "1.0.1", PageRequest.of(4, cursor.get()));
            found.files().diffs().items().forEach(diff -> paths.add(diff.file().path()));
            assertThat(found.files().changes()).hasSize(6);
            cursor = found.files().diffs().next();
        }
        assertThat(paths).containsExactly("SKILL.md", "skill.yaml", "a.txt", "blob.bin", "gone.txt", "run.sh");
        for (String wrong : List.of("-1", "0", "x", "99999999999")) {
            refused(
                    PlatformProblem.BAD_REQUEST,
                    () -> compare(viewer, "1.0.0", "1.0.1", PageRequest.of(4, PageRequest.cursor(wrong))));
        }
        assertThat(compare(viewer, "1.0.0", "1.0.1", PageRequest.of(4, PageRequest.cursor("4000")))
                        .files()
                        .diffs()
                        .items())
                .isEmpty();
    }

    @Test
    void cutsWhatIsTooMuchToShow() throws IOException {
        String many =
                IntStream.range(0, 3_000).mapToObj(i -> "line " + i + "\n").collect(Collectors.joining());
        Map<String, String> files = new TreeMap<>(Map.of("huge.txt", "x".repeat(FileTexts.MOST_BYTES + 1)));
        for (int i = 0; i < 7; i++) {
            files.put("many" + i + ".txt", many.replace("line", "line " + i));
        }
        publish("1.1.0", "Turn.", "{}", files);
        FileChanges found =
                compare(viewer, "1.0.1", "1.1.0", PageRequest.first(25)).files();
        FileDiff huge = found.diffs().items().stream()
                .filter(diff -> diff.file().path().equals("huge.txt"))
                .findFirst()
                .orElseThrow();
        assertThat(huge.note()).contains("Larger than 512,000 bytes: compared by digest only.");
        FileDiff cut = found.diffs().items().getLast();
        assertThat(cut.added()).isEqualTo(3_000);
        assertThat(cut.lines()).isEqualTo(LineHunks.MOST);
        assertThat(cut.note()).contains("Only the first 1,000 lines of the difference are shown.");
        assertThat(found.diffs().next()).isPresent();
    }

    @Test
    void comparesAHeldVersionOnlyForThoseWhoMaySeeIt() throws IOException {
        Actor reviewer = guild.user(Role.REVIEWER);
        Wired.bean(Lifecycle.class).hold(reviewer, "mill", "grind", "1.0.1", "It reaches more hosts.");
        refused(RegistryProblem.VERSION_HELD, () -> compare(viewer, "1.0.0", "1.0.1", PageRequest.first(1)));
        refused(RegistryProblem.VERSION_HELD, () -> compare(viewer, "1.0.1", "1.0.0", PageRequest.first(1)));
        assertThat(compare(reviewer, "1.0.0", "1.0.1", PageRequest.first(1)).b().state())
                .isEqualTo("held");
        assertThat(compare(author, "1.0.0", "1.0.1", PageRequest.first(1)).b().state())
                .isEqualTo("held");
    }

    @Test
    void showsNothingToAnotherTenant() {
        Actor stranger = new Guild().user(Role.ADMINISTRATOR);
        refused(RegistryProblem.SKILL_UNKNOWN, () -> compare(stranger, "1.0.0", "1.0.1", PageRequest.first(1)));
        refused(RegistryProblem.VERSION_UNKNOWN, () -> compare(viewer, "1.0.0", "7.0.0", PageRequest.first(1)));
    }

    @Test
    void answersOverHttp() {
        Api api = Api.withToken(Wired.bean(Tokens.class)
                .create(viewer, "test", List.of(Permission.SKILLS_READ.scope()), Duration.ofHours(1))
                .value());
        Api.Answer answer = api.get("/api/v1/skills/@mill/grind/compare/1.0.0/latest?limit=1");
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        assertThat(answer.json().keySet())
                .containsExactly(
                        "owner",
                        "name",
                        "a",
                        "b",
                        "identical",
                        "summary",
                        "bump",
                        "capabilities",
                        "manifest",
                        "manifestCount",
                        "manifestComplete",
                        "instructionsChanged",
                        "files");
        assertThat(answer.json().getJsonArray("capabilities").getJsonObject(0).getString("direction"))
                .isEqualTo("wider");
        assertThat(answer.json().getJsonObject("files").getJsonObject("diffs").getString("next"))
                .isNotEmpty();
        assertThat(api.get("/api/v1/skills/%40mill/grind/compare/1.0.0/1.0.1").status())
                .isEqualTo(200);
        assertThat(api.get("/api/v1/skills/@mill/grind/compare/1.0.0/9.0.0").status())
                .isEqualTo(404);
        assertThat(Api.anonymous()
                        .get("/api/v1/skills/@mill/grind/compare/1.0.0/1.0.1")
                        .status())
                .isEqualTo(401);
    }

    private Comparison compare(Actor actor, String a, String b, PageRequest page) throws IOException {
        return comparisons.compare(actor, "mill", "grind", a, b, page);
    }

    private static List<String> sentences(Comparison comparison) {
        return comparison.capabilities().stream()
                .flatMap(row -> row.changes().stream())
                .map(Change::sentence)
                .toList();
    }

    private void publish(String version, String body, String permissions, Map<String, String> more) throws IOException {
        Map<String, String> files = new TreeMap<>(more);
        files.put("skill.yaml", """
                schema: guildhall/v1
                permissions: %s
                """.formatted(permissions));
        Guild.publish(author, Guild.skill("grind", "Grinds.", body, files), "mill", version);
    }

    private static void refused(ProblemType type, ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        Problem.class, problem -> assertThat(problem.type()).isEqualTo(type));
    }
}
