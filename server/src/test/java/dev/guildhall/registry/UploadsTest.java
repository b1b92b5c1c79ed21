package dev.guildhall.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.guildhall.identity.Role;
import dev.guildhall.packages.PackageProblem;
import dev.guildhall.platform.Actor;
import dev.guildhall.platform.PlatformProblem;
import dev.guildhall.platform.Problem;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UploadsTest {
    private static final PublishSettings SMALL = new PublishSettings(1_000, 3, 1_000, 1_000, 100, 5);

    @TempDir
    private Path folder;

    private ScratchBlobs blobs;
    private Uploads uploads;
    private final Drafts drafts = new Drafts();
    private final Actor ada = actor();
    private final Actor ben = actor();

    @BeforeEach
    void ownFolder() throws IOException {
        blobs = new ScratchBlobs(folder);
        uploads = new Uploads(blobs, drafts, SMALL);
    }

    @Test
    void stopsAtTheFirstByteTooMany() throws IOException {
        assertThat(uploads.archive(bytes(1_000), Optional.empty())).isNotNull();
        int before = blobs.staged().size();
        assertThatThrownBy(() -> uploads.archive(endless(), Optional.empty()))
                .isInstanceOfSatisfying(Problem.class, problem -> {
                    assertThat(problem.type()).isEqualTo(PlatformProblem.TOO_LARGE);
                    assertThat(problem.detail()).contains("1000 bytes", "guildhall.publish.max-upload-bytes");
                });
        assertThatThrownBy(() ->
                        uploads.files(List.of(new Uploads.Part("a", bytes(600)), new Uploads.Part("b", bytes(401)))))
                .isInstanceOf(Problem.class);
        assertThat(blobs.staged()).hasSize(before);
    }

    @Test
    void laysLooseFilesOutAsTheyWereSent() throws IOException {
        PublishRequest.Upload upload = uploads.files(
                List.of(new Uploads.Part("s/SKILL.md", bytes(3)), new Uploads.Part("s/a/b.txt", bytes(5))));
        Path top = ((PublishRequest.Upload.Folder) upload).folder();
        assertThat(Files.size(top.resolve("s/SKILL.md"))).isEqualTo(3);
        assertThat(Files.size(top.resolve("s/a/b.txt"))).isEqualTo(5);
        uploads.discard(upload);
        assertThat(blobs.staged()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "../SKILL.md",
                "a/../../b",
                "/etc/passwd",
                "C:/x",
                "c:x",
                "a\\b",
                "\\\\host\\x",
                "",
                "a//b",
                "a/",
                ".",
                "a\nb",
                "a\u0000b"
            })
    void refusesPathsThatLeaveTheFolder(String path) throws IOException {
        assertThatThrownBy(() -> uploads.files(List.of(new Uploads.Part(path, bytes(1)))))
                .isInstanceOfSatisfying(
                        Problem.class, problem -> assertThat(problem.type()).isEqualTo(PackageProblem.REFUSED));
        assertThat(blobs.staged()).isEmpty();
    }

    @Test
    void refusesAFileSentTwiceOrAlsoAsAFolder() throws IOException {
        for (List<String> paths : List.of(List.of("a", "a"), List.of("a", "a/b"), List.of("a/b", "a"))) {
            List<Uploads.Part> parts =
                    paths.stream().map(path -> new Uploads.Part(path, bytes(1))).toList();
            assertThatThrownBy(() -> uploads.files(parts))
                    .as("%s", paths)
                    .isInstanceOfSatisfying(
                            Problem.class, problem -> assertThat(problem.type()).isEqualTo(PackageProblem.REFUSED));
        }
        assertThat(blobs.staged()).isEmpty();
    }

    @Test
    void keepsADraftForItsUserAndAnHour() throws IOException {
        PublishRequest.Upload upload = uploads.archive(bytes(5), Optional.of("x.zip"));
        String draft = uploads.keep(ada, upload);
        uploads.discard(upload);
        PublishRequest.Upload.Archive kept = (PublishRequest.Upload.Archive) uploads.kept(ada, draft);
        assertThat(Files.size(kept.file())).isEqualTo(5);
        assertThat(kept.fileName()).contains("x.zip");
        unknown(ben, draft);
        unknown(ada, "guessed");
        assertThat(drafts.kept(ada.user(), draft, Instant.now().plusSeconds(3_601)))
                .isEmpty();
        assertThat(drafts.expired(Instant.now().plusSeconds(3_601))).hasSize(1);
        unknown(ada, draft);
    }

    @Test
    void forgetsADraftThatIsDiscarded() throws IOException {
        String draft = uploads.keep(ada, uploads.files(List.of(new Uploads.Part("SKILL.md", bytes(1)))));
        uploads.discard(uploads.kept(ada, draft));
        unknown(ada, draft);
        assertThat(blobs.staged()).isEmpty();
    }

    @Test
    void keepsAFewDraftsForEachUser() throws IOException {
        String first = uploads.keep(ada, uploads.archive(bytes(1), Optional.empty()));
        String bens = uploads.keep(ben, uploads.archive(bytes(1), Optional.empty()));
        for (int i = 0; i < Drafts.MOST_PER_USER; i++) {
            uploads.keep(ada, uploads.archive(bytes(1), Optional.empty()));
        }
        unknown(ada, first);
        assertThat(uploads.kept(ben, bens)).isNotNull();
        assertThat(blobs.staged()).hasSize(Drafts.MOST_PER_USER + 1);
    }

    private void unknown(Actor actor, String draft) {
        assertThatThrownBy(() -> uploads.kept(actor, draft))
                .isInstanceOfSatisfying(
                        Problem.class, problem -> assertThat(problem.type()).isEqualTo(RegistryProblem.DRAFT_UNKNOWN));
    }

    private static Actor actor() {
        UUID id = UUID.randomUUID();
        return new Actor(id, "g", UUID.randomUUID(), "u", "U", "author", Role.AUTHOR.permissions(), Optional.empty());
    }

    private static InputStream bytes(int count) {
        return new ByteArrayInputStream(new byte[count]);
    }

    private static InputStream endless() {
        return new InputStream() {
            @Override
            public int read() {
                return 'x';
            }
        };
    }
}
