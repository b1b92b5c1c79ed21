package dev.guildhall.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class CatalogueTest {
    @Test
    void findsWhereASkillIsToBeRead() {
        assertThat(Catalogue.path("pdf", request("<location>/w/.pi/skills/pdf/SKILL.md</location>")))
                .isEqualTo("/w/.pi/skills/pdf/SKILL.md");
    }

    @Test
    void resolvesAliasesOfFolders() {
        assertThat(Catalogue.path(
                        "pdf", request("- `r0` = `/w/.agents/skills`\n- pdf: Reads. (file: r0/pdf/SKILL.md)")))
                .isEqualTo("/w/.agents/skills/pdf/SKILL.md");
    }

    @Test
    void saysWhichSkillIsNotListed() {
        assertThatThrownBy(() -> Catalogue.path("pdf", request("nothing")))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("the list of skills does not say where pdf is");
    }

    private static ModelRequest request(String text) {
        return Dialect.CHAT.read(Sse.object("messages", Sse.list(Sse.object("role", "system", "content", text))));
    }
}
