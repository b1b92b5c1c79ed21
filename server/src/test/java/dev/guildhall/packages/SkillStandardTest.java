package dev.guildhall.packages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The forty cases of the standard's reference validator, under its own names. */
class SkillStandardTest {
    @TempDir
    Path temp;

    private Path skill(String folder, String text) throws IOException {
        return file(folder, "SKILL.md", text);
    }

    private Path file(String folder, String name, String text) throws IOException {
        Path path = Files.createDirectories(temp.resolve(folder));
        Files.writeString(path.resolve(name), text);
        return path;
    }

    private static String frontmatter(String name, String description) {
        return "---\nname: " + name + "\ndescription: " + description + "\n---\nBody\n";
    }

    private List<String> codes(Path folder) throws IOException {
        return SkillStandard.validate(folder).stream().map(Finding::code).toList();
    }

    private Frontmatter parse(String text, Findings findings) {
        return Frontmatter.of(text, "SKILL.md", findings);
    }

    private List<String> codesOf(String text) {
        Findings findings = new Findings();
        assertThat(parse(text, findings).fields()).isEmpty();
        return findings.all().stream().map(Finding::code).toList();
    }

    @Nested
    class Parser {
        @Test
        void validFrontmatter() {
            Findings findings = new Findings();
            Frontmatter frontmatter =
                    parse("---\nname: my-skill\ndescription: A test\n---\n# My skill\n\nText.\n", findings);
            assertThat(findings.all()).isEmpty();
            assertThat(frontmatter.body()).isEqualTo("# My skill\n\nText.\n");
            assertThat(frontmatter.fields().orElseThrow().entries())
                    .containsExactly(
                            new YamlNode.Entry("name", 2, new YamlNode.Scalar("my-skill", true, 2)),
                            new YamlNode.Entry("description", 3, new YamlNode.Scalar("A test", true, 3)));
        }

        @Test
        void missingFrontmatter() {
            assertThat(codesOf("# No frontmatter")).containsExactly("no-frontmatter");
        }

        @Test
        void unclosedFrontmatter() {
            assertThat(codesOf("---\nname: my-skill\ndescription: A test\n")).containsExactly("unclosed-frontmatter");
        }

        @Test
        void invalidYaml() {
            assertThat(codesOf("---\nname: [invalid\ndescription: A test\n---\n"))
                    .containsExactly("yaml-invalid");
        }

        @Test
        void nonDictFrontmatter() {
            assertThat(codesOf("---\n- a\n- list\n---\n")).containsExactly("yaml-not-a-map");
        }

        @Test
        void readValidSkill() throws Exception {
            Path folder = skill("my-skill", "---\nname: my-skill\ndescription: A test\nlicense: MIT\n---\nBody\n");
            assertThat(SkillStandard.readProperties(folder))
                    .isEqualTo(new SkillStandard.Properties(
                            "my-skill", "A test", Optional.of("MIT"), Optional.empty(), Map.of(), Optional.empty()));
        }

        @Test
        void readWithMetadata() throws Exception {
            Path folder = skill(
                    "my-skill",
                    "---\nname: my-skill\ndescription: A test\nmetadata:\n  author: Ada\n  version: 1.0\n---\nBody\n");
            assertThat(SkillStandard.readProperties(folder).metadata())
                    .isEqualTo(Map.of("author", "Ada", "version", "1.0"));
        }

        @Test
        void missingSkillMd() throws IOException {
            Path folder = Files.createDirectories(temp.resolve("my-skill"));
            assertThatThrownBy(() -> SkillStandard.readProperties(folder))
                    .isInstanceOf(SkillStandard.Unreadable.class)
                    .hasMessageContaining("There is no SKILL.md");
        }

        @Test
        void missingName() throws IOException {
            Path folder = skill("my-skill", "---\ndescription: A test\n---\nBody\n");
            assertThatThrownBy(() -> SkillStandard.readProperties(folder))
                    .isInstanceOf(SkillStandard.Unreadable.class)
                    .hasMessageContaining("`name` is missing");
        }

        @Test
        void missingDescription() throws IOException {
            Path folder = skill("my-skill", "---\nname: my-skill\n---\nBody\n");
            assertThatThrownBy(() -> SkillStandard.readProperties(folder))
                    .isInstanceOf(SkillStandard.Unreadable.class)
                    .hasMessageContaining("`description` is missing");
        }

        @Test
        void findPrefersUppercase() throws IOException {
            Path folder = skill("my-skill", "upper");
            file("my-skill", "skill.md", "lower");
            assertThat(SkillStandard.find(folder)).contains(folder.resolve("SKILL.md"));
        }

        @Test
        void findAcceptsLowercase() throws IOException {
            Path folder = file("my-skill", "skill.md", "lower");
            assertThat(SkillStandard.find(folder)).contains(folder.resolve("skill.md"));
        }

        @Test
        void findReturnsNone() throws IOException {
            assertThat(SkillStandard.find(file("my-skill", "README.md", "no skill")))
                    .isEmpty();
        }

        @Test
        void readPropertiesWithLowercase() throws Exception {
            Path folder = file("my-skill", "skill.md", frontmatter("my-skill", "A test"));
            assertThat(SkillStandard.readProperties(folder).name()).isEqualTo("my-skill");
        }

        @Test
        void allowedToolsRoundTrip() throws Exception {
            Path folder = skill(
                    "my-skill",
                    "---\nname: my-skill\ndescription: A test\nallowed-tools: Bash(jq:*) Bash(git:*)\n---\nBody\n");
            assertThat(SkillStandard.readProperties(folder).allowedTools()).contains("Bash(jq:*) Bash(git:*)");
        }
    }

    @Nested
    class Validator {
        @Test
        void validSkill() throws IOException {
            assertThat(codes(skill("my-skill", frontmatter("my-skill", "A test"))))
                    .isEmpty();
        }

        @Test
        void nonexistentPath() throws IOException {
            assertThat(SkillStandard.validate(temp.resolve("none")))
                    .singleElement()
                    .satisfies(finding -> assertThat(finding.message()).endsWith("does not exist."));
        }

        @Test
        void notADirectory() throws IOException {
            Path path = Files.writeString(temp.resolve("file.txt"), "text");
            assertThat(SkillStandard.validate(path))
                    .singleElement()
                    .satisfies(finding -> assertThat(finding.message()).endsWith("is not a folder."));
        }

        @Test
        void missingSkillMd() throws IOException {
            assertThat(codes(Files.createDirectories(temp.resolve("my-skill")))).containsExactly("no-skill-md");
        }

        @Test
        void invalidNameUppercase() throws IOException {
            assertThat(codes(skill("MySkill", frontmatter("MySkill", "A test"))))
                    .containsExactly("name-format");
        }

        @Test
        void nameTooLong() throws IOException {
            String name = "a".repeat(70);
            assertThat(codes(skill(name, frontmatter(name, "A test")))).containsExactly("too-long");
        }

        @Test
        void nameLeadingHyphen() throws IOException {
            assertThat(codes(skill("-my-skill", frontmatter("-my-skill", "A test"))))
                    .containsExactly("name-format");
        }

        @Test
        void nameConsecutiveHyphens() throws IOException {
            assertThat(codes(skill("my--skill", frontmatter("my--skill", "A test"))))
                    .containsExactly("name-format");
        }

        @Test
        void nameInvalidCharacters() throws IOException {
            assertThat(codes(skill("my_skill", frontmatter("my_skill", "A test"))))
                    .containsExactly("name-format");
        }

        @Test
        void nameDirectoryMismatch() throws IOException {
            assertThat(codes(skill("wrong-name", frontmatter("correct-name", "A test"))))
                    .containsExactly("name-folder-mismatch");
        }

        @Test
        void unexpectedFields() throws IOException {
            Path folder = skill("my-skill", "---\nname: my-skill\ndescription: A test\nunknown_field: x\n---\nBody\n");
            assertThat(codes(folder)).containsExactly("unknown-field");
        }

        @Test
        void validWithAllFields() throws IOException {
            Path folder = skill("my-skill", """
                    ---
                    name: my-skill
                    description: A test
                    license: MIT
                    compatibility: Requires Python
                    allowed-tools: Read
                    metadata:
                      author: Ada
                    ---
                    Body
                    """);
            assertThat(codes(folder)).isEmpty();
        }

        @Test
        void allowedToolsAccepted() throws IOException {
            Path folder = skill(
                    "my-skill",
                    "---\nname: my-skill\ndescription: A test\nallowed-tools: Bash(jq:*) Bash(git:*)\n---\nBody\n");
            assertThat(codes(folder)).isEmpty();
        }

        @Test
        void i18nChineseName() throws IOException {
            assertThat(codes(skill("技能", frontmatter("技能", "A test")))).isEmpty();
        }

        @Test
        void i18nRussianNameWithHyphens() throws IOException {
            assertThat(codes(skill("мой-навык", frontmatter("мой-навык", "A test"))))
                    .isEmpty();
        }

        @Test
        void i18nRussianLowercaseValid() throws IOException {
            assertThat(codes(skill("навык", frontmatter("навык", "A test")))).isEmpty();
        }

        @Test
        void i18nRussianUppercaseRejected() throws IOException {
            assertThat(codes(skill("НАВЫК", frontmatter("НАВЫК", "A test")))).containsExactly("name-format");
        }

        @Test
        void descriptionTooLong() throws IOException {
            assertThat(codes(skill("my-skill", frontmatter("my-skill", "x".repeat(1100)))))
                    .containsExactly("too-long");
        }

        @Test
        void validCompatibility() throws IOException {
            Path folder = skill(
                    "my-skill", "---\nname: my-skill\ndescription: A test\ncompatibility: Requires git\n---\nBody\n");
            assertThat(codes(folder)).isEmpty();
        }

        @Test
        void compatibilityTooLong() throws IOException {
            Path folder = skill(
                    "my-skill",
                    "---\nname: my-skill\ndescription: A test\ncompatibility: " + "x".repeat(550) + "\n---\nBody\n");
            assertThat(codes(folder)).containsExactly("too-long");
        }

        @Test
        void nfkcNormalization() throws IOException {
            String decomposed = "cafe\u0301";
            String composed = "caf\u00e9";
            assertThat(codes(skill(composed, frontmatter(decomposed, "A test"))))
                    .isEmpty();
        }
    }

    @Nested
    class Prompt {
        @Test
        void emptyList() throws Exception {
            assertThat(SkillStandard.toPrompt(List.of())).isEqualTo("<available_skills>\n</available_skills>");
        }

        @Test
        void singleSkill() throws Exception {
            Path folder = skill("my-skill", frontmatter("my-skill", "A test"));
            assertThat(SkillStandard.toPrompt(List.of(folder)))
                    .isEqualTo("<available_skills>\n<skill>\n<name>\nmy-skill\n</name>\n<description>\nA test\n"
                            + "</description>\n<location>\n" + folder.resolve("SKILL.md")
                            + "\n</location>\n</skill>\n</available_skills>");
        }

        @Test
        void multipleSkills() throws Exception {
            Path one = skill("one", frontmatter("one", "First"));
            Path two = skill("two", frontmatter("two", "Second"));
            assertThat(SkillStandard.toPrompt(List.of(one, two)))
                    .containsSubsequence("<skill>", "one", "First", "</skill>", "<skill>", "two", "Second", "</skill>");
        }

        @Test
        void specialCharactersEscaped() throws Exception {
            Path folder = skill("my-skill", frontmatter("my-skill", "Use <foo> & <bar> tags"));
            assertThat(SkillStandard.toPrompt(List.of(folder)))
                    .contains("Use &lt;foo&gt; &amp; &lt;bar&gt; tags")
                    .doesNotContain("<foo>");
        }
    }
}
