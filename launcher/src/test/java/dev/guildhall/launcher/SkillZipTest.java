package dev.guildhall.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SkillZipTest {
    @TempDir
    Path folder;

    private Path skill = Path.of("");
    private Path zip = Path.of("");

    @BeforeEach
    void layOut() throws IOException {
        skill = Files.createDirectories(folder.resolve("pdf-tools"));
        zip = folder.resolve("out.zip");
        Files.writeString(skill.resolve("SKILL.md"), "---\nname: pdf-tools\n---\n");
        Path script = Files.createDirectories(skill.resolve("scripts")).resolve("run.sh");
        Files.writeString(script, "echo\n");
        Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    @Test
    void keepsNamesUnderOneTopFolderAndTheExecutableBit() throws IOException {
        assertThat(SkillZip.write(skill, zip)).isEmpty();
        assertThat(entries()).containsExactly("pdf-tools/SKILL.md 100644", "pdf-tools/scripts/run.sh 100755");
    }

    @Test
    void leavesOutWhatIsNoPartOfASkill() throws IOException {
        Files.createDirectories(skill.resolve(".git/objects"));
        Files.writeString(skill.resolve(".git/config"), "x");
        Files.writeString(skill.resolve("scripts/.DS_Store"), "x");
        Files.writeString(skill.resolve(".env"), "TOKEN=x");
        assertThat(SkillZip.write(skill, zip))
                .containsExactlyInAnyOrder(Path.of(".git"), Path.of("scripts/.DS_Store"), Path.of(".env"));
        assertThat(entries()).containsExactly("pdf-tools/SKILL.md 100644", "pdf-tools/scripts/run.sh 100755");
    }

    @Test
    void givesTheSameBytesForTheSameFiles() throws IOException {
        SkillZip.write(skill, zip);
        byte[] first = Files.readAllBytes(zip);
        Files.setLastModifiedTime(skill.resolve("SKILL.md"), FileTime.fromMillis(1));
        SkillZip.write(skill, zip);
        assertThat(Files.readAllBytes(zip)).isEqualTo(first);
    }

    @Test
    void refusesLinksAndFoldersThatAreNoSkill() throws IOException {
        Files.createSymbolicLink(skill.resolve("link"), Path.of("/etc/passwd"));
        assertThatThrownBy(() -> SkillZip.write(skill, zip))
                .isInstanceOf(LauncherProblem.class)
                .hasMessageContaining("link is a symbolic link");
        assertThatThrownBy(() -> SkillZip.write(folder, zip))
                .isInstanceOf(LauncherProblem.class)
                .hasMessageContaining("SKILL.md");
    }

    private List<String> entries() throws IOException {
        List<String> names = new ArrayList<>();
        try (ZipFile file = ZipFile.builder().setPath(zip).get()) {
            for (ZipArchiveEntry entry : Collections.list(file.getEntries())) {
                names.add(entry.getName() + " " + Integer.toOctalString(entry.getUnixMode()));
            }
        }
        return names;
    }
}
