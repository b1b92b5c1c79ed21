package dev.guildhall.packages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.guildhall.packages.Finding.Severity;
import dev.guildhall.skill.Compatibility;
import dev.guildhall.skill.Invocation;
import dev.guildhall.skill.Requirements;
import dev.guildhall.skill.SkillManifest;
import dev.guildhall.skill.SkillPermissions;
import dev.guildhall.skill.ToolPolicy;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PackageReaderTest {
    private final PackageReader reader = new PackageReader();

    private ReadPackage frontmatter(String fields) throws IOException {
        return reader.read(GivenFiles.skill("---\n" + fields + "\n---\nBody\n"));
    }

    private static List<String> codes(ReadPackage read) {
        return read.findings().stream().map(Finding::code).toList();
    }

    @Test
    void readsAPlainSkill() throws IOException {
        ReadPackage read = reader.read(GivenFiles.skill("""
                ---
                name: pdf-tools
                description: Works with PDF files.
                license: Apache-2.0
                compatibility: Needs poppler
                metadata:
                  version: 1.0
                  author: Ada
                allowed-tools: Read Bash(git commit:*)
                ---
                # PDF tools
                """).in("pdf-tools"));
        SkillManifest manifest = new SkillManifest(
                Optional.empty(),
                "pdf-tools",
                Optional.empty(),
                "Works with PDF files.",
                Optional.of("Apache-2.0"),
                Optional.of("Needs poppler"),
                Map.of("version", "1.0", "author", "Ada"),
                List.of("Read", "Bash(git commit:*)"),
                Optional.empty(),
                Optional.empty(),
                List.of(),
                Optional.empty(),
                Optional.empty(),
                Invocation.DEFAULT,
                ToolPolicy.NONE,
                List.of(),
                List.of(),
                SkillPermissions.NONE,
                Requirements.NONE,
                List.of(),
                Compatibility.ANY,
                Map.of(),
                Optional.empty());
        assertThat(read).isEqualTo(new ReadPackage(Optional.of(manifest), "# PDF tools\n", List.of()));
    }

    @Test
    void collectsEveryFindingAndStillBuildsTheManifest() throws IOException {
        ReadPackage read = reader.read(GivenFiles.skill("""
                ---
                name: Pdf_Tools
                description: Reads <b>PDF</b>.
                version: 1.0
                licence: MIT
                compatibility: [linux]
                ---
                """).in("pdf-tools"));
        assertThat(read.findings())
                .extracting(Finding::code, Finding::severity, Finding::file, Finding::line)
                .containsExactlyInAnyOrder(
                        tuple("name-format", Severity.ERROR, Optional.of("SKILL.md"), Optional.of(2)),
                        tuple("name-folder-mismatch", Severity.ERROR, Optional.of("SKILL.md"), Optional.of(2)),
                        tuple("markup", Severity.ERROR, Optional.of("SKILL.md"), Optional.of(3)),
                        tuple("unknown-field", Severity.ERROR, Optional.of("SKILL.md"), Optional.of(4)),
                        tuple("unknown-field", Severity.ERROR, Optional.of("SKILL.md"), Optional.of(5)),
                        tuple("wrong-type", Severity.ERROR, Optional.of("SKILL.md"), Optional.of(6)),
                        tuple("empty-body", Severity.WARNING, Optional.of("SKILL.md"), Optional.empty()));
        assertThat(read.manifest()).map(SkillManifest::name).contains("Pdf_Tools");
        assertThat(read.refused()).isTrue();
    }

    @Test
    void namesTheNearestField() throws IOException {
        ReadPackage read = frontmatter("name: a\ndescription: b\nlicence: MIT\ntags: [x]");
        assertThat(read.findings())
                .extracting(Finding::fix)
                .containsExactly(
                        "Did you mean `license`? Anything else goes under `metadata`.",
                        "Write it as `keywords` in skill.yaml, or under `metadata`.");
    }

    @ParameterizedTest
    @CsvSource({
        "12345, a number",
        "1.5, a number",
        "true, true or false",
        "0x1F, a number",
        "[a], a list",
        "{a: b}, a map"
    })
    void refusesWhatIsNotTextAsName(String value, String kind) throws IOException {
        ReadPackage read = frontmatter("name: " + value + "\ndescription: b");
        assertThat(codes(read)).containsExactly("wrong-type");
        assertThat(read.findings().getFirst().message()).startsWith("`name` is " + kind);
        assertThat(read.manifest()).isEmpty();
    }

    @Test
    void acceptsAQuotedNumberAsName() throws IOException {
        ReadPackage read = frontmatter("name: \"12345\"\ndescription: b");
        assertThat(read.findings()).isEmpty();
        assertThat(read.manifest()).map(SkillManifest::name).contains("12345");
    }

    @Test
    void anEmptyDescriptionIsMissing() throws IOException {
        assertThat(codes(frontmatter("name: a\ndescription:"))).containsExactly("missing-field");
        assertThat(codes(frontmatter("name: a\ndescription: \"  \""))).containsExactly("missing-field");
    }

    @Test
    void refusesNonAsciiNamesWhenPublishing() throws IOException {
        assertThat(codes(frontmatter("name: 技能\ndescription: b"))).containsExactly("name-not-ascii");
    }

    @Test
    void metadataHoldsTextsOnly() throws IOException {
        assertThat(codes(frontmatter("name: a\ndescription: b\nmetadata:\n  openclaw: {emoji: x}\n  n: 2")))
                .containsExactly("wrong-type");
    }

    @Test
    void aLineOfHyphensInsideAValueDoesNotEndTheFrontmatter() throws IOException {
        ReadPackage read = reader.read(
                GivenFiles.skill(
                        "---\nname: a\ndescription: \"before --- after\"\nlicense: |\n  x\n  ---\n  y\n--- \t\nBody\n---\nmore\n"));
        assertThat(read.findings()).isEmpty();
        assertThat(read.manifest()).map(SkillManifest::description).contains("before --- after");
        assertThat(read.manifest().flatMap(SkillManifest::license)).contains("x\n---\ny");
        assertThat(read.body()).isEqualTo("Body\n---\nmore\n");
    }

    @Test
    void readsCrlfAndWarns() throws IOException {
        ReadPackage read = reader.read(GivenFiles.skill("---\r\nname: a\r\ndescription: b\r\n---\r\nBody\r\n"));
        assertThat(read.findings())
                .extracting(Finding::code, Finding::severity)
                .containsExactly(tuple("crlf", Severity.WARNING));
        assertThat(read.manifest()).map(SkillManifest::description).contains("b");
        assertThat(read.body()).isEqualTo("Body\n");
    }

    @Test
    void refusesAByteOrderMarkButReadsOn() throws IOException {
        ReadPackage read = reader.read(GivenFiles.skill("\uFEFF---\nname: a\ndescription: b\n---\nBody\n"));
        assertThat(codes(read)).containsExactly("bom");
        assertThat(read.refused()).isTrue();
        assertThat(read.manifest()).isPresent();
    }

    @Test
    void saysWhereTheBytesAreNotUtf8() throws IOException {
        byte[] bytes = "---\nname: a\ndescription: b\n---\ncaf\u00e9\n".getBytes(StandardCharsets.ISO_8859_1);
        ReadPackage read = reader.read(new GivenFiles().with("SKILL.md", bytes));
        assertThat(read.findings())
                .extracting(Finding::code, Finding::line, Finding::message)
                .containsExactly(tuple("not-utf8", Optional.of(5), "The file is not UTF-8: byte 0xE9 at offset 34."));
    }

    @Test
    void refusesUtf16() throws IOException {
        byte[] bytes = "---\nname: a\n---\n".getBytes(StandardCharsets.UTF_16);
        assertThat(codes(reader.read(new GivenFiles().with("SKILL.md", bytes)))).containsExactly("not-utf8");
    }

    @Test
    void refusesNul() throws IOException {
        assertThat(codes(reader.read(GivenFiles.skill("---\nname: a\ndescription: b\n---\nBo\0dy\n"))))
                .containsExactly("nul-character");
    }

    @Test
    void refusesAnAliasBombAtOnce() throws IOException {
        StringBuilder bomb = new StringBuilder("name: a\ndescription: b\nmetadata:\n  a0: &a0 [x,x,x,x,x,x,x,x,x,x]\n");
        for (int i = 1; i < 12; i++) {
            String alias = "*a" + (i - 1);
            bomb.append("  a" + i + ": &a" + i + " [" + (alias + ",").repeat(9) + alias + "]\n");
        }
        ReadPackage read =
                Assertions.assertTimeoutPreemptively(Duration.ofSeconds(5), () -> frontmatter(bomb.toString()));
        assertThat(codes(read)).containsExactly("yaml-too-complex");
    }

    @Test
    void refusesDeepNestingWithoutStackOverflow() throws IOException {
        assertThat(codes(frontmatter("name: a\ndescription: b\nmetadata: " + "[".repeat(20_000))))
                .containsExactly("yaml-too-complex");
    }

    @ParameterizedTest
    @ValueSource(strings = {"name: *a", "name: &a [*a]", "? [x]\n: y"})
    void refusesAliasesToNothingAndListsAsKeys(String yaml) throws IOException {
        assertThat(codes(frontmatter(yaml + "\ndescription: b"))).containsExactly("yaml-invalid");
    }

    @Test
    void refusesTagsAndDuplicateKeysAndSecondDocuments() throws IOException {
        assertThat(codes(frontmatter("name: !!python/object:os.system a\ndescription: b")))
                .containsExactly("yaml-tag");
        assertThat(codes(frontmatter("name: a\ndescription: b\nname: c"))).containsExactly("yaml-duplicate-key");
        assertThat(codes(frontmatter("name: a\ndescription: b\n...\nname: c"))).contains("yaml-invalid");
    }

    @Test
    void anUnquotedColonIsExplained() throws IOException {
        ReadPackage read = frontmatter("name: a\ndescription: Use when: asked");
        assertThat(read.findings())
                .extracting(Finding::code, Finding::line, Finding::fix)
                .containsExactly(tuple(
                        "yaml-invalid",
                        Optional.of(3),
                        "A text that contains a colon and a space needs quotes around it."));
    }

    @ParameterizedTest
    @CsvSource({
        "Read Write, false, Read|Write",
        "'Read, Write', true, Read|Write",
        "'Bash(git add:*, git commit:*) Read', false, 'Bash(git add:*, git commit:*)|Read'"
    })
    void splitsAllowedToolsOutsideParentheses(String text, boolean commas, String tools) throws IOException {
        ReadPackage read = frontmatter("name: a\ndescription: b\nallowed-tools: \"" + text + "\"");
        assertThat(read.manifest().orElseThrow().allowedTools()).containsExactly(tools.split("\\|"));
        assertThat(codes(read)).isEqualTo(commas ? List.of("allowed-tools-comma") : List.of());
    }

    @Test
    void refusesAllowedToolsAsListOrWithOpenParenthesis() throws IOException {
        assertThat(codes(frontmatter("name: a\ndescription: b\nallowed-tools: [Read]")))
                .containsExactly("allowed-tools-format");
        assertThat(codes(frontmatter("name: a\ndescription: b\nallowed-tools: Bash(git")))
                .containsExactly("allowed-tools-format");
    }

    @Test
    void lowerCaseSkillMdIsAWarning() throws IOException {
        ReadPackage read = reader.read(new GivenFiles().with("skill.md", "---\nname: a\ndescription: b\n---\nBody\n"));
        assertThat(read.findings())
                .extracting(Finding::code, Finding::severity)
                .containsExactly(tuple("skill-md-name", Severity.WARNING));
        assertThat(read.refused()).isFalse();
    }

    @Test
    void saysWhenThereIsNoSkillMd() throws IOException {
        ReadPackage read = reader.read(new GivenFiles().with("README.md", "x"));
        assertThat(codes(read)).containsExactly("no-skill-md");
        assertThat(read.manifest()).isEmpty();
    }

    @Test
    void frontmatterAfterABlankLineIsExplained() throws IOException {
        ReadPackage read = reader.read(GivenFiles.skill("\n---\nname: a\n---\n"));
        assertThat(read.findings())
                .extracting(Finding::message)
                .contains("The frontmatter must start on line 1, column 1; a `---` stands on line 2.");
    }

    @Test
    void longBodiesAndDescriptionsAreNoted() throws IOException {
        ReadPackage read = reader.read(
                GivenFiles.skill("---\nname: a\ndescription: " + "x".repeat(201) + "\n---\n" + "line\n".repeat(501)));
        assertThat(read.findings())
                .extracting(Finding::code, Finding::severity)
                .containsExactlyInAnyOrder(
                        tuple("long-description", Severity.INFO), tuple("long-body", Severity.WARNING));
        assertThat(read.refused()).isFalse();
    }

    @Test
    void comparisonsAreNotMarkup() throws IOException {
        assertThat(frontmatter("name: a\ndescription: \"if a < b and c > d, 5 <6> 7\"")
                        .findings())
                .isEmpty();
        assertThat(codes(frontmatter("name: a\ndescription: \"</skill>\""))).containsExactly("markup");
    }

    @Test
    void boundsTheNumberOfFindings() throws IOException {
        StringBuilder fields = new StringBuilder("name: a\ndescription: b");
        for (int i = 0; i < 500; i++) {
            fields.append("\nunknown").append(i).append(": x");
        }
        assertThat(codes(frontmatter(fields.toString()))).hasSize(201).endsWith("more-findings");
    }
}
