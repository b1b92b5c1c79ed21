package dev.guildhall.search;

import static org.assertj.core.api.Assertions.assertThat;

import dev.guildhall.identity.Role;
import dev.guildhall.identity.Tokens;
import dev.guildhall.platform.Actor;
import dev.guildhall.registry.Guild;
import dev.guildhall.wired.Api;
import dev.guildhall.wired.Wired;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SearchApiTest {
    private static final String SKILLS = "/api/v1/skills";

    private final Guild guild = new Guild();
    private final Actor author = guild.authorOf("mill");
    private final Api operator = as(guild.user(Role.ADMINISTRATOR), "plugins:read");
    private final Api viewer = as(guild.user(Role.VIEWER), "skills:read");

    @BeforeAll
    void threeSkills() throws IOException {
        publish("pdf-forms", "documents", "MIT", "forms");
        publish("text-forms", "documents", "Apache-2.0", "forms");
        publish("code-review", "development", "MIT", "quality");
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            '',                                       code-review pdf-forms text-forms
            category=documents,                       pdf-forms text-forms
            category=documents&category=development,  code-review pdf-forms text-forms
            licence=MIT,                              code-review pdf-forms
            license=MIT,                              code-review pdf-forms
            licence=MIT&license=Apache-2.0,           code-review pdf-forms text-forms
            licence=MIT&category=documents,           pdf-forms
            owner=mill&keyword=quality,               code-review
            owner=@mill&keyword=forms,                pdf-forms text-forms
            harness=codex&q=forms,                    pdf-forms text-forms
            verdict=passed&risk=low&keyword=forms,    pdf-forms text-forms
            state=live&q=quality,                     code-review
            owner=nobody,                             ''
            state=yanked,                             ''""")
    void narrowsByItsParameters(String parameters, String expected) {
        JsonObject found = list(parameters);
        assertThat(names(found)).isEqualTo(expected);
        assertThat(found.getInt("count")).isEqualTo(found.getJsonArray("items").size());
        assertThat(found.keySet()).containsExactly("items", "count", "answeredBy", "facets", "without");
        assertThat(found.getJsonObject("facets")).isEmpty();
        assertThat(found.getString("answeredBy")).isEqualTo("text");
    }

    @Test
    void countsWhatEachFacetWouldList() {
        JsonObject found = list("category=documents&licence=MIT&facets=true");
        assertThat(found.getJsonObject("facets").getJsonArray("category"))
                .hasToString("[{\"value\":\"development\",\"count\":1,\"chosen\":false},"
                        + "{\"value\":\"documents\",\"count\":1,\"chosen\":true}]");
        assertThat(found.getJsonObject("facets").getJsonArray("licence"))
                .hasToString("[{\"value\":\"Apache-2.0\",\"count\":1,\"chosen\":false},"
                        + "{\"value\":\"MIT\",\"count\":1,\"chosen\":true}]");
        assertThat(found.getJsonObject("facets").keySet())
                .containsExactlyInAnyOrder(
                        "harness", "category", "owner", "licence", "verdict", "risk", "state", "keyword");
        assertThat(found.getJsonObject("without")).hasToString("{\"category\":2,\"licence\":2}");
    }

    @Test
    void pagesWithItsCursor() {
        JsonObject first = viewer.get(SKILLS + "?sort=name&limit=2").json();
        assertThat(names(first)).isEqualTo("code-review pdf-forms");
        JsonObject second = viewer.get(SKILLS + "?sort=name&limit=2&cursor=" + first.getString("next"))
                .json();
        assertThat(names(second)).isEqualTo("text-forms");
        assertThat(second).doesNotContainKey("next");
        assertThat(second.getInt("count")).isEqualTo(3);
    }

    @ParameterizedTest
    @ValueSource(strings = {"state=asleep", "sort=colour"})
    void refusesWhatIsNoValue(String parameter) {
        Api.Answer answer = viewer.get(SKILLS + "?" + parameter);
        assertThat(answer.status()).as(answer.body()).isEqualTo(422);
        assertThat(answer.json().getString("detail")).contains(parameter.split("=", 2)[1]);
    }

    @Test
    void tellsHowFarTheSearchIs() {
        JsonObject status = viewer.get("/api/v1/search").json();
        assertThat(status.getInt("skills")).isEqualTo(3);
        assertThat(status.getInt("vectors")).isZero();
        assertThat(status.getString("reason")).isNotBlank();
        assertThat(status).doesNotContainKey("model");
        assertThat(Api.anonymous().get("/api/v1/search").status()).isEqualTo(401);
        assertThat(operator.get("/api/v1/search").status()).isEqualTo(403);
    }

    @Test
    void listsTheServersPluginsForWhoMayReadPlugins() {
        Api.Answer answer = operator.get("/api/v1/plugins/server");
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        assertThat(answer.json().getJsonArray("items")).isEmpty();
        assertThat(viewer.get("/api/v1/plugins/server").status()).isEqualTo(403);
        assertThat(Api.anonymous().get("/api/v1/plugins/server").status()).isEqualTo(401);
    }

    private JsonObject list(String parameters) {
        Api.Answer answer = viewer.get(SKILLS + "?sort=name&" + parameters);
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return answer.json();
    }

    private static String names(JsonObject found) {
        return String.join(
                " ",
                found.getJsonArray("items").getValuesAs(JsonObject.class).stream()
                        .map(item -> item.getString("name"))
                        .toList());
    }

    private void publish(String name, String category, String licence, String keyword) throws IOException {
        String yaml = "schema: guildhall/v1\ncategory: %s\nlicense: %s\nkeywords: [%s]\n"
                .formatted(category, licence, keyword);
        Guild.publish(
                author, Guild.skill(name, "Does " + name + ".", "Works.", Map.of("skill.yaml", yaml)), "mill", "1.0.0");
    }

    private static Api as(Actor actor, String... scopes) {
        String token = Wired.bean(Tokens.class)
                .create(actor, "search", List.of(scopes), Duration.ofDays(1))
                .value();
        return Api.withToken(token);
    }
}
