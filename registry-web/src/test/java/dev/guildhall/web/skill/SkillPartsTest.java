package dev.guildhall.web.skill;

import static org.assertj.core.api.Assertions.assertThat;

import dev.guildhall.registry.SkillFacet;
import dev.guildhall.registry.StoredFile;
import dev.guildhall.search.FacetValue;
import dev.guildhall.skill.PackageFile;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SkillPartsTest {
    @Test
    void laysFilesOutFoldersFirst() {
        assertThat(FileNode.tree(List.of(file("SKILL.md"), file("a/b/c.md"), file("a/d.md"))))
                .isEqualTo(List.of(
                        folder("a", "a", folder("b", "a/b", leaf("c.md", "a/b/c.md")), leaf("d.md", "a/d.md")),
                        leaf("SKILL.md", "SKILL.md")));
    }

    @Test
    void stopsNestingWhereATemplateShould() {
        String path = "d/".repeat(300) + "x";
        int depth = 0;
        List<FileNode> level = FileNode.tree(List.of(file(path)));
        while (level.getFirst().file().isEmpty()) {
            level = level.getFirst().children();
            depth++;
        }
        assertThat(depth).isEqualTo(16);
        assertThat(level.getFirst().path()).isEqualTo(path);
    }

    @ParameterizedTest
    @CsvSource({
        "plan.PNG, image/png, inline; filename*=UTF-8''plan.PNG",
        "a/x.svg, image/svg+xml, inline; filename*=UTF-8''x.svg",
        "x.html, application/octet-stream, attachment; filename*=UTF-8''x.html",
        "Makefile, application/octet-stream, attachment; filename*=UTF-8''Makefile",
        "a/ü\" b.js, application/octet-stream, attachment; filename*=UTF-8''%C3%BC%22%20b.js",
    })
    void handsOutOnlyPicturesToShow(String path, String mediaType, String disposition) {
        assertThat(FileKind.mediaType(path)).isEqualTo(mediaType);
        assertThat(RawFiles.disposition(path)).isEqualTo(disposition);
    }

    @Test
    void readsTextAndNothingElse() throws IOException {
        assertThat(StoredText.read(stored("grüße\n".getBytes(StandardCharsets.UTF_8))))
                .contains("grüße\n");
        assertThat(StoredText.read(stored(new byte[] {'a', 0, 'b'}))).isEmpty();
        assertThat(StoredText.read(stored(new byte[] {(byte) 0xc3, 0x28}))).isEmpty();
        assertThat(StoredText.read(stored(new byte[StoredText.LIMIT + 1]))).isEmpty();
    }

    @Test
    void keepsTheVersionOnEveryTab() {
        SkillAddress address = new SkillAddress("acme", "pdf", Optional.of("1.0.0+b 1"));
        assertThat(address.readme()).isEqualTo("/skills/@acme/pdf?version=1.0.0%2Bb%201");
        assertThat(address.source("a b.md"))
                .isEqualTo("/skills/@acme/pdf/files/a%20b.md?version=1.0.0%2Bb%201&view=source");
        assertThat(new SkillAddress("acme", "pdf", Optional.empty()).source("a.md"))
                .isEqualTo("/skills/@acme/pdf/files/a.md?view=source");
        assertThat(address.apiVersion("1.0.0")).isEqualTo("/api/v1/skills/@acme/pdf/versions/1.0.0");
    }

    @Test
    void changesOnePartOfASearchAtATime() {
        CatalogFilter filter = new CatalogFilter(
                "pdf tools",
                Map.of(
                        SkillFacet.OWNER,
                        List.of("acme", "mill"),
                        SkillFacet.STATE,
                        List.of("held"),
                        SkillFacet.RISK,
                        List.of(" ")),
                "",
                Optional.empty());
        assertThat(filter.with(SkillFacet.OWNER, List.of())).isEqualTo("/skills?q=pdf%20tools&state=held");
        assertThat(filter.with("q", "")).isEqualTo("/skills?owner=acme&owner=mill&state=held");
        assertThat(filter.chips())
                .containsExactly(
                        new CatalogFilter.Chip(SkillFacet.OWNER, "acme", "/skills?q=pdf%20tools&owner=mill&state=held"),
                        new CatalogFilter.Chip(SkillFacet.OWNER, "mill", "/skills?q=pdf%20tools&owner=acme&state=held"),
                        new CatalogFilter.Chip(
                                SkillFacet.STATE, "held", "/skills?q=pdf%20tools&owner=acme&owner=mill"));
        assertThat(filter.next("c1")).isEqualTo("/skills?q=pdf%20tools&owner=acme&owner=mill&state=held&cursor=c1");
        assertThat(filter.api()).isEqualTo("/api/v1/skills?q=pdf%20tools&owner=acme&owner=mill&state=held&facets=true");
        assertThat(filter.sorted()).isEqualTo("relevance");
        assertThat(new CatalogFilter("", Map.of(), "", Optional.empty()).api()).isEqualTo("/api/v1/skills?facets=true");
        CatalogFilter fifty = new CatalogFilter("", Map.of(), "", Optional.of(50));
        assertThat(fifty.next("c1")).isEqualTo("/skills?limit=50&cursor=c1");
        assertThat(fifty.api()).isEqualTo("/api/v1/skills?limit=50&facets=true");
    }

    @Test
    void showsSixValuesOfAFacetAtOnceAndEveryChosenOne() {
        List<FacetValue> values = new ArrayList<>();
        for (int i = 0; i < 9; i++) {
            values.add(new FacetValue("c" + i, 9 - i, i == 8));
        }
        FacetGroup group = FacetGroup.of(Map.of("category", values, "risk", values.subList(0, 1)))
                .getFirst();
        assertThat(FacetGroup.of(Map.of("category", values, "risk", values.subList(0, 1))))
                .hasSize(1);
        assertThat(group.values())
                .extracting(FacetValue::value)
                .containsExactly("c0", "c1", "c2", "c3", "c4", "c5", "c8");
        assertThat(group.more()).extracting(FacetValue::value).containsExactly("c6", "c7");
        assertThat(FacetGroup.label(SkillFacet.VERDICT, "passed-with-warnings")).isEqualTo("Passed with warnings");
    }

    private static PackageFile file(String path) {
        return new PackageFile(path, false, 1, "00");
    }

    private static FileNode leaf(String name, String path) {
        return new FileNode(name, path, Optional.of(file(path)), List.of());
    }

    private static FileNode folder(String name, String path, FileNode... children) {
        return new FileNode(name, path, Optional.empty(), List.of(children));
    }

    private static StoredFile stored(byte[] bytes) {
        return new StoredFile("x", false, bytes.length, "00", () -> new ByteArrayInputStream(bytes));
    }
}
