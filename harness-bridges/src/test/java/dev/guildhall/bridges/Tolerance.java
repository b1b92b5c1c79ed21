package dev.guildhall.bridges;

import static org.assertj.core.api.Assertions.assertThat;

import dev.guildhall.skill.HarnessPlan;
import dev.guildhall.skill.HarnessPlan.Content;
import dev.guildhall.skill.HarnessPlan.File;
import dev.guildhall.skill.HarnessPlan.Patch;
import dev.guildhall.skill.HarnessPlan.Syntax;
import dev.guildhall.skill.HarnessPlan.Upload;
import dev.guildhall.skill.Json;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What harnesses were seen to take. Each rule is the strictest of all of them, so that a skill that passes is listed
 * everywhere: a byte order mark makes Codex and Gemini CLI drop it, a colon without quotes Pi and Copilot CLI, a name that YAML
 * takes for a number OpenCode and Copilot CLI, a skill that lies deeper than one folder Claude Code and Gemini CLI.
 */
public final class Tolerance {
    /** Where each harness looks; a hidden skill may lie where it does not. */
    private static final Map<String, List<String>> FOLDERS = Map.of(
            "claude-code", List.of(".claude/skills/"),
            "opencode", List.of(".opencode/skills/"),
            "codex", List.of(".agents/skills/"),
            "gemini-cli", List.of(".gemini/skills/", ".gemini/skills-by-name/"),
            "copilot", List.of(".github/skills/"),
            "cursor", List.of(".cursor/skills/"),
            "openclaw", List.of("skills/"),
            "pi", List.of(".pi/skills/"),
            "deepagents", List.of(".deepagents/skills/", ".deepagents/skills-by-name/"),
            "claude-managed-agents", List.of(""));

    private static final Pattern NAME = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*");
    private static final Pattern FRONTMATTER = Pattern.compile("---\n(.*?)\n---\n", Pattern.DOTALL);
    private static final Pattern TAG = Pattern.compile("<[A-Za-z/!?]");
    private static final Pattern NOT_TEXT =
            Pattern.compile("(?i)[-+]?[0-9][0-9_.,:]*|0[xo][0-9a-f]+|true|false|yes|no|on|off|null|~|\\[.*|\\{.*|");
    private static final Pattern SECRET =
            Pattern.compile("\\b(sk-[A-Za-z0-9_-]{20,}|ghp_[A-Za-z0-9]{30,}|xoxb-[A-Za-z0-9-]{10,})");

    private final String harness;
    private final Function<String, String> texts;

    private Tolerance(String harness, Function<String, String> texts) {
        this.harness = harness;
        this.texts = texts;
    }

    /**
     * @param texts text of a {@code SKILL.md} that is copied, by its SHA-256; empty where there is none to look at
     * @throws AssertionError with the rule that is broken
     */
    public static void check(String harness, HarnessPlan plan, Function<String, String> texts) {
        new Tolerance(harness, texts).check(plan);
    }

    private void check(HarnessPlan plan) {
        files(plan.files());
        Set<String> written = new HashSet<>();
        plan.files().forEach(file -> written.add(file.path()));
        for (Patch patch : plan.patches()) {
            path(patch.path());
            assertThat(written).as("%s is written whole and merged", patch.path()).doesNotContain(patch.path());
            assertThat(Json.write(Json.read(patch.value()))).isEqualTo(patch.value());
            assertThat(patch.pointer()).matches(patch.syntax() == Syntax.MARKDOWN ? "" : "(/([^~/]|~[01])+)+");
        }
        plan.uploads().forEach(this::upload);
        assertThat(SECRET.matcher(PlanText.of(plan)).find()).as("a secret in the plan").isFalse();
    }

    private void upload(Upload upload) {
        upload.body().ifPresent(body -> assertThat(Json.write(Json.read(body))).isEqualTo(body));
        if (upload.kind().equals("skill")) {
            assertThat(upload.name()).doesNotContain("claude", "anthropic");
            assertThat(upload.files()).allSatisfy(file -> assertThat(file.path()).startsWith(upload.name() + "/"));
            files(upload.files());
        }
    }

    private void files(List<File> files) {
        Set<String> paths = new HashSet<>();
        for (File file : files) {
            assertThat(paths.add(file.path())).as("%s stands once", file.path()).isTrue();
            path(file.path());
            skill(file);
        }
    }

    private static void path(String path) {
        String inside = path.startsWith("~/") ? path.substring(2) : path;
        assertThat(inside).doesNotStartWith("/").doesNotContain("\\", "//");
        assertThat(List.of(inside.split("/", -1))).doesNotContain("..", ".", "");
    }

    private void skill(File file) {
        if (file.content() instanceof Content.Text text) {
            assertThat(text.text()).as(file.path()).doesNotContain("\r").doesNotStartWith("\uFEFF");
        }
        for (String folder : FOLDERS.getOrDefault(harness, List.of())) {
            Matcher skill = Pattern.compile(Pattern.quote(folder) + "([^/]+)/SKILL\\.md").matcher(file.path());
            if (skill.matches()) {
                frontmatter(skill.group(1), file.content());
            }
        }
    }

    private void frontmatter(String folder, Content content) {
        assertThat(folder).matches(NAME).hasSizeLessThanOrEqualTo(64);
        boolean copied = content instanceof Content.FromPackage;
        String text = switch (content) {
            case Content.Text written -> written.text();
            case Content.FromPackage from -> texts.apply(from.sha256());
        };
        if (copied && text.isEmpty()) {
            return;
        }
        Matcher matcher = FRONTMATTER.matcher(text.replace("\r\n", "\n"));
        assertThat(matcher.lookingAt()).as("frontmatter of %s", folder).isTrue();
        assertThat(value(matcher.group(1), "name", !copied)).isEqualTo(folder);
        String description = value(matcher.group(1), "description", !copied);
        assertThat(description.codePointCount(0, description.length())).isBetween(1, 1_024);
        assertThat(TAG.matcher(description).find()).as("a tag in the description of %s", folder).isFalse();
    }

    /** What the bridge writes stands in double quotes; what an author wrote is text in any of YAML's ways. */
    private static String value(String frontmatter, String key, boolean quoted) {
        String line = frontmatter
                .lines()
                .filter(one -> one.startsWith(key + ":"))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no " + key))
                .substring(key.length() + 1)
                .strip();
        if (line.startsWith("\"") && line.endsWith("\"") && line.length() > 1) {
            return String.valueOf(Json.read(line));
        }
        assertThat(quoted).as("%s is in quotes", key).isFalse();
        if (!line.startsWith("'") && !line.startsWith("\"") && !line.startsWith(">") && !line.startsWith("|")) {
            assertThat(line).doesNotContain(": ").doesNotContain(" #");
            assertThat(NOT_TEXT.matcher(line).matches()).as("%s is text", line).isFalse();
        }
        return line.startsWith("'") ? line.substring(1, line.length() - 1).replace("''", "'") : line;
    }
}
