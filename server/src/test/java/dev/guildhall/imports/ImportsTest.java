package dev.guildhall.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.guildhall.identity.Role;
import dev.guildhall.jobs.Job;
import dev.guildhall.jobs.Jobs;
import dev.guildhall.platform.Actor;
import dev.guildhall.platform.Problem;
import dev.guildhall.registry.Catalog;
import dev.guildhall.registry.PublishRequest;
import dev.guildhall.registry.Publishing;
import dev.guildhall.registry.VersionDetail;
import dev.guildhall.wired.Wired;
import jakarta.json.JsonObject;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.UUID;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Imports of archives, from the upload to what is downloaded again. */
class ImportsTest {
    private static final String STRICT = "---\nname: %s\ndescription: Does %s things.\n---\n# %s\n\n%s\n";

    private final ImportWorld world = new ImportWorld();
    private final Catalog catalog = Wired.bean(Catalog.class);

    @TempDir
    private Path folder;

    @Test
    void keepsAValidSkillByteForByte() throws Exception {
        byte[] manifest = ImportWorld.text(STRICT.formatted("grind", "grind", "Grind", "Grind it."));
        Job job =
                world.imported(Map.of("skills/grind/SKILL.md", manifest, "skills/grind/a.txt", ImportWorld.text("a")));

        assertThat(outcomes(job)).isEqualTo(Map.of("skills/grind", "created @mill/grind 0.1.0 []"));
        VersionDetail version = catalog.version(world.author, "mill", "grind", "0.1.0");
        assertThat(version.files()).extracting(file -> file.path()).containsExactly("SKILL.md", "a.txt");
        assertThat(unzipped("grind", "0.1.0", false))
                .containsEntry("grind/SKILL.md", new String(manifest, StandardCharsets.UTF_8));
    }

    @Test
    void keepsTheOriginalOfAMendedSkillAndItsMends() throws Exception {
        String written = "---\r\nname: My Mill\r\ndescription: Grinds.\r\ntags: [a]\r\n---\r\nBody.\r\n";
        Job job = world.imported(Map.of("tools/Mill/skill.md", ImportWorld.text(written)));

        assertThat(outcomes(job))
                .isEqualTo(Map.of(
                        "tools/Mill",
                        "created @mill/my-mill 0.1.0 [mended-file-name, mended-line-ends, moved-field,"
                                + " mended-name, mended-folder]"));
        assertThat(unzipped("my-mill", "0.1.0", false))
                .isEqualTo(Map.of(
                        "my-mill/SKILL.md", "---\nname: \"my-mill\"\ndescription: \"Grinds.\"\n---\nBody.\n",
                        "my-mill/skill.yaml", "schema: guildhall/v1\ndisplayName: \"My Mill\"\nkeywords: [\"a\"]\n"));
        assertThat(unzipped("my-mill", "0.1.0", true)).isEqualTo(Map.of("Mill/skill.md", written));
        assertThat(catalog.version(world.author, "mill", "my-mill", "0.1.0").findings())
                .extracting(finding -> finding.code())
                .contains("mended-name", "mended-line-ends", "moved-field");
    }

    @Test
    void givesTheSameDigestWhenADownloadIsPublishedAgain() throws Exception {
        world.imported(Map.of("x/Odd Name/SKILL.md", ImportWorld.text("No frontmatter here.\n")));
        VersionDetail version = catalog.version(world.author, "mill", "odd-name", "0.1.0");
        Path zip = folder.resolve("again.zip");
        try (InputStream in = catalog.archive(world.author, "mill", "odd-name", "0.1.0")
                .opener()
                .open()) {
            Files.copy(in, zip);
        }
        Publishing.Outcome again = Wired.bean(Publishing.class)
                .publish(
                        world.author,
                        new PublishRequest(
                                new PublishRequest.Upload.Archive(zip, Optional.empty()),
                                Optional.of("mill"),
                                Optional.of("0.1.0"),
                                Optional.empty(),
                                false));
        assertThat(again.created()).isFalse();
        assertThat(again.version().digest()).isEqualTo(version.row().digest());
    }

    @Test
    void importsOnlyWhatChanged() throws Exception {
        Map<String, byte[]> files = new TreeMap<>();
        files.put("a/SKILL.md", ImportWorld.text(STRICT.formatted("a", "a", "A", "one")));
        files.put("b/SKILL.md", ImportWorld.text("---\nname: b\ndescription: B.\nversion: 1.0\n---\none\n"));
        world.imported(files);
        files.put("b/SKILL.md", ImportWorld.text("---\nname: b\ndescription: B.\nversion: 1.0\n---\ntwo\n"));
        files.put("c/SKILL.md", ImportWorld.text(STRICT.formatted("c", "c", "C", "new")));

        Job second = world.imported(files);
        Job third = world.imported(files);

        assertThat(outcomes(second))
                .isEqualTo(Map.of(
                        "a", "unchanged @mill/a 0.1.0 []",
                        "b", "updated @mill/b 1.0.1 [moved-field, version-taken]",
                        "c", "created @mill/c 0.1.0 []"));
        assertThat(third.outcomes()).isEqualTo(Map.of("unchanged", 3));
        assertThat(world.count("select count(*) from skill_version where organisation_id = ?"))
                .isEqualTo(4);
    }

    @Test
    void findsNestedSkillsAsPackagesAndAsFilesOfTheirParent() throws Exception {
        Job job = world.imported(Map.of(
                "outer/SKILL.md", ImportWorld.text(STRICT.formatted("outer", "outer", "Outer", "See inner.")),
                "outer/inner/SKILL.md", ImportWorld.text(STRICT.formatted("inner", "inner", "Inner", "Inside."))));

        assertThat(outcomes(job))
                .isEqualTo(
                        Map.of("outer", "created @mill/outer 0.1.0 []", "outer/inner", "created @mill/inner 0.1.0 []"));
        assertThat(catalog.version(world.author, "mill", "outer", "0.1.0").files())
                .extracting(file -> file.path())
                .containsExactly("SKILL.md", "inner/SKILL.md");
    }

    @Test
    void givesTheNameToTheFirstAndTheFoldersNameToTheSecond() throws Exception {
        Map<String, byte[]> files = Map.of(
                "alpha/mill/SKILL.md", ImportWorld.text(STRICT.formatted("mill", "mill", "Mill", "alpha")),
                "beta/mill/SKILL.md", ImportWorld.text(STRICT.formatted("mill", "mill", "Mill", "beta")),
                "beta/skills/mill/SKILL.md", ImportWorld.text(STRICT.formatted("mill", "mill", "Mill", "gamma")));
        Map<String, String> expected = Map.of(
                "alpha/mill", "created @mill/mill 0.1.0 []",
                "beta/mill", "created @mill/beta-mill 0.1.0 [renamed-duplicate]",
                "beta/skills/mill", "refused @mill/mill - [duplicate-name]");
        assertThat(outcomes(world.imported(files))).isEqualTo(expected);
    }

    @Test
    void leavesANameWithTheSkillThatHasItAlready() throws Exception {
        Map<String, byte[]> files = new TreeMap<>();
        files.put("z/mill/SKILL.md", ImportWorld.text(STRICT.formatted("mill", "mill", "Mill", "old")));
        world.imported(files);
        files.put("a/mill/SKILL.md", ImportWorld.text(STRICT.formatted("mill", "mill", "Mill", "new")));

        assertThat(outcomes(world.imported(files)))
                .isEqualTo(Map.of(
                        "z/mill", "unchanged @mill/mill 0.1.0 []",
                        "a/mill", "created @mill/a-mill 0.1.0 [renamed-duplicate]"));
    }

    @Test
    void readsPluginsAndNamesWhatAMarketplaceHasElsewhere() throws Exception {
        Job job = world.imported(Map.of(
                ".claude-plugin/marketplace.json", ImportWorld.text("""
                        {"name": "m", "plugins": [
                          {"name": "docs", "source": "./plugins/docs", "category": "Office Work"},
                          {"name": "far", "source": {"source": "github", "repo": "acme/far"}},
                          {"name": "gone", "source": "./plugins/gone"}]}"""),
                "plugins/docs/.mcp.json", ImportWorld.text("""
                        {"mcpServers": {
                          "Docs": {"type": "http", "url": "https://docs.example/mcp", "headers": {"Authorization": "Bearer ${DOCS_TOKEN}"}},
                          "local": {"command": "${CLAUDE_PLUGIN_ROOT}/bin/x"}}}"""),
                "plugins/docs/skills/read/SKILL.md",
                        ImportWorld.text(STRICT.formatted("read", "read", "Read", "Read it."))));

        assertThat(outcomes(job))
                .isEqualTo(Map.of(
                        "plugins/docs/skills/read",
                        "created @mill/read 0.1.0 [mapped-file, skipped-server, mapped-file]",
                        ".claude-plugin/marketplace.json#far",
                        "foreign @-/far - [foreign-source]",
                        ".claude-plugin/marketplace.json#gone",
                        "foreign @-/gone - [foreign-source]"));
        VersionDetail version = catalog.version(world.author, "mill", "read", "0.1.0");
        assertThat(version.manifest().category()).contains("office-work");
        assertThat(version.manifest().mcpServers()).singleElement().satisfies(server -> {
            assertThat(server.url()).contains("https://docs.example/mcp");
            assertThat(server.headers()).isEqualTo(Map.of("Authorization", "Bearer ${credential:docs_token}"));
        });
        assertThat(version.manifest().credentials()).singleElement().satisfies(credential -> {
            assertThat(credential.env()).contains("DOCS_TOKEN");
            assertThat(credential.hosts()).containsExactly("docs.example");
        });
    }

    @Test
    void goesOnAfterASkillThatIsRefused() throws Exception {
        Job job = world.imported(Map.of(
                "bad/SKILL.md", ImportWorld.text(""),
                "good/SKILL.md", ImportWorld.text(STRICT.formatted("good", "good", "Good", "Fine."))));
        assertThat(job.outcomes()).isEqualTo(Map.of("created", 1, "refused", 1));
    }

    @Test
    void copiesNothingPastTheLimitsOfAPackage() throws Exception {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        byte[] large = new byte[9 << 20];
        new Random(1).nextBytes(large);
        try (TarArchiveOutputStream tar = new TarArchiveOutputStream(new GZIPOutputStream(bytes))) {
            put(tar, "shared/large.bin", large);
            put(tar, "good/SKILL.md", ImportWorld.text(STRICT.formatted("good", "good", "Good", "Fine.")));
            put(tar, "many/SKILL.md", ImportWorld.text(STRICT.formatted("many", "many", "Many", "Links.")));
            for (int i = 0; i < 7; i++) {
                TarArchiveEntry link = new TarArchiveEntry("many/l" + i, TarConstants.LF_SYMLINK);
                link.setLinkName("../shared");
                tar.putArchiveEntry(link);
                tar.closeArchiveEntry();
            }
        }
        Map<String, String> outcomes = outcomes(world.imported(bytes.toByteArray(), "skills.tar.gz"));
        assertThat(outcomes).containsEntry("good", "created @mill/good 0.1.0 []");
        assertThat(outcomes.get("many")).startsWith("refused").contains("package-too-large");
    }

    private static void put(TarArchiveOutputStream tar, String path, byte[] bytes) throws Exception {
        TarArchiveEntry entry = new TarArchiveEntry(path);
        entry.setSize(bytes.length);
        tar.putArchiveEntry(entry);
        tar.write(bytes);
        tar.closeArchiveEntry();
    }

    @Test
    void reportsPathsThatNoDatabaseTakesAsAKey() throws Exception {
        StringBuilder random = new StringBuilder("b");
        new Random(2).ints(6_000, 'a', 'z').forEach(letter -> random.append((char) letter));
        Job job = world.imported(Map.of(
                "good/SKILL.md",
                ImportWorld.text(STRICT.formatted("good", "good", "Good", "Fine.")),
                "stray/a\0b.txt",
                ImportWorld.text("a"),
                "stray/a\u001fb.txt",
                ImportWorld.text("b"),
                "stray/" + random,
                ImportWorld.text("c")));
        assertThat(job.state()).isEqualTo("done");
        assertThat(job.outcomes()).isEqualTo(Map.of("created", 1, "refused", 3));
        assertThat(world.lines(job)).containsKey("stray/a\\u001fb.txt").hasSize(4);
    }

    @Test
    void makesADescriptionOfAParagraphOfEmoji() throws Exception {
        Job job = world.imported(Map.of("smile/SKILL.md", ImportWorld.text("\uD83D\uDE00".repeat(600) + "\n")));
        assertThat(job.outcomes()).isEqualTo(Map.of("created", 1));
    }

    @Test
    void knowsAnEarlierVersionWhenItComesAgain() throws Exception {
        String written = "---\nname: b\ndescription: B.\nversion: 1.0\n---\n%s\n";
        Map<String, byte[]> one = Map.of("b/SKILL.md", ImportWorld.text(written.formatted("one")));
        world.imported(one);
        world.imported(Map.of("b/SKILL.md", ImportWorld.text(written.formatted("two"))));

        assertThat(world.imported(one).outcomes()).isEqualTo(Map.of("unchanged", 1));
        assertThat(world.count("select count(*) from skill_version where organisation_id = ?"))
                .isEqualTo(2);
    }

    @ParameterizedTest
    @CsvSource({
        "nothing here, package-refused, not-an-archive",
        "PK\u0003\u0004broken, package-refused, archive-truncated",
        "'\u001f\u008b\u0008xxxxxxxxxxx', package-refused, archive-damaged"
    })
    void saysWhatIsWrongWithAnArchiveThatCannotBeRead(String bytes, String slug, String code) throws Exception {
        Job job = world.imported(bytes.getBytes(StandardCharsets.ISO_8859_1), "x.zip");
        assertThat(job.state()).isEqualTo("failed");
        JsonObject error = job.error().orElseThrow();
        assertThat(error.getString("type")).isEqualTo("/problems/" + slug);
        assertThat(error.getJsonArray("findings").getJsonObject(0).getString("code"))
                .isEqualTo(code);
    }

    @Test
    void saysWhenThereIsNoSkillInIt() throws Exception {
        Job job = world.imported(Map.of("README.md", ImportWorld.text("x")));
        assertThat(job.error().orElseThrow().getString("type")).isEqualTo("/problems/import-without-skills");
        assertThat(world.count("select count(*) from kept_upload where organisation_id = ?"))
                .isZero();
    }

    @Test
    void refusesAnOwnerThatTheActorDoesNotPublishUnder() {
        Actor other = world.user(Role.AUTHOR);
        assertThatThrownBy(() -> Wired.bean(Imports.class)
                        .archive(
                                other,
                                "mill",
                                new ByteArrayInputStream(new byte[1]),
                                Optional.empty(),
                                Optional.empty()))
                .isInstanceOf(Problem.class);
        assertThatThrownBy(() -> Wired.bean(Imports.class)
                        .archive(
                                new ImportWorld().author,
                                "nobody",
                                new ByteArrayInputStream(new byte[1]),
                                Optional.empty(),
                                Optional.empty()))
                .isInstanceOf(Problem.class);
    }

    @Test
    void anotherTenantSeesNeitherJobNorOriginal() throws Exception {
        Job job = world.imported(Map.of("a/SKILL.md", ImportWorld.text("Just a body.\n")));
        Actor stranger = new ImportWorld().user(Role.ADMINISTRATOR);
        assertThatThrownBy(() -> Wired.bean(Jobs.class).job(stranger, job.id())).isInstanceOf(Problem.class);
        assertThatThrownBy(() -> catalog.original(stranger, "mill", "a", "0.1.0"))
                .isInstanceOf(Problem.class);
    }

    @Test
    void resumesAfterACrashWithoutPublishingAnythingTwice() throws Exception {
        Map<String, byte[]> files = new TreeMap<>();
        for (int i = 0; i < 6; i++) {
            files.put("s" + i + "/SKILL.md", ImportWorld.text("Body of " + i + ".\n"));
        }
        UUID id = interrupted(files, 3);

        Job job = world.ended(id);

        assertThat(job.state()).isEqualTo("done");
        assertThat(job.outcomes()).isEqualTo(Map.of("created", 6));
        assertThat(world.count("select count(*) from skill_version where organisation_id = ?"))
                .isEqualTo(6);
    }

    /** A job whose first attempt stored every version and reported some, as a process that was killed leaves it. */
    private UUID interrupted(Map<String, byte[]> files, int reported) throws Exception {
        Job whole = world.imported(files);
        ImportWorld.execute("delete from job_result where job_id = ? and key >= ?", whole.id(), "s" + reported);
        UUID upload = UUID.randomUUID();
        keep(upload, files);
        ImportWorld.execute(
                "update job set state = 'running', finished_at = null, epoch = epoch + 1, not_before = now(),"
                        + " lease_until = null, input = cast(? as json) where id = ?",
                "{\"owner\":\"mill\",\"upload\":\"" + upload + "\",\"name\":\"skills\"}",
                whole.id());
        return whole.id();
    }

    private void keep(UUID id, Map<String, byte[]> files) throws Exception {
        Path file = folder.resolve(id.toString());
        ReceivedArchive received =
                ReceivedArchive.write(new ByteArrayInputStream(ImportWorld.zip(files)), file, Long.MAX_VALUE);
        long size = Files.size(file);
        Wired.bean(dev.guildhall.platform.Blobs.class).put(received.digest(), file);
        ImportWorld.execute(
                "insert into kept_upload (id, organisation_id, digest, size, created_at) values (?, ?, ?, ?, now())",
                id,
                world.organisation,
                received.digest(),
                size);
    }

    /** Path to {@code outcome @owner/name version [codes of mends and errors]}. */
    private Map<String, String> outcomes(Job job) {
        Map<String, String> outcomes = new TreeMap<>();
        world.lines(job)
                .forEach((path, line) -> outcomes.put(
                        path,
                        "%s @%s/%s %s %s"
                                .formatted(
                                        line.getString("outcome"),
                                        line.getString("owner", "-"),
                                        line.getString("name", "-"),
                                        line.getString("version", "-"),
                                        mends(line))));
        return outcomes;
    }

    private static List<String> mends(JsonObject line) {
        return line.getJsonArray("findings").stream()
                .map(finding -> finding.asJsonObject().getString("code"))
                .filter(code -> !List.of("nested-skill", "long-description").contains(code))
                .toList();
    }

    private Map<String, String> unzipped(String name, String version, boolean original) throws Exception {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        if (original) {
            catalog.original(world.author, "mill", name, version).writer().write(bytes);
        } else {
            try (InputStream in = catalog.archive(world.author, "mill", name, version)
                    .opener()
                    .open()) {
                in.transferTo(bytes);
            }
        }
        Map<String, String> files = new TreeMap<>();
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                files.put(entry.getName(), new String(zip.readAllBytes(), StandardCharsets.UTF_8));
            }
        }
        return files;
    }
}
