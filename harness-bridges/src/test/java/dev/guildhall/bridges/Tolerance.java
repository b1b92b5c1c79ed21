package dev.guildhall.bridges;

import static org.assertj.core.api.Assertions.assertThat;

import dev.guildhall.skill.HarnessPlan;
import dev.guildhall.skill.HarnessPlan.Content;
import dev.guildhall.skill.HarnessPlan.File;
import dev.guildhall.skill.Json;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What every harness takes: the strictest of each, so that what passes is listed everywhere. */
final class Tolerance {
    private static final Pattern NAME = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*");
    private static final Pattern SKILL = Pattern.compile("(.*/)?([^/]+)/SKILL\\.md");
    private static final Pattern FRONTMATTER = Pattern.compile("---\n(.*?)\n---\n", Pattern.DOTALL);
    private static final Set<String> SECRETS = Set.of("sk-", "ghp_", "xoxb-");

    private Tolerance() {}

    static void check(HarnessPlan plan) {
        Set<String> paths = new HashSet<>();
        for (File file : plan.files()) {
            assertThat(paths.add(file.path())).as("%s stands once", file.path()).isTrue();
            path(file.path());
            if (file.content() instanceof Content.Text text) {
                text(file.path(), text.text());
            }
        }
        plan.patches().forEach(patch -> {
            path(patch.path());
            assertThat(paths).as("%s is written whole and merged", patch.path()).doesNotContain(patch.path());
            assertThat(Json.write(Json.read(patch.value()))).isEqualTo(patch.value());
        });
        String whole = PlanText.of(plan);
        SECRETS.forEach(secret -> assertThat(whole).doesNotContain(secret));
    }

    private static void path(String path) {
        String inside = path.startsWith("~/") ? path.substring(2) : path;
        assertThat(inside).doesNotStartWith("/").doesNotContain("\\", "//");
        assertThat(Set.of(inside.split("/", -1))).doesNotContain("..", ".", "");
    }

    private static void text(String path, String text) {
        assertThat(text).doesNotContain("\r").doesNotStartWith("\uFEFF");
        Matcher skill = SKILL.matcher(path);
        if (skill.matches()) {
            assertThat(skill.group(2)).matches(NAME).hasSizeLessThanOrEqualTo(64);
            Matcher frontmatter = FRONTMATTER.matcher(text);
            assertThat(frontmatter.lookingAt()).as("%s has a frontmatter", path).isTrue();
            Map<?, ?> name = Map.of("name", value(frontmatter.group(1), "name"));
            assertThat(name.get("name")).isEqualTo(skill.group(2));
            String description = value(frontmatter.group(1), "description").toString();
            assertThat(description.codePointCount(0, description.length())).isBetween(1, 1_024);
            assertThat(description).doesNotContainPattern("<[A-Za-z/!]");
        }
    }

    /** Texts stand in double quotes, so that nobody takes one for a number or trips over a colon. */
    private static Object value(String frontmatter, String key) {
        String line = frontmatter
                .lines()
                .filter(one -> one.startsWith(key + ": \""))
                .findFirst()
                .orElseThrow(() -> new AssertionError(key + " is not in quotes"));
        Object value = Json.read(line.substring(key.length() + 2));
        assertThat(value).isInstanceOf(String.class);
        return String.valueOf(value);
    }
}
