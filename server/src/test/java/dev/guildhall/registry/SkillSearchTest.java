package dev.guildhall.registry;

import static org.assertj.core.api.Assertions.assertThat;

import dev.guildhall.identity.Role;
import dev.guildhall.platform.Actor;
import dev.guildhall.platform.Page;
import dev.guildhall.platform.PageRequest;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SkillSearchTest {
    private final Guild guild = new Guild();
    private final Actor author = guild.authorOf("mill");
    private final Actor viewer = guild.user(Role.VIEWER);

    @BeforeAll
    void someSkills() throws IOException {
        publish("code-reviewer", "Reviews pull requests and finds mistakes.", "Read the diff line by line.", "review");
        publish("pdf-tools", "Extracts, merges and fills PDF forms.", "Use the scripts.", "documents");
        publish("pdf", "Reads one document.", "Nothing else.", "documents");
        publish("schema-validator", "Checks SQL table definitions.", "Every primary key counts.", "databases");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(textBlock = """
            pdf,               pdf
            pdf tools,         pdf-tools
            pdf-to,            pdf-tools
            @mill/code-rev,    code-reviewer
            merging forms,     pdf-tools
            reviewing mistake, code-reviewer
            primary keys,      schema-validator
            databases,         schema-validator
            code reveiwer,     code-reviewer
            shema validatr,    schema-validator
            c,                 code-reviewer""")
    void findsFirst(String typed, String expected) {
        assertThat(names(search(typed))).first().isEqualTo(expected);
    }

    @Test
    void ordersScoresAsNumbers() {
        // Its own name and ten million downloads lift the first above 10: as texts, "10…" precedes "5…".
        Guild.execute("update skill set downloads = 10000000 where organisation_id = ? and name = 'pdf'", guild.id);
        assertThat(names(search("pdf"))).containsExactly("pdf", "pdf-tools");
    }

    @Test
    void findsNothingForWordsThatStandNowhere() {
        assertThat(search("kubernetes helm").items()).isEmpty();
        assertThat(search("'; drop table skill; -- & | ! <-> :*").items()).isEmpty();
        assertThat(Listing.count(viewer, text("pdf"))).isEqualTo(2);
        assertThat(Listing.count(viewer, SkillQuery.all())).isEqualTo(4);
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

    private static List<String> names(Page<SkillRow> page) {
        return page.items().stream().map(SkillRow::name).toList();
    }
}
