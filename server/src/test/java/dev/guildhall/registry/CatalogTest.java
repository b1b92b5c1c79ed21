package dev.guildhall.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.guildhall.identity.Role;
import dev.guildhall.platform.Actor;
import dev.guildhall.platform.Page;
import dev.guildhall.platform.PageRequest;
import dev.guildhall.platform.Problem;
import dev.guildhall.wired.Wired;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CatalogTest {
    private final Catalog catalog = Wired.bean(Catalog.class);
    private final Guild guild = new Guild();
    private final Actor author = guild.authorOf("mill");
    private final Actor viewer = guild.user(Role.VIEWER);

    @BeforeEach
    void someSkills() throws IOException {
        publish("code-reviewer", "Reviews pull requests and finds mistakes.", "Read the diff line by line.", "review");
        publish("pdf-tools", "Extracts, merges and fills PDF forms.", "Use the scripts.", "documents");
        publish("pdf", "Reads one document.", "Nothing else.", "documents");
        publish("schema-validator", "Checks SQL table definitions.", "Every primary key counts.", "databases");
    }

    @Test
    void filters() {
        assertThat(names(list("", "mill", "documents", "", "name"))).containsExactly("pdf", "pdf-tools");
        assertThat(names(list("pdf", "mill", "review", "", ""))).isEmpty();
        assertThat(names(list("", "nobody", "", "", ""))).isEmpty();
        Wired.bean(Lifecycle.class).yank(author, "mill", "pdf", "1.0.0", "old");
        assertThat(names(list("", "", "", "", "name"))).doesNotContain("pdf");
        assertThat(names(list("pdf", "", "", "", ""))).containsExactly("pdf-tools");
        assertThat(names(list("", "", "", "yanked", ""))).containsExactly("pdf");
        assertThatThrownBy(() -> list("", "", "", "lost", "")).isInstanceOf(Problem.class);
        assertThatThrownBy(() -> list("", "", "", "", "colour")).isInstanceOf(Problem.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"updated", "downloads", "name", "relevance"})
    void pagesOverEverySkillOnce(String sort) {
        Guild.execute("""
                insert into skill (id, organisation_id, owner_id, owner_name, name, latest, state, created_at, updated_at,
                    haystack, headline, search)
                select gen_random_uuid(), organisation_id, owner_id, owner_name, 'tool-' || i, latest, state, now(), now(),
                    'tool', to_tsvector('simple', 'tool ' || i), to_tsvector('simple', 'tool ' || i)
                from skill, generate_series(0, 8) i where organisation_id = ? and name = 'pdf'""", guild.id);
        // The same values everywhere: only the id tells the rows apart.
        Guild.execute("update skill set downloads = 7, updated_at = now() where organisation_id = ?", guild.id);
        for (String typed : List.of("", "tool")) {
            List<String> seen = new ArrayList<>();
            String cursor = null;
            do {
                Page<SkillRow> page = Listing.of(
                        viewer,
                        new SkillQuery(typed, Optional.empty(), Optional.empty(), Optional.empty(), Optional.of(sort)),
                        PageRequest.of(2, cursor));
                seen.addAll(names(page));
                cursor = page.next().orElse(null);
            } while (cursor != null);
            assertThat(seen).doesNotHaveDuplicates().hasSize(typed.isEmpty() ? 13 : 10);
            assertThat(seen)
                    .containsAll(
                            IntStream.range(0, 9).mapToObj(i -> "tool-" + i).toList());
        }
    }

    @Test
    void sortsAsAsked() {
        Guild.execute("update skill set downloads = length(name) where organisation_id = ?", guild.id);
        assertThat(names(list("", "", "", "", "downloads")))
                .containsExactly("schema-validator", "code-reviewer", "pdf-tools", "pdf");
        assertThat(names(list("", "", "", "", "name")))
                .containsExactly("code-reviewer", "pdf", "pdf-tools", "schema-validator");
        assertThat(names(list("", "", "", "", "")))
                .containsExactly("schema-validator", "pdf", "pdf-tools", "code-reviewer");
    }

    @Test
    void refusesACursorOfAnotherOrder() {
        String cursor = Listing.of(viewer, SkillQuery.all(), PageRequest.first(1))
                .next()
                .orElseThrow();
        assertThatThrownBy(() -> Listing.of(
                        viewer,
                        new SkillQuery("", Optional.empty(), Optional.empty(), Optional.empty(), Optional.of("name")),
                        PageRequest.of(1, cursor)))
                .isInstanceOfSatisfying(
                        Problem.class, p -> assertThat(p.type().status()).isEqualTo(400));
        for (String forged : List.of("x'", "2026-99-99T00:00:00Z")) {
            assertThatThrownBy(() -> Listing.of(
                            viewer,
                            SkillQuery.all(),
                            PageRequest.of(1, PageRequest.cursor("updated", forged, guild.id.toString()))))
                    .isInstanceOfSatisfying(
                            Problem.class, p -> assertThat(p.type().status()).isEqualTo(400));
        }
    }

    @Test
    void listsVersionsBySemanticVersion() throws IOException {
        for (String version : List.of("0.9.0", "1.10.0", "1.2.0", "1.10.0-rc.1")) {
            Guild.publish(author, Guild.skill("pdf", "body of " + version), "mill", version);
        }
        List<String> seen = new ArrayList<>();
        String cursor = null;
        do {
            Page<VersionRow> page = catalog.versions(viewer, "mill", "pdf", PageRequest.of(2, cursor));
            page.items().forEach(row -> seen.add(row.version()));
            cursor = page.next().orElse(null);
        } while (cursor != null);
        assertThat(seen).containsExactly("1.10.0", "1.10.0-rc.1", "1.2.0", "1.0.0", "0.9.0");
        assertThat(catalog.skill(viewer, "mill", "pdf").versionCount()).isEqualTo(5);
        assertThat(catalog.versionsBelow(viewer, "mill", "pdf", "1.10.0-rc.1"))
                .extracting(VersionRow::version)
                .containsExactly("1.2.0", "1.0.0", "0.9.0");
    }

    @Test
    void showsWhatTheLatestVersionSays() throws IOException {
        Guild.publish(author, Guild.skill("pdf", "Paints pictures.", "Brush.", Map.of()), "mill", "2.0.0");
        assertThat(names(search("painting"))).containsExactly("pdf");
        Wired.bean(Lifecycle.class).yank(author, "mill", "pdf", "2.0.0", "old");
        assertThat(search("painting").items()).isEmpty();
        assertThat(catalog.skill(viewer, "mill", "pdf").description()).isEqualTo("Reads one document.");
    }

    @Test
    void countsDownloadsInBatches() throws Exception {
        for (int i = 0; i < 3; i++) {
            catalog.archive(viewer, "mill", "pdf", "latest").opener().open().close();
        }
        Wired.bean(DownloadCounter.class).flush();
        assertThat(catalog.skill(viewer, "mill", "pdf").downloads()).isEqualTo(3);
        assertThat(catalog.version(viewer, "mill", "pdf", "1.0.0").row().downloads())
                .isEqualTo(3);
        Wired.bean(DownloadCounter.class).flush();
        assertThat(catalog.skill(viewer, "mill", "pdf").downloads()).isEqualTo(3);
        assertThat(Guild.count(
                        "select sum(downloads) from skill_download_day where organisation_id = ? and day = (now() at time zone 'UTC')::date",
                        guild.id))
                .isEqualTo(3);
    }

    private void publish(String name, String description, String body, String category) throws IOException {
        String yaml = "schema: guildhall/v1\ncategory: " + category + "\nkeywords: [" + category + "]\n";
        Guild.publish(author, Guild.skill(name, description, body, Map.of("skill.yaml", yaml)), "mill", "1.0.0");
    }

    private Page<SkillRow> search(String typed) {
        return Listing.of(viewer, text(typed), PageRequest.first(10));
    }

    private static SkillQuery text(String typed) {
        return new SkillQuery(typed, Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
    }

    private Page<SkillRow> list(String typed, String owner, String category, String state, String sort) {
        return Listing.of(
                viewer,
                new SkillQuery(typed, given(owner), given(category), given(state), given(sort)),
                PageRequest.first(20));
    }

    private static Optional<String> given(String value) {
        return Optional.of(value).filter(text -> !text.isEmpty());
    }

    private static List<String> names(Page<SkillRow> page) {
        return page.items().stream().map(SkillRow::name).toList();
    }
}
