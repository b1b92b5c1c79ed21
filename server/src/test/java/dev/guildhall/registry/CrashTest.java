package dev.guildhall.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.guildhall.identity.Owners;
import dev.guildhall.packages.SkillArchive;
import dev.guildhall.platform.Actor;
import dev.guildhall.platform.Ids;
import dev.guildhall.platform.PlatformSettings;
import dev.guildhall.platform.Problem;
import dev.guildhall.wired.TestDatabase;
import dev.guildhall.wired.Wired;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a full disk and a process that dies leave behind. */
class CrashTest {
    @TempDir
    private Path folder;

    private ScratchBlobs blobs;
    private OrphanSweep sweep;
    private final UploadsUnderWay underWay = new UploadsUnderWay();
    private final PendingBlobs pending = Wired.bean(PendingBlobs.class);
    private final VersionStorage storage = Wired.bean(VersionStorage.class);
    private final Guild guild = new Guild();
    private final Actor author = guild.authorOf("mill");

    @BeforeEach
    void ownBlobs() throws IOException {
        blobs = new ScratchBlobs(folder);
        sweep = new OrphanSweep(
                TestDatabase.shared().dataSource(), blobs, underWay, Wired.bean(PlatformSettings.class));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2})
    void leavesNothingWhenTheDiskIsFull(int puts) throws Exception {
        blobs.fullAfter(puts);
        byte[] zip = Guild.skill(
                "grind",
                "Grinds.",
                "full disk " + guild.id,
                Map.of("a.txt", "a of " + guild.id, "b.txt", guild.id.toString()));

        assertThatThrownBy(() -> publish(zip, "1.0.0"))
                .isInstanceOf(IOException.class)
                .hasMessage("No space left on device");

        assertNothingLeft();
        blobs.fullAfter(100);
        assertThat(publish(zip, "1.0.0").created()).isTrue();
    }

    @Test
    void keepsBlobsThatAnotherVersionNeedsWhenAnUploadFails() throws Exception {
        byte[] first = Guild.skill("grind", "Grinds.", "one", Map.of("shared.txt", "shared"));
        publish(first, "1.0.0");
        Set<String> kept = blobs.all();
        blobs.fullAfter(2);

        assertThatThrownBy(
                        () -> publish(Guild.skill("grind", "Grinds.", "two", Map.of("shared.txt", "shared")), "1.1.0"))
                .isInstanceOf(IOException.class);

        assertThat(blobs.all()).isEqualTo(kept);
        assertThat(guild.versions()).isOne();
    }

    @Test
    void leavesNothingWhenTheProcessDiesBeforeTheVersionIsStored() throws Exception {
        died(List.of("a".repeat(64), "b".repeat(64)), List.of("a".repeat(64)));

        assertThat(sweep.afterRestart()).isOne();

        assertNothingLeft();
    }

    @Test
    void keepsWhatAnUploadUnderWayIsAboutToUse() throws Exception {
        String digest = "c".repeat(64);
        died(List.of(digest), List.of(digest));
        UUID running = Ids.next();
        pending.note(running, List.of(digest));
        underWay.begin(running);

        assertThat(sweep.afterRestart()).isZero();
        assertThat(blobs.has(digest)).isTrue();

        underWay.end(running);
        assertThat(sweep.discard(running)).isOne();
        assertNothingLeft();
    }

    @Test
    void sweepsOtherNodesOnlyAfterAnHour() throws Exception {
        String digest = "d".repeat(64);
        UUID upload = died(List.of(digest), List.of(digest));
        Guild.execute("update pending_blob set node = 'another' where upload_id = ?", upload);

        assertThat(sweep.afterRestart()).isZero();
        assertThat(sweep.stale()).isZero();
        Guild.execute("update pending_blob set created_at = now() - interval '61 minutes' where upload_id = ?", upload);
        assertThat(sweep.stale()).isOne();
        assertNothingLeft();
    }

    @Test
    void storesNothingWhenTheSweepWasFaster() throws Exception {
        byte[] zip = Guild.skill("grind", "overtaken");
        ScratchBlobs overtaken = new ScratchBlobs(folder) {
            @Override
            public void put(String digest, Path file) throws IOException {
                super.put(digest, file);
                Guild.execute("delete from pending_blob where digest = ?", digest);
            }
        };
        assertThatThrownBy(() -> publishing(overtaken).publish(author, request(overtaken, zip, "1.0.0")))
                .isInstanceOfSatisfying(
                        Problem.class,
                        problem -> assertThat(problem.type()).isEqualTo(RegistryProblem.UPLOAD_OVERTAKEN));
        assertThat(guild.versions()).isZero();
        assertThat(guild.skills()).isZero();
    }

    @Test
    void storesNothingWhenACheckCannotRun() throws Exception {
        for (PublishChecks.Check check : List.<PublishChecks.Check>of(
                (files, expired) -> {
                    throw new IllegalStateException("a bug");
                },
                (files, expired) -> {
                    while (!expired.getAsBoolean()) {
                        Thread.onSpinWait();
                    }
                    throw new InterruptedIOException("late");
                },
                (files, expired) -> {
                    try {
                        Thread.sleep(60_000);
                    } catch (InterruptedException e) {
                        throw new IOException(e);
                    }
                    throw new IllegalStateException("was not stopped");
                })) {
            PublishChecks checks = new PublishChecks(check, Duration.ofMillis(300));
            PublishRequest request = request(blobs, Guild.skill("grind", "checked"), "1.0.0");
            assertThatThrownBy(() -> publishing(blobs, checks).publish(author, request))
                    .isInstanceOfSatisfying(
                            Problem.class,
                            problem -> assertThat(problem.type()).isEqualTo(RegistryProblem.CHECK_COULD_NOT_RUN));
            uploads(blobs).discard(request.upload());
            assertNothingLeft();
        }
    }

    @Test
    void handsOutAnUploadForAnotherTryAfterAFailure() throws Exception {
        Path loose = Files.createDirectories(folder.resolve("loose/upload/grind"));
        Files.writeString(loose.resolve("SKILL.md"), "---\nname: grind\ndescription: Grinds.\n---\nBody.\n");
        PublishRequest request = new PublishRequest(
                new PublishRequest.Upload.Folder(folder.resolve("loose/upload")),
                Optional.of("mill"),
                Optional.of("1.0.0"),
                Optional.empty(),
                false);
        blobs.fullAfter(1);
        assertThatThrownBy(() -> publishing(blobs).publish(author, request)).isInstanceOf(IOException.class);
        blobs.fullAfter(100);
        assertThat(publishing(blobs).publish(author, request).created()).isTrue();
    }

    /** Notes as an upload writes them, some of its blobs, and then nothing more. */
    private UUID died(List<String> noted, List<String> put) throws IOException {
        UUID upload = Ids.next();
        pending.note(upload, noted);
        for (String digest : put) {
            blobs.put(digest, Files.createTempFile(folder, "blob", ""));
        }
        return upload;
    }

    private void assertNothingLeft() throws IOException {
        assertThat(blobs.all()).isEmpty();
        assertThat(blobs.staged()).isEmpty();
        assertThat(guild.versions()).isZero();
        assertThat(guild.skills()).isZero();
        assertThat(Guild.count("select count(*) from pending_blob")).isZero();
    }

    private Publishing.Outcome publish(byte[] zip, String version) throws IOException {
        PublishRequest request = request(blobs, zip, version);
        try {
            return publishing(blobs).publish(author, request);
        } finally {
            uploads(blobs).discard(request.upload());
        }
    }

    private PublishRequest request(ScratchBlobs in, byte[] zip, String version) throws IOException {
        PublishRequest.Upload upload = uploads(in).archive(new ByteArrayInputStream(zip), Optional.empty());
        return new PublishRequest(upload, Optional.of("mill"), Optional.of(version), Optional.empty(), false);
    }

    private Uploads uploads(ScratchBlobs in) {
        return new Uploads(in, new Drafts(), Wired.bean(PublishSettings.class));
    }

    private Publishing publishing(ScratchBlobs in) {
        return publishing(in, Wired.bean(PublishChecks.class));
    }

    private Publishing publishing(ScratchBlobs in, PublishChecks checks) {
        OrphanSweep cleaning =
                new OrphanSweep(TestDatabase.shared().dataSource(), in, underWay, Wired.bean(PlatformSettings.class));
        return new Publishing(
                new Unpacking(Wired.bean(SkillArchive.class), in, Wired.bean(PublishSettings.class)),
                checks,
                Wired.bean(Owners.class),
                Wired.bean(NameChecks.class),
                Wired.bean(Dependencies.class),
                Wired.bean(HarnessFits.class),
                storage,
                new BlobStorage(in, pending, underWay, storage, cleaning),
                Wired.bean(VersionSigning.class),
                Wired.bean(DryRun.class));
    }
}
