package dev.guildhall.packages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.guildhall.platform.Problem;
import dev.guildhall.skill.PackageFile;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SkillArchiveTest {
    private static final ArchiveLimits SMALL = new ArchiveLimits(5, 3L << 20, 5L << 20, 100, 4, 100);

    @TempDir
    Path temp;

    private Path staging;
    private final SkillArchive archives = new SkillArchive();

    @BeforeEach
    void makeStaging() throws IOException {
        staging = Files.createDirectory(temp.resolve("staging"));
    }

    private UnpackedPackage read(byte[] archive) throws IOException {
        return archives.read(Files.write(temp.resolve("upload"), archive), staging, SMALL);
    }

    private List<String> refused(byte[] archive) {
        return codes(problem(archive));
    }

    private Problem problem(byte[] archive) {
        Problem problem = catchThrowableOfType(Problem.class, () -> read(archive));
        assertThat(problem).isNotNull();
        return problem;
    }

    private static List<String> codes(Problem problem) {
        if (!(problem.members().get("findings") instanceof List<?> findings)) {
            throw new AssertionError("no findings in " + problem.members());
        }
        return findings.stream()
                .map(Finding.class::cast)
                .filter(Finding::refuses)
                .map(Finding::code)
                .toList();
    }

    private static List<String> paths(UnpackedPackage unpacked) {
        return unpacked.list().stream().map(PackageFile::path).toList();
    }

    private static Packed.Zip zip() throws IOException {
        return new Packed.Zip().with("demo/SKILL.md", Packed.SKILL);
    }

    private static Packed.Tar tar() throws IOException {
        return new Packed.Tar().with("demo/SKILL.md", Packed.SKILL);
    }

    @Test
    void unpacksAZip() throws IOException {
        UnpackedPackage unpacked = read(zip().folder("demo/scripts/")
                .with("demo/scripts/run.sh", 0100755, "#!/bin/sh\n".getBytes(StandardCharsets.UTF_8))
                .bytes());
        assertThat(unpacked.list())
                .containsExactly(
                        new PackageFile(
                                "SKILL.md",
                                false,
                                Packed.SKILL.length(),
                                "5147db7ae55d9eab1875dbaf91cc44068bf744eaa9417c855fad4a7f4e31facd"),
                        new PackageFile(
                                "scripts/run.sh",
                                true,
                                10,
                                "a8076d3d28d21e02012b20eaf7dbf75409a6277134439025f282e368e3305abf"));
        assertThat(unpacked.folder()).contains("demo");
        assertThat(unpacked.findings()).isEmpty();
        assertThat(unpacked.open("SKILL.md")).hasContent(Packed.SKILL);
    }

    @Test
    void unpacksATarGzToTheSame() throws IOException {
        byte[] script = "#!/bin/sh\n".getBytes(StandardCharsets.UTF_8);
        UnpackedPackage fromTar = read(tar().with("./demo/scripts/run.sh", 0100755, script)
                .special("demo/scripts/", TarConstants.LF_DIR, "")
                .bytes());
        UnpackedPackage fromZip = archives.read(
                Files.write(
                        temp.resolve("zip"),
                        zip().with("demo/scripts/run.sh", 0100755, script).bytes()),
                Files.createDirectory(temp.resolve("staging2")),
                SMALL);
        assertThat(fromTar.list()).isEqualTo(fromZip.list());
        assertThat(fromTar.folder()).isEqualTo(fromZip.folder());
    }

    @Test
    void takesPermissionsThatStandThereWithoutAFileType() throws IOException {
        byte[] script = "#!/bin/sh\n".getBytes(StandardCharsets.UTF_8);
        UnpackedPackage unpacked = read(new Packed.Zip()
                .with("SKILL.md", 0644, Packed.SKILL.getBytes(StandardCharsets.UTF_8))
                .with("run.sh", 0755, script)
                .bytes());
        assertThat(unpacked.list()).extracting(PackageFile::executable).containsExactly(false, true);
    }

    @Test
    void unpacksFilesAtTheRoot() throws IOException {
        UnpackedPackage unpacked = read(new Packed.Zip()
                .with("SKILL.md", Packed.SKILL)
                .with("a/b.txt", "x")
                .bytes());
        assertThat(unpacked.folder()).isEmpty();
        assertThat(paths(unpacked)).containsExactly("SKILL.md", "a/b.txt");
    }

    @Test
    void takesAFolderAsItLies() throws IOException {
        Path folder = Files.createDirectories(temp.resolve("loose/demo"));
        Files.writeString(folder.resolve("SKILL.md"), Packed.SKILL);
        Path script = Files.writeString(folder.resolve("run.sh"), "#!/bin/sh\n");
        assertThat(script.toFile().setExecutable(true)).isTrue();
        UnpackedPackage unpacked = archives.readFolder(temp.resolve("loose"), SMALL);
        assertThat(unpacked.folder()).contains("demo");
        assertThat(unpacked.list()).extracting(PackageFile::path).containsExactly("SKILL.md", "run.sh");
        assertThat(unpacked.list()).extracting(PackageFile::executable).containsExactly(false, true);
        assertThat(unpacked.place("run.sh")).isEqualTo(script);
    }

    @Test
    void refusesLinksInFolders() throws IOException {
        Path folder = Files.createDirectories(temp.resolve("loose"));
        Files.writeString(folder.resolve("SKILL.md"), Packed.SKILL);
        Files.createSymbolicLink(folder.resolve("link.md"), folder.resolve("SKILL.md"));
        assertThat(codes(catchThrowableOfType(Problem.class, () -> archives.readFolder(folder, SMALL))))
                .containsExactly("link");
    }

    @Test
    void namesFilesInStagingByNumberAlone() throws IOException {
        read(zip().with("demo/con.txt", "x").bytes());
        try (var files = Files.list(staging)) {
            assertThat(files.map(file -> file.getFileName().toString())).containsExactlyInAnyOrder("00000", "00001");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "'', The upload is empty.",
        "hello world, The upload is not an archive.",
        "7z\u00BC\u00AFxx, This is a 7z archive.",
        "Rar!xxxx, This is a RAR archive."
    })
    void refusesWhatIsNotAnArchive(String bytes, String message) {
        Problem problem = problem(bytes.getBytes(StandardCharsets.ISO_8859_1));
        assertThat(codes(problem)).containsExactly("not-an-archive");
        assertThat(problem.detail()).isEqualTo(message + " Send a zip or a tar.gz.");
        assertThat(problem.type().status()).isEqualTo(422);
        assertThat(problem.type().slug()).isEqualTo("package-refused");
    }

    @Test
    void refusesEveryTruncationOfAZip() throws IOException {
        byte[] whole = zip().with("demo/a.txt", "hello hello hello").bytes();
        for (int length = 4; length < whole.length; length += 7) {
            assertThat(refused(Arrays.copyOf(whole, length)))
                    .describedAs("length %d", length)
                    .containsAnyOf("archive-truncated", "archive-damaged", "archive-inconsistent");
        }
    }

    @Test
    void refusesEveryTruncationOfATarGz() throws IOException {
        byte[] whole = tar().with("demo/a.txt", "hello hello hello").bytes();
        for (int length = 2; length < whole.length; length += 7) {
            assertThat(refused(Arrays.copyOf(whole, length)))
                    .describedAs("length %d", length)
                    .containsAnyOf("archive-truncated", "archive-damaged");
        }
    }

    @Test
    void randomDamageIsRefusedOrHarmlessButNeverAnotherError() throws IOException {
        Random random = new Random(7);
        for (byte[] whole : List.of(
                zip().with("demo/a.txt", "hello hello").bytes(),
                tar().with("demo/a.txt", "hello hello").bytes())) {
            for (int i = 0; i < 200; i++) {
                byte[] damaged = whole.clone();
                damaged[random.nextInt(whole.length)] = (byte) random.nextInt(256);
                try {
                    read(damaged);
                } catch (Problem problem) {
                    assertThat(codes(problem)).isNotEmpty();
                }
            }
        }
    }

    @ParameterizedTest
    @CsvSource({
        "demo/../../x, path-escapes",
        "../x, path-escapes",
        "'..\\x', path-escapes",
        "/etc/passwd, path-absolute",
        "'C:\\x', path-absolute",
        "C:x, path-absolute",
        "'\\\\host\\share\\x', path-absolute",
        "//host/share, path-absolute",
        "'demo\\x', path-backslash",
        "demo/a\u0001b, path-control-character",
        "demo/a\u202Eb, path-control-character",
        "demo/a/b/c/d, path-too-deep"
    })
    void refusesHostilePaths(String path, String code) throws IOException {
        // The zip writer turns "\" into "/"; so does the tar writer's normalisation of leading slashes, hence the swap.
        String harmless = "#".repeat(path.getBytes(StandardCharsets.UTF_8).length);
        String raw = new String(path.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
        byte[] zip = zip().with(harmless, "x").bytes();
        assertThat(refused(Packed.replaced(zip, harmless, raw, -1))).containsExactly(code);
        assertThat(refused(tar().with(path, "x").bytes())).containsExactly(code);
    }

    @Test
    void refusesNulInNames() throws IOException {
        byte[] zip = zip().with("demo/a#b", "x").bytes();
        assertThat(refused(Packed.replaced(zip, "a#b", "a\0b", -1))).containsExactly("path-control-character");
    }

    @Test
    void refusesNamesThatAreNotUtf8() throws IOException {
        byte[] zip = zip().with("demo/a#b", "x").bytes();
        assertThat(refused(Packed.replaced(zip, "a#b", "a\u00E9b", -1))).containsExactly("path-not-utf8");
    }

    @Test
    void refusesLongPaths() throws IOException {
        assertThat(refused(zip().with("demo/" + "x".repeat(96), "x").bytes())).containsExactly("path-too-long");
        assertThat(refused(tar().with("demo/" + "ä".repeat(50), "x").bytes())).containsExactly("path-too-long");
    }

    @Test
    void listsAllBadPathsAtOnce() throws IOException {
        assertThat(refused(tar().with("../a", "x")
                        .with("/b", "x")
                        .special("demo/c", TarConstants.LF_SYMLINK, "/")
                        .bytes()))
                .containsExactly("path-escapes", "path-absolute", "link");
    }

    @Test
    void refusesLinksAndDevicesInTar() throws IOException {
        assertThat(refused(tar().special("demo/a", TarConstants.LF_SYMLINK, "SKILL.md")
                        .bytes()))
                .containsExactly("link");
        assertThat(refused(tar().special("demo/a", TarConstants.LF_LINK, "demo/SKILL.md")
                        .bytes()))
                .containsExactly("link");
        for (byte flag : new byte[] {TarConstants.LF_CHR, TarConstants.LF_BLK, TarConstants.LF_FIFO}) {
            assertThat(refused(tar().special("demo/a", flag, "").bytes())).containsExactly("special-file");
        }
    }

    @Test
    void refusesLinksAndDevicesInZip() throws IOException {
        byte[] target = "SKILL.md".getBytes(StandardCharsets.UTF_8);
        assertThat(refused(zip().with("demo/a", 0120777, target).bytes())).containsExactly("link");
        assertThat(refused(zip().with("demo/a", 0020666, target).bytes())).containsExactly("special-file");
    }

    @ParameterizedTest
    @CsvSource({
        "demo/a.txt, demo/a.txt, duplicate-path",
        "demo/a.txt, demo/A.TXT, duplicate-path",
        "demo/stra\u00DFe, demo/STRASSE, duplicate-path",
        "demo/caf\u00E9, demo/cafe\u0301, duplicate-path",
        "demo/x/a, demo/X/b, duplicate-path",
        "demo/a, demo/a/b, path-conflict",
        "demo/a/b, demo/a, path-conflict"
    })
    void refusesTwoPathsThatAreOneOnSomeSystems(String one, String other, String code) throws IOException {
        assertThat(refused(zip().with(one, "x").with(other, "y").bytes())).containsExactly(code);
        assertThat(refused(tar().with(one, "x").with(other, "y").bytes())).containsExactly(code);
    }

    @ParameterizedTest
    @ValueSource(strings = {"con", "NUL.txt", "a.", "a ", "what?.md", "lpt1"})
    void warnsOfNamesThatWindowsCannotHold(String name) throws IOException {
        UnpackedPackage unpacked = read(zip().with("demo/" + name, "x").bytes());
        assertThat(unpacked.findings()).extracting(Finding::code).containsExactly("path-not-portable");
    }

    @Test
    void leavesOutJunkAndSaysSo() throws IOException {
        UnpackedPackage unpacked = read(zip().with("__MACOSX/demo/._SKILL.md", "x")
                .with("demo/.DS_Store", "x")
                .with(".git/config", "x")
                .with("demo/Thumbs.db", "x")
                .bytes());
        assertThat(paths(unpacked)).containsExactly("SKILL.md");
        assertThat(unpacked.findings())
                .extracting(Finding::message)
                .containsExactly(
                        "1 entry of `.DS_Store` left out.",
                        "1 entry of `.git` left out.",
                        "1 entry of `Thumbs.db` left out.",
                        "1 entry of `__MACOSX` left out.");
    }

    @Test
    void refusesTooManyFiles() throws IOException {
        Packed.Zip zip = zip();
        Packed.Tar tar = tar();
        for (int i = 0; i < 5; i++) {
            zip.with("demo/" + i, "x");
            tar.with("demo/" + i, "x");
        }
        for (byte[] archive : List.of(zip.bytes(), tar.bytes())) {
            Problem problem = problem(archive);
            assertThat(codes(problem)).containsExactly("too-many-files");
            assertThat(problem.type().status()).isEqualTo(413);
            assertThat(problem.type().slug()).isEqualTo("package-too-large");
        }
    }

    @Test
    void refusesLargeFilesAndLargePackages() throws IOException {
        byte[] noise = new byte[(3 << 20) + 1];
        new Random(1).nextBytes(noise);
        byte[] most = Arrays.copyOf(noise, 2 << 20);
        assertThat(refused(zip().with("demo/a", 0100644, noise).bytes())).containsExactly("file-too-large");
        assertThat(refused(tar().with("demo/a", 0100644, noise).bytes())).containsExactly("file-too-large");
        assertThat(refused(zip().with("demo/a", 0100644, most)
                        .with("demo/b", 0100644, most)
                        .with("demo/c", 0100644, most)
                        .bytes()))
                .containsExactly("package-too-large");
    }

    @Test
    void refusesBombsWhileTheyInflate() throws IOException {
        byte[] zeros = new byte[3 << 20];
        assertThat(refused(zip().with("demo/a", 0100644, zeros).bytes())).containsExactly("compression-ratio");
        assertThat(refused(tar().with("demo/a", 0100644, zeros).bytes())).containsExactly("compression-ratio");
        assertThat(Files.size(staging.resolve("00001"))).isLessThan(2L << 20);
    }

    @Test
    void acceptsTextThatPacksWellBelowOneMebibyte() throws IOException {
        assertThat(paths(read(zip().with("demo/a", 0100644, new byte[1 << 20]).bytes())))
                .hasSize(2);
    }

    @Test
    void refusesABombOfJunkAndOfHeaders() throws IOException {
        byte[] zeros = new byte[4 << 20];
        assertThat(refused(tar().with("demo/.DS_Store", 0100644, zeros).bytes()))
                .containsExactly("compression-ratio");
        Packed.Tar folders = tar();
        for (int i = 0; i < 3_000; i++) {
            folders.special("demo/", TarConstants.LF_DIR, "");
        }
        assertThat(refused(folders.bytes())).containsExactly("too-many-files");
    }

    @Test
    void refusesASecondNameInTheLocalHeader() throws IOException {
        byte[] zip = zip().with("demo/good.txt", "x").bytes();
        assertThat(refused(Packed.replaced(zip, "demo/good.txt", "demo/evil.txt", 0)))
                .containsExactly("archive-inconsistent");
        assertThat(refused(Packed.replaced(zip, "demo/good.txt", "demo/evil.txt", 1)))
                .containsExactly("archive-inconsistent");
    }

    @Test
    void refusesBytesThatNoEntryOwns() throws IOException {
        byte[] zip = zip().bytes();
        byte[] prefixed = new byte[zip.length + 10];
        System.arraycopy(zip, 0, prefixed, 10, zip.length);
        prefixed[0] = 'P';
        prefixed[1] = 'K';
        prefixed[2] = 3;
        prefixed[3] = 4;
        assertThat(refused(prefixed)).containsExactly("archive-inconsistent");
        assertThat(refused(Arrays.copyOf(zip, zip.length + 5))).containsExactly("archive-truncated");
    }

    @Test
    void refusesAnEntryThatOnlyTheStreamHas() throws IOException {
        byte[] one = zip().bytes();
        byte[] two = zip().with("demo/hidden.sh", "x").bytes();
        // The central directory of the small archive behind the entries of the large one.
        int directoryOne = indexOf(one, 0x02014b50);
        int directoryTwo = indexOf(two, 0x02014b50);
        byte[] mixed = Arrays.copyOf(two, directoryTwo + one.length - directoryOne);
        System.arraycopy(one, directoryOne, mixed, directoryTwo, one.length - directoryOne);
        int offsetField = mixed.length - 22 + 16;
        mixed[offsetField] = (byte) directoryTwo;
        mixed[offsetField + 1] = (byte) (directoryTwo >> 8);
        assertThat(refused(mixed)).containsExactly("archive-inconsistent");
    }

    @Test
    void refusesEncryptedEntriesAndOtherMethods() throws IOException {
        byte[] zip = zip().bytes();
        byte[] encrypted = zip.clone();
        int central = indexOf(zip, 0x02014b50);
        encrypted[6] |= 1;
        encrypted[central + 8] |= 1;
        assertThat(refused(encrypted)).containsExactly("archive-encrypted");
        byte[] bzip2 = zip.clone();
        bzip2[8] = 12;
        bzip2[central + 10] = 12;
        assertThat(refused(bzip2)).containsExactly("archive-method");
    }

    @Test
    void refusesOneVolumeOfSeveral() throws IOException {
        byte[] zip = zip().bytes();
        zip[zip.length - 22 + 4] = 1;
        assertThat(refused(zip)).containsExactly("archive-multi-volume");
    }

    @Test
    void refusesWrongChecksums() throws IOException {
        byte[] zip = zip().bytes();
        int central = indexOf(zip, 0x02014b50);
        zip[14] ^= 1;
        zip[central + 16] ^= 1;
        assertThat(refused(zip)).containsExactly("archive-damaged");
        byte[] tar = tar().bytes();
        tar[tar.length - 8] ^= 1;
        assertThat(refused(tar)).containsExactly("archive-damaged");
    }

    @Test
    void refusesEmptyArchives() throws IOException {
        assertThat(refused(new Packed.Zip().bytes())).containsExactly("archive-empty");
        assertThat(refused(new Packed.Tar().bytes())).containsExactly("archive-empty");
        assertThat(refused(new Packed.Zip().folder("demo/").bytes())).containsExactly("archive-empty");
    }

    @Test
    void saysWhatWasFoundWhereNoSkillIs() throws IOException {
        Problem problem = problem(new Packed.Zip().with("demo/README.md", "x").bytes());
        assertThat(codes(problem)).containsExactly("no-skill-md");
        assertThat(problem.detail()).startsWith("There is no SKILL.md; found `demo/README.md`.");
    }

    @Test
    void refusesSeveralSkillsAndPointsToTheImport() throws IOException {
        Problem problem = problem(zip().with("other/SKILL.md", "x").bytes());
        assertThat(codes(problem)).containsExactly("several-skills");
        assertThat(problem.detail())
                .isEqualTo("This holds 2 skills: `demo/SKILL.md`, `other/SKILL.md`. "
                        + "Send one skill, or import them all with POST /api/v1/imports.");
    }

    @Test
    void refusesSkillsThatLieTooDeepOrBesideOtherFiles() throws IOException {
        assertThat(refused(new Packed.Zip()
                        .with("repo/demo/SKILL.md", Packed.SKILL)
                        .bytes()))
                .containsExactly("skill-md-too-deep");
        assertThat(refused(zip().with("README.md", "x").bytes())).containsExactly("stray-files");
    }

    @Test
    void keepsASkillInsideASkillWithAWarning() throws IOException {
        UnpackedPackage unpacked = read(zip().with("demo/inner/SKILL.md", "x").bytes());
        assertThat(unpacked.findings())
                .extracting(Finding::code, Finding::file)
                .containsExactly(org.assertj.core.api.Assertions.tuple("nested-skill", Optional.of("inner/SKILL.md")));
        assertThat(paths(unpacked)).containsExactly("SKILL.md", "inner/SKILL.md");
    }

    @Test
    void archivesInsideArchivesAreJustFiles() throws IOException {
        byte[] inner = zip().bytes();
        assertThat(paths(read(zip().with("demo/inner.zip", 0100644, inner).bytes())))
                .contains("inner.zip");
    }

    @Test
    void acceptsStreamedZipsWithRecordsBehindTheData() throws IOException {
        var out = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(out)) {
            zip.setLevel(Deflater.BEST_COMPRESSION);
            zip.putNextEntry(new ZipEntry("SKILL.md"));
            zip.write(Packed.SKILL.getBytes(StandardCharsets.UTF_8));
            zip.closeEntry();
            zip.putNextEntry(new ZipEntry("ä/b"));
            zip.closeEntry();
        }
        assertThat(paths(read(out.toByteArray()))).containsExactly("SKILL.md", "ä/b");
    }

    private static int indexOf(byte[] bytes, int signature) {
        for (int at = 0; at + 4 <= bytes.length; at++) {
            int value = (bytes[at] & 0xFF)
                    | (bytes[at + 1] & 0xFF) << 8
                    | (bytes[at + 2] & 0xFF) << 16
                    | (bytes[at + 3] & 0xFF) << 24;
            if (value == signature) {
                return at;
            }
        }
        throw new IllegalArgumentException("no such signature");
    }
}
