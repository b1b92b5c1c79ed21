package dev.guildhall.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.guildhall.platform.Actor;
import dev.guildhall.platform.PlatformProblem;
import dev.guildhall.platform.Problem;
import dev.guildhall.wired.Wired;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Editing an upload that came as an archive. */
class DraftFilesTest {
    private final Uploads uploads = Wired.bean(Uploads.class);
    private final DraftFiles files = Wired.bean(DraftFiles.class);
    private final Actor author = new Guild().authorOf("mill");
    private String draft = "";

    @BeforeEach
    void keepAnArchive() throws IOException {
        byte[] zip = Guild.skill("grind", "Grinds.", "Turn.", Map.of("a/b.md", "B", "bin.dat", "\0\1"));
        draft = uploads.keep(author, uploads.archive(new ByteArrayInputStream(zip), Optional.of("grind.zip")));
    }

    @Test
    void opensAnArchiveAndPublishesWhatWasWritten() throws IOException {
        assertThat(files.list(author, draft))
                .containsExactly(
                        new DraftFiles.DraftFile("SKILL.md", 56, false, Optional.empty()),
                        new DraftFiles.DraftFile("a/b.md", 1, false, Optional.empty()),
                        new DraftFiles.DraftFile("bin.dat", 2, false, Optional.empty()));
        assertThat(files.read(author, draft, "bin.dat").text()).isEmpty();
        files.write(author, draft, "a/b.md", "C\r\n");

        Publishing.Outcome outcome = Wired.bean(Publishing.class)
                .publish(
                        author,
                        new PublishRequest(
                                uploads.kept(author, draft),
                                Optional.of("mill"),
                                Optional.of("1.0.0"),
                                Optional.empty(),
                                false));

        assertThat(outcome.files()).hasSize(3);
        assertThat(Wired.bean(Catalog.class)
                        .file(author, "mill", "grind", "1.0.0", "a/b.md")
                        .opener()
                        .open()
                        .readAllBytes())
                .isEqualTo("C\n".getBytes(StandardCharsets.UTF_8));
    }

    @ParameterizedTest
    @ValueSource(strings = {"../x", "/x", "a/../../x", "a//b", "", "a\\b", "SKILL.md/x", "a"})
    void refusesPathsThatLeaveTheFolderOrMeetAnother(String path) throws IOException {
        assertThatThrownBy(() -> files.write(author, draft, path, "x"))
                .isInstanceOfSatisfying(
                        Problem.class,
                        problem -> assertThat(problem.type().status()).isEqualTo(422));
        assertThat(files.list(author, draft)).hasSize(3);
    }

    @Test
    void takesTheTopFolderAwaySoThatTheNameMayChange() throws IOException {
        String loose = uploads.keep(
                author,
                uploads.files(List.of(
                        new Uploads.Part("grind/SKILL.md", new ByteArrayInputStream(new byte[] {'x'})),
                        new Uploads.Part("grind/a/b.md", new ByteArrayInputStream(new byte[] {'y'})))));

        files.write(author, loose, "a/c.md", "z");

        assertThat(files.list(author, loose))
                .extracting(DraftFiles.DraftFile::path)
                .containsExactly("SKILL.md", "a/b.md", "a/c.md");
    }

    @Test
    void refusesTextsThatAreTooLong() {
        assertThatThrownBy(() -> files.write(author, draft, "long.md", "x".repeat(DraftFiles.LONGEST_TEXT + 1)))
                .isInstanceOfSatisfying(
                        Problem.class, problem -> assertThat(problem.type()).isEqualTo(PlatformProblem.TOO_LARGE));
    }

    @Test
    void saysWhyABrokenArchiveCannotBeEdited() throws IOException {
        String broken = uploads.keep(
                author, uploads.archive(new ByteArrayInputStream(new byte[] {1, 2}), Optional.of("x.zip")));

        assertThatThrownBy(() -> files.list(author, broken)).isInstanceOf(Problem.class);
        assertThat(List.of(uploads.kept(author, broken))).hasSize(1);
    }

    @Test
    void opensADraftWithoutItsManifest() throws IOException {
        files.remove(author, draft, "SKILL.md");

        assertThat(files.find(author, draft, "SKILL.md")).isEmpty();
        assertThatThrownBy(() -> files.read(author, draft, "SKILL.md"))
                .isInstanceOfSatisfying(
                        Problem.class, problem -> assertThat(problem.type()).isEqualTo(RegistryProblem.FILE_UNKNOWN));
        files.write(author, draft, "SKILL.md", "x");
        assertThat(files.find(author, draft, "SKILL.md"))
                .contains(new DraftFiles.DraftFile("SKILL.md", 1, false, Optional.of("x")));
    }

    @Test
    void countsAReplacedFileOnce() throws IOException {
        String text = "x".repeat(1 << 20);
        int most = 52_428_800 / text.length() - 1;
        for (int i = 0; i < most; i++) {
            files.write(author, draft, "long-" + i + ".md", text);
        }

        files.write(author, draft, "long-0.md", text);

        assertThat(files.list(author, draft)).hasSize(most + 3);
    }

    @Test
    void letsWritersOfOneDraftWaitForEachOther() throws Exception {
        CountDownLatch inside = new CountDownLatch(1);
        CountDownLatch tried = new CountDownLatch(1);
        List<String> order = new CopyOnWriteArrayList<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(2)) {
            Future<String> publishing = threads.submit(() -> uploads.alone(author, draft, upload -> {
                inside.countDown();
                await(tried);
                order.add("published");
                uploads.discard(upload);
                return "";
            }));
            await(inside);
            Future<?> writing = threads.submit(() -> {
                tried.countDown();
                assertThatThrownBy(() -> files.write(author, draft, "a/b.md", "late"))
                        .isInstanceOfSatisfying(
                                Problem.class,
                                problem -> assertThat(problem.type()).isEqualTo(RegistryProblem.DRAFT_UNKNOWN));
                order.add("written");
            });
            publishing.get();
            writing.get();
        }

        assertThat(order).containsExactly("published", "written");
    }

    @Test
    void keepsEveryFileThatManyWriteAtOnce() throws Exception {
        try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
            List<Future<?>> writing = new ArrayList<>();
            for (int i = 0; i < 24; i++) {
                String path = "many/" + i + ".md";
                writing.add(threads.submit(() -> {
                    files.write(author, draft, path, "x");
                    return path;
                }));
            }
            for (Future<?> each : writing) {
                each.get();
            }
        }

        assertThat(files.list(author, draft)).hasSize(3 + 24);
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(20, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void answersNotFoundToEverybodyElse() {
        Actor stranger = new Guild().authorOf("mill");
        assertThatThrownBy(() -> files.list(stranger, draft))
                .isInstanceOfSatisfying(
                        Problem.class, problem -> assertThat(problem.type()).isEqualTo(RegistryProblem.DRAFT_UNKNOWN));
    }
}
