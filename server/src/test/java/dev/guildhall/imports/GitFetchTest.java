package dev.guildhall.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.guildhall.packages.ArchiveLimits;
import dev.guildhall.packages.FoundSkills;
import dev.guildhall.packages.SkillArchive;
import dev.guildhall.packages.SourcePlace;
import dev.guildhall.platform.Outbound;
import dev.guildhall.platform.OutboundSettings;
import dev.guildhall.platform.PlatformProblem;
import dev.guildhall.platform.Problem;
import dev.guildhall.platform.ProblemType;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Repositories fetched from a git server of the test, and servers that do not do as they should. */
class GitFetchTest {
    @TempDir
    private Path folder;

    private GitServer server;
    private ObjectId first;
    private int fetches;

    @BeforeEach
    void aRepository() throws IOException {
        server = new GitServer(folder);
        Map<String, GitServer.Entry> files = new LinkedHashMap<>();
        files.put("skills/grind/SKILL.md", file("---\nname: grind\ndescription: Grinds.\n---\nGrind it.\n"));
        files.put("skills/grind/run.sh", new GitServer.Entry(bytes("#!/bin/sh\n"), FileMode.EXECUTABLE_FILE));
        files.put("skills/grind/link.md", new GitServer.Entry(bytes("SKILL.md"), FileMode.SYMLINK));
        files.put("vendor/other", new GitServer.Entry(new byte[0], FileMode.GITLINK));
        first = server.commit("main", files);
        server.head("main");
        files.put("skills/sift/SKILL.md", file("---\nname: sift\ndescription: Sifts.\n---\nSift it.\n"));
        server.commit("next", files);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void readsTheDefaultBranchWithModesAndLinksAndWithoutSubmodules() throws Exception {
        ImportTree fetched = fetch("/mill.git", Optional.empty());

        assertThat(fetched.source())
                .contains(new SourcePlace(server.address("/mill.git"), Optional.of(first.name()), ""));
        assertThat(fetched.tree().files().keySet()).containsExactly("skills/grind/SKILL.md", "skills/grind/run.sh");
        assertThat(Objects.requireNonNull(fetched.tree().files().get("skills/grind/run.sh"))
                        .executable())
                .isTrue();
        assertThat(FoundSkills.in(fetched.tree()).skills()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"next", "refs/heads/next"})
    void readsABranchByItsName(String ref) throws Exception {
        assertThat(FoundSkills.in(fetch("/mill.git", Optional.of(ref)).tree()).skills())
                .extracting(skill -> skill.path())
                .containsExactly("skills/grind", "skills/sift");
    }

    @Test
    void readsACommitThatABranchPointsAt() throws Exception {
        assertThat(fetch("/mill.git", Optional.of(first.name()))
                        .source()
                        .orElseThrow()
                        .commit())
                .contains(first.name());
    }

    @Test
    void saysWhenThereIsNoSuchRef() {
        refused("/mill.git", Optional.of("nothing"), ImportProblem.REF_UNKNOWN);
        refused("/mill.git", Optional.of("0".repeat(39) + "1"), ImportProblem.REF_UNKNOWN);
    }

    @Test
    void saysWhenThereIsNoRepository() {
        refused("/absent.git", Optional.empty(), ImportProblem.SOURCE_REFUSED);
    }

    @Test
    void saysWhenSomebodyWouldHaveToSignIn() {
        refused("/private.git", Optional.empty(), ImportProblem.SOURCE_PRIVATE);
    }

    @Test
    void doesNotFollowToAnotherAddress() {
        refused("/moved.git", Optional.empty(), ImportProblem.SOURCE_REFUSED);
    }

    @Test
    void saysWhenARepositoryIsTooLarge() {
        GitFetch small = git(new ImportSettings(1 << 20, 100, 100, 10, 1, 30), "127.0.0.1:" + server.port());
        assertThatThrownBy(() -> fetch(small, "/mill.git", Optional.empty()))
                .isInstanceOfSatisfying(
                        Problem.class, problem -> assertThat(problem.type()).isEqualTo(ImportProblem.SOURCE_TOO_LARGE));
    }

    @Test
    void takesNoObjectThatInflatesPastTheLimit() throws IOException {
        server.commit("main", Map.of("big.bin", new GitServer.Entry(new byte[2 << 20], FileMode.REGULAR_FILE)));
        GitFetch small = git(new ImportSettings(1 << 20, 100, 1 << 20, 10, 1, 30), "127.0.0.1:" + server.port());
        assertThatThrownBy(() -> fetch(small, "/mill.git", Optional.empty()))
                .isInstanceOfSatisfying(
                        Problem.class, problem -> assertThat(problem.type()).isEqualTo(ImportProblem.SOURCE_TOO_LARGE));
    }

    @Test
    void unpacksNoAnswerOfTheServer() {
        refused("/packed.git", Optional.empty(), ImportProblem.SOURCE_UNREACHABLE);
    }

    @Test
    void refusesALinkThatIsLongerThanAnyPath() throws Exception {
        server.commit("main", Map.of("l", new GitServer.Entry(bytes("x".repeat(5_000)), FileMode.SYMLINK)));
        assertThat(fetch("/mill.git", Optional.empty()).tree().troubles()).hasSize(1);
    }

    @Test
    void reachesNoPrivateHostThatTheOperatorDidNotName() {
        GitFetch strict = git(settings(), "");
        assertThatThrownBy(() -> fetch(strict, "/mill.git", Optional.empty()))
                .isInstanceOfSatisfying(
                        Problem.class,
                        problem -> assertThat(problem.type()).isEqualTo(PlatformProblem.OUTBOUND_REFUSED));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "git@github.com:acme/mill.git",
                "ssh://git@github.com/acme/mill",
                "https://user:secret@github.com/acme/mill",
                "file:///etc",
                "/etc/passwd",
                "ext::sh -c id",
                "--upload-pack=id"
            })
    void takesNoOtherAddress(String source) {
        GitAddress addresses = new GitAddress(new Outbound(new OutboundSettings("")));
        assertThatThrownBy(() -> addresses.checked(source))
                .isInstanceOf(Problem.class)
                .hasMessageNotContaining("secret");
    }

    @ParameterizedTest
    @ValueSource(strings = {"-x", "a..b", "a b", "a@{1}", "a\nb"})
    void takesNoStrangeRef(String ref) {
        assertThatThrownBy(() -> GitAddress.ref(ref)).isInstanceOf(Problem.class);
    }

    private void refused(String path, Optional<String> ref, ProblemType type) {
        assertThatThrownBy(() -> fetch(path, ref))
                .isInstanceOfSatisfying(
                        Problem.class, problem -> assertThat(problem.type()).isEqualTo(type));
    }

    private ImportTree fetch(String path, Optional<String> ref) throws IOException {
        return fetch(git(settings(), "127.0.0.1:" + server.port()), path, ref);
    }

    private ImportTree fetch(GitFetch git, String path, Optional<String> ref) throws IOException {
        Path objects = Files.createDirectory(folder.resolve("objects" + fetches));
        Path staging = Files.createDirectory(folder.resolve("files" + fetches++));
        return git.fetch(
                server.address(path), ref, objects, new SkillArchive().newTree(staging, ArchiveLimits.DEFAULT));
    }

    private static ImportSettings settings() {
        return new ImportSettings(1 << 20, 100, 10 << 20, 10, 1, 30);
    }

    private static GitFetch git(ImportSettings settings, String privateHosts) {
        return new GitFetch(new Outbound(new OutboundSettings(privateHosts)), settings);
    }

    private static GitServer.Entry file(String text) {
        return new GitServer.Entry(bytes(text), FileMode.REGULAR_FILE);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
