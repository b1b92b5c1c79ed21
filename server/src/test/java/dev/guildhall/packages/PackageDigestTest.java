package dev.guildhall.packages;

import static org.assertj.core.api.Assertions.assertThat;

import dev.guildhall.skill.PackageFile;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.TimeZone;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PackageDigestTest {
    @TempDir
    Path temp;

    private static GivenFiles files() {
        return GivenFiles.skill("---\nname: a\ndescription: b\n---\nBody\n")
                .with("with space/ä \uFF5E.txt", "tilde")
                .with("with space/😀.txt", "emoji")
                .with("Zed", "")
                .executable("scripts/run.sh", "#!/bin/sh\n");
    }

    private static byte[] zip(PackageFiles files) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        CanonicalZip.write(out, "a", files);
        return out.toByteArray();
    }

    @Test
    void isSha256OverSortedLinesOfModeDigestAndPath() {
        String sha = "0".repeat(64);
        List<PackageFile> files = List.of(
                new PackageFile("b", true, 1, sha),
                new PackageFile("a/\uFF5E", false, 1, sha),
                new PackageFile("a/😀", false, 1, sha));
        String lines = "100644 " + sha + " a/\uFF5E\n100644 " + sha + " a/😀\n100755 " + sha + " b\n";
        assertThat(PackageDigest.of(files))
                .isEqualTo(HexFormat.of()
                        .formatHex(PackageDigest.sha256().digest(lines.getBytes(StandardCharsets.UTF_8))));
    }

    @Test
    void theShellLineOfTheDocumentationGivesTheSame() throws Exception {
        String doc = Files.readString(Path.of("..", "docs", "skill-package.md"));
        int start = doc.indexOf("find . -type f");
        String line = doc.substring(start, doc.indexOf("\n```", start));
        Path folder = temp.resolve("unpacked");
        for (PackageFile file : files().list()) {
            Path place = folder.resolve(file.path());
            Files.createDirectories(place.getParent());
            try (var in = files().open(file.path())) {
                Files.copy(in, place);
            }
            assertThat(place.toFile().setExecutable(file.executable())).isTrue();
        }
        ProcessBuilder builder = new ProcessBuilder("sh", "-c", line);
        Process shell =
                builder.directory(folder.toFile()).redirectErrorStream(true).start();
        String output = new String(shell.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(shell.waitFor()).describedAs(output).isZero();
        assertThat(output).startsWith(PackageDigest.of(files().list()));
    }

    @Test
    void theZipDependsOnThePackageAlone() throws IOException {
        byte[] first = zip(files());
        TimeZone before = TimeZone.getDefault();
        try {
            for (String zone : List.of("UTC", "Asia/Kathmandu", "Pacific/Honolulu", "Europe/Berlin")) {
                TimeZone.setDefault(TimeZone.getTimeZone(zone));
                assertThat(zip(files())).describedAs(zone).isEqualTo(first);
            }
        } finally {
            TimeZone.setDefault(before);
        }
    }

    @Test
    void theZipUnpacksToTheSamePackage() throws IOException {
        Path archive = Files.write(temp.resolve("a.zip"), zip(files()));
        UnpackedPackage unpacked =
                new SkillArchive().read(archive, Files.createDirectory(temp.resolve("staging")), ArchiveLimits.DEFAULT);
        assertThat(unpacked.list()).isEqualTo(files().list());
        assertThat(unpacked.folder()).isEqualTo(Optional.of("a"));
        assertThat(PackageDigest.of(unpacked.list())).isEqualTo(PackageDigest.of(files().list()));
    }
}
