package dev.guildhall.imports;

import static org.assertj.core.api.Assertions.assertThat;

import dev.guildhall.jobs.Job;
import dev.guildhall.registry.Catalog;
import dev.guildhall.skill.SkillManifest;
import dev.guildhall.wired.Wired;
import jakarta.json.JsonObject;
import java.io.ByteArrayOutputStream;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;
import org.junit.jupiter.api.Test;

/** What an import does not take over, it names; and it says nothing that is not so. */
class NothingLostTest {
    private final ImportWorld world = new ImportWorld();
    private final Catalog catalog = Wired.bean(Catalog.class);

    @Test
    void keepsTheSecondOfTwoNamesOfAField() throws Exception {
        Job job = one("""
                when_to_use: When it grinds.
                triggers: [mill, grind]
                licence: MIT
                License: Apache-2.0
                repo: https://one.example/a
                source: https://two.example/a
                """);
        SkillManifest manifest = manifest();
        assertThat(manifest.invocation().whenToUse()).contains("When it grinds.");
        assertThat(manifest.license()).contains("MIT");
        assertThat(manifest.metadata())
                .isEqualTo(Map.of(
                        "triggers", "[\"mill\",\"grind\"]",
                        "License", "Apache-2.0",
                        "source", "https://two.example/a"));
        assertThat(codes(job, "a")).filteredOn("kept-field"::equals).hasSize(3);
    }

    @Test
    void namesAMetadataValueWhoseNameIsTaken() throws Exception {
        Job job = one("colour: red\nmetadata: {colour: blue, size: \"2\"}\n");
        assertThat(manifest().metadata()).isEqualTo(Map.of("colour", "red", "size", "2"));
        assertThat(codes(job, "a")).isEqualTo(List.of("kept-field", "dropped-field"));
    }

    @Test
    void leavesEmptyKeywordsOutAndKeepsTheRest() throws Exception {
        Job job = one("tags: [\"\", mill, \" \"]\ncategory: [tools, \"\", stones]\n");
        assertThat(manifest().keywords()).containsExactly("mill", "stones");
        assertThat(manifest().category()).contains("tools");
        assertThat(codes(job, "a")).isEqualTo(List.of("moved-field", "moved-field"));
    }

    @Test
    void callsTheNameADisplayNameOnlyWhereItBecameThat() throws Exception {
        Job job = world.imported(Map.of(
                "a/SKILL.md",
                ImportWorld.text("---\nname: The A\ntitle: Shown\ndescription: Grinds.\n---\nBody.\n"),
                "b/SKILL.md",
                ImportWorld.text("---\nname: The B\ndescription: Grinds.\n---\nBody.\n")));
        assertThat(message(job, "a", "mended-name")).endsWith("the original stands in the original files only.");
        assertThat(message(job, "b", "mended-name")).endsWith("the original is the display name.");
    }

    @Test
    void refusesASkillWithAHardLinkToNothing() throws Exception {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (TarArchiveOutputStream tar = new TarArchiveOutputStream(new GZIPOutputStream(bytes))) {
            byte[] manifest = ImportWorld.text("---\nname: a\ndescription: Grinds.\n---\nBody.\n");
            TarArchiveEntry file = new TarArchiveEntry("a/SKILL.md");
            file.setSize(manifest.length);
            tar.putArchiveEntry(file);
            tar.write(manifest);
            tar.closeArchiveEntry();
            TarArchiveEntry link = new TarArchiveEntry("a/stones.txt", TarConstants.LF_LINK);
            link.setLinkName("../../outside");
            tar.putArchiveEntry(link);
            tar.closeArchiveEntry();
        }
        Job job = world.imported(bytes.toByteArray(), "skills.tar.gz");
        assertThat(job.outcomes()).isEqualTo(Map.of("refused", 1));
        assertThat(message(job, "a", "link")).contains("hard link to `../../outside`");
    }

    @Test
    void saysWhatAnAuthorsOwnSkillYamlLeavesOut() throws Exception {
        String yaml = "schema: guildhall/v1\ncategory: stones\n";
        Job job = world.imported(Map.of(
                ".claude-plugin/plugin.json",
                ImportWorld.text("{\"name\":\"mill\",\"category\":\"tools\",\"keywords\":[\"grind\"]}"),
                "skills/a/SKILL.md",
                ImportWorld.text(
                        "---\nname: a\ndescription: Grinds.\ntags: [mill]\nargument-hint: \"[stone]\"\n---\nBody.\n"),
                "skills/a/skill.yaml",
                ImportWorld.text(yaml),
                "skills/b/SKILL.md",
                ImportWorld.text("---\nname: b\ndescription: Grinds.\n---\nBody.\n"),
                "skills/b/skill.yaml",
                ImportWorld.text(yaml + "keywords: [stone]\n")));
        assertThat(codes(job, "skills/a")).isEqualTo(List.of("dropped-field"));
        assertThat(message(job, "skills/a", "dropped-field"))
                .contains("was not taken into it: tags; argument-hint; keywords of the plugin.");
        assertThat(codes(job, "skills/b")).isEmpty();
        assertThat(manifest().keywords()).isEmpty();
    }

    @Test
    void isNotChangedByWhatAMarketplaceSaysOfOthers() throws Exception {
        Map<String, byte[]> files = marketplace("First of all.", "tools");
        assertThat(world.imported(files).outcomes()).isEqualTo(Map.of("created", 2));
        assertThat(world.imported(marketplace("Another word.", "tools")).outcomes())
                .isEqualTo(Map.of("unchanged", 2));
        Job changed = world.imported(marketplace("Another word.", "stones"));
        assertThat(changed.outcomes()).isEqualTo(Map.of("unchanged", 1, "updated", 1));
    }

    @Test
    void givesEachSkillThePluginThatListsIt() throws Exception {
        world.imported(marketplace("First of all.", "tools"));
        assertThat(manifest("a").category()).contains("tools");
        assertThat(manifest("b").category()).contains("other");
    }

    @Test
    void namesListedSkillsThatAreNotThere() throws Exception {
        Map<String, byte[]> files = new TreeMap<>(marketplace("First of all.", "tools"));
        files.remove("skills/b/SKILL.md");
        Job job = world.imported(files);
        assertThat(job.outcomes()).isEqualTo(Map.of("created", 1, "foreign", 1));
        assertThat(message(job, ".claude-plugin/marketplace.json#second", "foreign-source"))
                .contains("nothing lies: `./skills/b`");
    }

    /** Two plugins in one folder, each with one skill. */
    private static Map<String, byte[]> marketplace(String description, String category) {
        return Map.of(
                ".claude-plugin/marketplace.json",
                ImportWorld.text("""
                        {"name": "m", "metadata": {"description": "%s"}, "plugins": [
                          {"name": "first", "source": "./", "category": "%s", "skills": ["./skills/a"]},
                          {"name": "second", "source": "./", "category": "other", "skills": ["./skills/b"]}]}
                        """.formatted(description, category)),
                "skills/a/SKILL.md",
                ImportWorld.text("---\nname: a\ndescription: Grinds.\n---\nBody.\n"),
                "skills/b/SKILL.md",
                ImportWorld.text("---\nname: b\ndescription: Mills.\n---\nBody.\n"));
    }

    private Job one(String fields) throws Exception {
        String text = "---\nname: a\ndescription: Grinds.\n" + fields + "---\nBody.\n";
        return world.imported(Map.of("a/SKILL.md", ImportWorld.text(text)));
    }

    private SkillManifest manifest() {
        return manifest("a");
    }

    private SkillManifest manifest(String name) {
        return catalog.version(world.author, ImportWorld.OWNER, name, "0.1.0").manifest();
    }

    private List<String> codes(Job job, String path) {
        return findings(job, path).stream()
                .map(finding -> finding.getString("code"))
                .toList();
    }

    private String message(Job job, String path, String code) {
        return findings(job, path).stream()
                .filter(finding -> finding.getString("code").equals(code))
                .findFirst()
                .flatMap(finding -> Optional.of(finding.getString("message")))
                .orElseThrow(() -> new AssertionError(findings(job, path)));
    }

    private List<JsonObject> findings(Job job, String path) {
        return Objects.requireNonNull(world.lines(job).get(path))
                .getJsonArray("findings")
                .getValuesAs(JsonObject.class);
    }
}
