package dev.guildhall.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.guildhall.identity.Role;
import dev.guildhall.packages.PackageProblem;
import dev.guildhall.platform.Actor;
import dev.guildhall.platform.PlatformProblem;
import dev.guildhall.platform.Problem;
import dev.guildhall.platform.ProblemType;
import dev.guildhall.wired.Wired;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class PublishingTest {
    private final Publishing publishing = Wired.bean(Publishing.class);
    private final Catalog catalog = Wired.bean(Catalog.class);
    private final Guild guild = new Guild();
    private final Actor author = guild.authorOf("mill");

    @Test
    void storesAVersionThatReadsBackAsItWasSent() throws IOException {
        byte[] zip =
                Guild.skill("grind", "Grinds grain into flour.", "Turn the wheel.", Map.of("notes/a.txt", "stone"));

        Publishing.Outcome outcome = Guild.publish(author, zip, "mill", "1.0.0");

        assertThat(outcome.created()).isTrue();
        assertThat(outcome.version().channels()).containsExactly("latest");
        assertThat(outcome.version().state()).isEqualTo("live");
        assertThat(outcome.version().digest()).matches("sha256:[0-9a-f]{64}");
        assertThat(outcome.version().fits().keySet())
                .containsExactly(
                        "inline",
                        "claude-code",
                        "opencode",
                        "codex",
                        "gemini-cli",
                        "copilot",
                        "cursor",
                        "openclaw",
                        "pi",
                        "deepagents",
                        "claude-managed-agents");
        VersionDetail detail = catalog.version(author, "mill", "grind", "latest");
        assertThat(detail.row().version()).isEqualTo("1.0.0");
        assertThat(detail.files()).isEqualTo(outcome.files());
        assertThat(detail.manifest().description()).isEqualTo("Grinds grain into flour.");
        StoredFile note = catalog.file(author, "mill", "grind", "1.0.0", "notes/a.txt");
        assertThat(note.opener().open()).hasContent("stone");
        assertThat(names(catalog.archive(author, "mill", "grind", "1.0.0")))
                .containsExactly("grind/SKILL.md", "grind/notes/a.txt");
        assertThat(Guild.count(
                        "select count(*) from audit_entry where organisation_id = ? and action = 'skill.published' and target = '@mill/grind@1.0.0'",
                        guild.id))
                .isOne();
        assertThat(Guild.count("select count(*) from pending_blob")).isZero();
    }

    @Test
    void answersTheSameBytesTheSameWay() throws IOException {
        byte[] first = Guild.skill("grind", "first");
        PublishedVersion answered =
                Guild.publish(author, first, "mill", "1.0.0").version();
        Guild.publish(author, Guild.skill("grind", "second"), "mill", "1.1.0");

        Publishing.Outcome again = Guild.publish(author, first, "mill", "1.0.0");

        assertThat(again.created()).isFalse();
        assertThat(again.version()).isEqualTo(answered);
        assertThat(guild.versions()).isEqualTo(2);
    }

    @Test
    void refusesOtherBytesUnderAPublishedVersion() throws IOException {
        Publishing.Outcome first = Guild.publish(author, Guild.skill("grind", "first"), "mill", "1.0.0");
        assertThatThrownBy(() -> Guild.publish(author, Guild.skill("grind", "other"), "mill", "1.0.0"))
                .isInstanceOfSatisfying(Problem.class, problem -> {
                    assertThat(problem.type()).isEqualTo(RegistryProblem.VERSION_EXISTS);
                    assertThat(problem.members())
                            .containsEntry("published", first.version().digest());
                    assertThat(problem.detail()).contains(first.version().digest());
                });
        assertThat(guild.versions()).isOne();
    }

    @Test
    void refusesWhatTheCallAndThePackageDisagreeAbout() {
        byte[] zip = Guild.skill(
                "grind",
                "Grinds.",
                "body",
                Map.of("skill.yaml", "schema: guildhall/v1\npackage: \"@mill/grind\"\nversion: 1.0.0\n"));
        refused(RegistryProblem.DISAGREEMENT, () -> Guild.publish(author, zip, "mill", "1.0.1"));
        refused(RegistryProblem.DISAGREEMENT, () -> Guild.publish(author, zip, "other", "1.0.0"));
        assertThat(guild.skills()).isZero();
    }

    @Test
    void takesOwnerAndVersionFromThePackage() throws IOException {
        byte[] zip = Guild.skill(
                "grind",
                "Grinds.",
                "body",
                Map.of("skill.yaml", "schema: guildhall/v1\npackage: \"@mill/grind\"\nversion: 1.2.3\n"));
        assertThat(Guild.publish(author, zip, "", "").version().version()).isEqualTo("1.2.3");
    }

    @Test
    void saysWhatIsMissing() {
        byte[] zip = Guild.skill("grind", "body");
        refused(RegistryProblem.OWNER_MISSING, () -> Guild.publish(author, zip, "", "1.0.0"));
        refused(RegistryProblem.VERSION_MISSING, () -> Guild.publish(author, zip, "mill", ""));
        refused(PlatformProblem.INVALID_FIELD, () -> Guild.publish(author, zip, "mill", "v1"));
        assertThatThrownBy(() -> Guild.publish(author, zip, "nowhere", "1.0.0"))
                .isInstanceOfSatisfying(Problem.class, problem -> {
                    assertThat(problem.type().status()).isEqualTo(404);
                    assertThat(problem.detail()).contains("/api/v1/owners/nowhere");
                });
        refused(
                RegistryProblem.CHANNEL_REFUSED,
                () -> Guild.publish(publishing, author, zip, "mill", "1.0.0", Optional.of("1.0"), false));
        assertThat(guild.skills()).isZero();
    }

    @Test
    void refusesABrokenPackageWithEveryFinding() {
        byte[] zip = Guild.skill("grind", "x".repeat(1500), "hidden \u202e text", Map.of());
        assertThatThrownBy(() -> Guild.publish(author, zip, "mill", "1.0.0"))
                .isInstanceOfSatisfying(Problem.class, problem -> {
                    assertThat(problem.type()).isEqualTo(PackageProblem.REFUSED);
                    assertThat(String.valueOf(problem.members().get("findings")))
                            .contains("too-long")
                            .contains("bidi-control");
                });
        refused(PackageProblem.REFUSED, () -> Guild.publish(author, new byte[] {1, 2, 3}, "mill", "1.0.0"));
    }

    @Test
    void refusesWhoMayNotPublish() {
        byte[] zip = Guild.skill("grind", "body");
        refused(PlatformProblem.FORBIDDEN, () -> Guild.publish(guild.user(Role.VIEWER), zip, "mill", "1.0.0"));
        assertThatThrownBy(() -> Guild.publish(guild.user(Role.AUTHOR), zip, "mill", "1.0.0"))
                .isInstanceOfSatisfying(
                        Problem.class, p -> assertThat(p.type().status()).isEqualTo(403));
    }

    @Test
    void refusesMissingDependenciesAndCircles() throws IOException {
        refused(
                RegistryProblem.DEPENDENCIES,
                () -> Guild.publish(author, needing("bake", "\"@mill/flour\": ^1.0"), "mill", "1.0.0"));
        Guild.publish(author, Guild.skill("flour", "body"), "mill", "1.0.0");
        Guild.publish(author, needing("bake", "\"@mill/flour\": ^1.0"), "mill", "1.0.0");
        assertThatThrownBy(() -> Guild.publish(author, needing("flour", "\"@mill/bake\": ^1.0"), "mill", "1.1.0"))
                .isInstanceOfSatisfying(Problem.class, problem -> {
                    assertThat(problem.type()).isEqualTo(RegistryProblem.DEPENDENCIES);
                    assertThat(problem.detail()).contains("circle");
                });
    }

    @Test
    void leavesNothingAfterADryRun() throws IOException {
        Publishing.Outcome outcome = Guild.publish(
                publishing, author, Guild.skill("grind", "dry"), "mill", "1.0.0", Optional.of("beta"), true);

        assertThat(outcome.created()).isFalse();
        assertThat(outcome.version().state()).isEqualTo("dry-run");
        assertThat(outcome.version().channels()).containsExactly("beta", "latest");
        assertThat(guild.skills()).isZero();
        assertThat(Guild.count("select count(*) from pending_blob")).isZero();
        assertThat(Guild.count(
                        "select count(*) from audit_entry where organisation_id = ? and action like 'skill.%'",
                        guild.id))
                .isZero();
    }

    @Test
    void storesOneOfManyEqualUploadsAtOnce() throws Exception {
        byte[] zip = Guild.skill("grind", "race");
        List<Object> outcomes = atOnce(
                20, i -> () -> Guild.publish(author, zip, "mill", "1.0.0").created());
        assertThat(outcomes).filteredOn(Boolean.TRUE::equals).hasSize(1);
        assertThat(outcomes).filteredOn(Boolean.FALSE::equals).hasSize(19);
        assertThat(guild.versions()).isOne();
        assertThat(Guild.count("select count(*) from pending_blob")).isZero();
        assertThat(catalog.file(author, "mill", "grind", "1.0.0", "SKILL.md")
                        .opener()
                        .open())
                .isNotEmpty();
    }

    @Test
    void storesOneOfManyDifferentUploadsAtOnce() throws Exception {
        List<Object> outcomes = atOnce(20, i -> () -> {
            try {
                return Guild.publish(author, Guild.skill("grind", "race " + i), "mill", "1.0.0")
                        .created();
            } catch (Problem problem) {
                return problem.type();
            }
        });
        assertThat(outcomes).filteredOn(Boolean.TRUE::equals).hasSize(1);
        assertThat(outcomes).filteredOn(RegistryProblem.VERSION_EXISTS::equals).hasSize(19);
        assertThat(guild.versions()).isOne();
        assertThat(Guild.count("select count(*) from pending_blob")).isZero();
    }

    private interface Numbered {
        Callable<Object> of(int number);
    }

    private static List<Object> atOnce(int threads, Numbered work) throws Exception {
        try (ExecutorService executor = Executors.newFixedThreadPool(threads)) {
            List<Callable<Object>> all = new ArrayList<>();
            for (int i = 0; i < threads; i++) {
                all.add(work.of(i));
            }
            List<Object> outcomes = new ArrayList<>();
            for (Future<Object> future : executor.invokeAll(all)) {
                outcomes.add(future.get());
            }
            return outcomes;
        }
    }

    private static byte[] needing(String name, String dependency) {
        return Guild.skill(
                name,
                "Needs another.",
                "body",
                Map.of("skill.yaml", "schema: guildhall/v1\ndependencies: {" + dependency + "}\n"));
    }

    private static List<String> names(StoredFile archive) throws IOException {
        List<String> names = new ArrayList<>();
        try (ZipInputStream zip = new ZipInputStream(
                new ByteArrayInputStream(archive.opener().open().readAllBytes()))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                names.add(entry.getName());
            }
        }
        return names;
    }

    private static void refused(ProblemType type, ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        Problem.class, problem -> assertThat(problem.type()).isEqualTo(type));
    }
}
