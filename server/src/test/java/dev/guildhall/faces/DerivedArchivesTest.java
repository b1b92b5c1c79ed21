package dev.guildhall.faces;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.guildhall.platform.Actor;
import dev.guildhall.platform.PageRequest;
import dev.guildhall.platform.Problem;
import dev.guildhall.registry.Guild;
import dev.guildhall.registry.Release;
import dev.guildhall.registry.ReleaseQuery;
import dev.guildhall.registry.Releases;
import dev.guildhall.wired.Wired;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DerivedArchivesTest {
    private final Releases releases = Wired.bean(Releases.class);
    private final Guild guild = new Guild();
    private final Actor author = guild.authorOf("mill");

    @Test
    void goesOnWhereTheTimeWasUp() {
        List<Release> wanted = three();
        DerivedArchives hurried = archives(Duration.ZERO);
        for (int ready = 1; ready < wanted.size(); ready++) {
            String said = "%d of 3".formatted(ready);
            assertThatThrownBy(() -> hurried.digests(author, ArchiveForm.SKILL, wanted))
                    .isInstanceOfSatisfying(Problem.class, problem -> {
                        assertThat(problem.type()).isEqualTo(FacesProblem.BEING_PREPARED);
                        assertThat(problem.detail()).startsWith(said);
                        assertThat(problem.members()).containsEntry("retryAfter", 1);
                    });
            assertThat(kept()).isEqualTo(ready);
        }
        assertThat(hurried.digests(author, ArchiveForm.SKILL, wanted)).hasSize(3);
    }

    @Test
    void keepsOfEachLayoutWhatItsBytesHashTo() throws IOException {
        Release release = three().getFirst();
        DerivedArchives archives = archives(Duration.ofMinutes(1));
        for (ArchiveForm form : ArchiveForm.values()) {
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            archives.write(author, form, release, out);
            ArchiveDigests expected = new ArchiveDigests(
                    out.size(),
                    FaceWorld.hex("SHA-1", out.toByteArray()),
                    FaceWorld.hex("SHA-256", out.toByteArray()),
                    FaceWorld.hex("SHA-512", out.toByteArray()));
            assertThat(archives.digests(author, form, release)).isEqualTo(expected);
            assertThat(archives.digests(author, form, release)).isEqualTo(expected);
        }
        assertThat(kept()).isEqualTo(ArchiveForm.values().length);
    }

    private List<Release> three() {
        for (String name : List.of("a-one", "b-two", "c-three")) {
            FaceWorld.publish(author, "mill", name, "1.0.0", Map.of("more.md", name));
        }
        return releases.latest(author, ReleaseQuery.all(), PageRequest.first(10), 10);
    }

    private long kept() {
        return Guild.count("select count(*) from face_archive where organisation_id = ?", guild.id);
    }

    private DerivedArchives archives(Duration limit) {
        return new DerivedArchives(
                releases, Wired.bean(ArchiveDigestStore.class), Wired.bean(ArchiveDigestKeeping.class), limit);
    }
}
