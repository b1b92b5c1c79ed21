package dev.guildhall.product;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Figures of a running product: what only the container's pool knows, and what was counted over HTTP. */
class FiguresIT {
    private static final Api API = Product.shared().api();

    @Test
    void tellsHowTheDatabasePoolIs() {
        assertThat(API.get("/metrics").text())
                .containsPattern("(?m)^guildhall_database_connections\\{state=\"max\"} [1-9]\\d*")
                .containsPattern("(?m)^guildhall_database_connections\\{state=\"waiting\"} \\d+");
    }

    @Test
    void answersTheFiguresOfTheOrganisationAndOfASkill() {
        assertThat(API.putJson("/api/v1/owners/figures-it", "{\"displayName\":\"Figures IT\"}")
                        .status())
                .isIn(200, 201);
        byte[] archive = Archives.skill("counted", "Counts flour. Use it for flour.", Map.of());
        Api.Answer published =
                API.post("/api/v1/skills?owner=figures-it&version=1.0.0", archive, "Content-Type", "application/zip");
        assertThat(published.status()).as(published.toString()).isIn(200, 201);

        Api.Answer organisation = API.get("/api/v1/statistics");
        Api.Answer skill = API.get("/api/v1/skills/@figures-it/counted/statistics");

        assertThat(organisation.status()).as(organisation.toString()).isEqualTo(200);
        assertThat(skill.status()).as(skill.toString()).isEqualTo(200);
        JsonObject figures = skill.json();
        assertThat(figures.getString("owner")).isEqualTo("figures-it");
        assertThat(figures.getString("name")).isEqualTo("counted");
        assertThat(figures.getJsonArray("downloads")).isNotNull();
        assertThat(API.get("/api/v1/skills/@figures-it/absent/statistics").status())
                .isEqualTo(404);
    }
}
