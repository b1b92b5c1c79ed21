package dev.guildhall.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.guildhall.skill.HarnessPlan.Syntax;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.compressors.gzip.GzipCompressorInputStream;
import org.apache.commons.compress.compressors.gzip.GzipCompressorOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PlanArchiveTest {
    @TempDir
    private Path folder;

    @Test
    void comesBackAsItWas() throws IOException {
        SamplePlan sample = SamplePlan.whole();
        ReadPlan read = PlanArchiveReader.read(new ByteArrayInputStream(archive(sample)), folder);
        assertThat(read.planned()).isEqualTo(sample.planned());
        assertThat(read.digest()).isEqualTo(PlanJson.digest(sample.planned()));
        for (String sha256 : sample.planned().sizes().keySet()) {
            assertThat(read.bytes().open(sha256).readAllBytes())
                    .isEqualTo(sample.bytes().open(sha256).readAllBytes());
        }
    }

    @Test
    void isTheSameWheneverItIsMade() throws IOException {
        assertThat(archive(SamplePlan.whole())).isEqualTo(archive(SamplePlan.whole()));
    }

    @Test
    void holdsEveryFileAsThePlanLeavesItOnAnEmptyDisk() throws IOException {
        PlannedAgent planned = SamplePlan.whole().planned();
        Map<String, String> entries = entries(archive(SamplePlan.whole()));
        assertThat(entries.remove("100644 .guildhall/plan.json")).isEqualTo(PlanJson.write(planned));
        Map<String, String> expected = new LinkedHashMap<>();
        expected.put("100644 .codex/config.toml", "[mcp_servers.docs]\nurl = \"https://docs\"\n");
        expected.put("100644 .opencode/skills/pdf/SKILL.md", "---\nname: pdf\n---\nUse it.\n");
        expected.put("100755 .opencode/skills/pdf/scripts/run.sh", "#!/bin/sh\necho é\n");
        expected.put(
                "100644 AGENTS.md",
                "<!-- guildhall:begin reviewer -->\nReview with care.\n<!-- guildhall:end reviewer -->\n");
        expected.put("100644 opencode.json", """
                {
                  "mcp": {
                    "docs": {
                      "cwd": "${workspace}/x"
                    }
                  },
                  "instructions": [
                    "RULES.md"
                  ]
                }
                """);
        expected.put("100644 .guildhall/home/.config/tool/agent.txt", "at home\n");
        assertThat(entries).containsExactlyEntriesOf(expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "../out",
                "/etc/x",
                "a/../b",
                "a//b",
                "",
                "~/",
                "~/../x",
                "a/./b",
                "c:\\x",
                "a\\..\\b",
                ".git/hooks/x",
                ".guildhall/receipts/x",
                ".Guildhall/x",
                "a\u0000b",
                "a/",
                "~/.guildhall/x"
            })
    void refusesPathsThatLeadElsewhere(String path) {
        PlannedAgent planned = new SamplePlan().text(path, "x").planned();
        assertThatExceptionOfType(PlanRefused.class).isThrownBy(() -> RenderedFiles.of(planned));
    }

    @Test
    void refusesTwoFilesInOnePlace() {
        assertThatExceptionOfType(PlanRefused.class)
                .isThrownBy(() -> RenderedFiles.of(
                        new SamplePlan().text("a/b", "x").text("A/B", "y").planned()));
        assertThatExceptionOfType(PlanRefused.class)
                .isThrownBy(() -> RenderedFiles.of(
                        new SamplePlan().text("a", "x").text("a/b", "y").planned()));
        assertThatExceptionOfType(PlanRefused.class)
                .isThrownBy(() -> RenderedFiles.of(new SamplePlan()
                        .text("a.json", "{}")
                        .patch("a.json", Syntax.JSON, "/x", "1")
                        .planned()));
    }

    @Test
    void refusesBytesThatAreNotThoseThePlanNames() {
        SamplePlan sample = SamplePlan.whole();
        assertThatExceptionOfType(PlanRefused.class)
                .isThrownBy(() -> PlanArchive.write(
                        sample.planned(),
                        sha256 -> new ByteArrayInputStream("#!/bin/sh\necho e!\n".getBytes(StandardCharsets.UTF_8)),
                        new ByteArrayOutputStream()));
    }

    @Test
    void refusesAnArchiveThatIsNotWhatItsPlanSays() throws IOException {
        byte[] whole = archive(SamplePlan.whole());
        Map<String, String> entries = entries(whole);
        Map<String, String> more = new LinkedHashMap<>(entries);
        more.put("100644 extra", "x");
        Map<String, String> fewer = new LinkedHashMap<>(entries);
        fewer.remove("100755 .opencode/skills/pdf/scripts/run.sh");
        Map<String, String> other = new LinkedHashMap<>(entries);
        other.put("100755 .opencode/skills/pdf/scripts/run.sh", "#!/bin/sh\necho e!\n");
        for (Map<String, String> wrong : java.util.List.of(more, fewer, other)) {
            byte[] archive = packed(wrong);
            assertThatExceptionOfType(PlanRefused.class)
                    .isThrownBy(() -> PlanArchiveReader.read(new ByteArrayInputStream(archive), folder));
        }
        assertThatExceptionOfType(IOException.class)
                .isThrownBy(() -> PlanArchiveReader.read(new ByteArrayInputStream(whole, 0, whole.length / 2), folder));
    }

    @Test
    void readsItsOwnJsonBackAndRefusesOther() {
        PlannedAgent planned = SamplePlan.whole().planned();
        assertThat(PlanJson.read(PlanJson.write(planned))).isEqualTo(planned);
        for (String wrong : java.util.List.of("", "[]", "{}", "{\"schema\":\"guildhall/plan/v2\"}")) {
            assertThatExceptionOfType(PlanRefused.class).isThrownBy(() -> PlanJson.read(wrong));
        }
    }

    private static byte[] archive(SamplePlan sample) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        PlanArchive.write(sample.planned(), sample.bytes(), out);
        return out.toByteArray();
    }

    /** Mode and path to text. */
    private static Map<String, String> entries(byte[] archive) throws IOException {
        Map<String, String> entries = new LinkedHashMap<>();
        try (TarArchiveInputStream tar =
                new TarArchiveInputStream(new GzipCompressorInputStream(new ByteArrayInputStream(archive)))) {
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                entries.put(
                        Integer.toOctalString(entry.getMode()) + " " + entry.getName(),
                        new String(tar.readAllBytes(), StandardCharsets.UTF_8));
            }
        }
        return entries;
    }

    private static byte[] packed(Map<String, String> entries) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (TarArchiveOutputStream tar = new TarArchiveOutputStream(new GzipCompressorOutputStream(out))) {
            for (Map.Entry<String, String> each : entries.entrySet()) {
                byte[] bytes = each.getValue().getBytes(StandardCharsets.UTF_8);
                TarArchiveEntry entry = new TarArchiveEntry(each.getKey().substring("100644 ".length()));
                entry.setSize(bytes.length);
                tar.putArchiveEntry(entry);
                tar.write(bytes);
                tar.closeArchiveEntry();
            }
        }
        return out.toByteArray();
    }
}
