package dev.guildhall.agents;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.guildhall.identity.Role;
import dev.guildhall.platform.Actor;
import dev.guildhall.platform.PageRequest;
import dev.guildhall.platform.Problem;
import dev.guildhall.registry.Guild;
import dev.guildhall.registry.PublishedVersion;
import dev.guildhall.registry.RegistryProblem;
import dev.guildhall.registry.SkillFacet;
import dev.guildhall.registry.SkillMatches;
import dev.guildhall.registry.SkillOffers;
import dev.guildhall.registry.SkillQuery;
import dev.guildhall.registry.SkillRow;
import dev.guildhall.skill.HarnessCapability;
import dev.guildhall.skill.HarnessPlan.Carried;
import dev.guildhall.wired.Wired;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What a skill's page says of harnesses is what was found when it was published. */
class SkillHarnessesTest {
    private static final String PATHS = "schema: guildhall/v1\ninvocation: {paths: ['**/*.csv']}\n";

    private final SkillHarnesses harnesses = Wired.bean(SkillHarnesses.class);
    private final Guild guild = new Guild();
    private final Actor author = guild.authorOf("mill");
    private final Actor viewer = guild.user(Role.VIEWER);

    @Test
    void saysWhatThePublishCallAndTheCatalogueSay() throws IOException {
        PublishedVersion published = publish("stone", PATHS);
        Map<String, String> shown = new LinkedHashMap<>();
        rows("stone").forEach(row -> shown.put(row.harness(), row.status()));
        Map<String, String> answered = new LinkedHashMap<>();
        published.fits().forEach((harness, fit) -> answered.put(harness, fit.status()));
        assertThat(shown).isEqualTo(answered).containsEntry("cursor", "fits").containsEntry("codex", "limited");
        assertThat(Wired.bean(SkillOffers.class)
                        .of(guild.id, "mill", "stone", "1.0.0")
                        .orElseThrow()
                        .fits())
                .isEqualTo(published.fits());
    }

    @Test
    void notesWhatIsLostThereAndCountsTokens() throws IOException {
        publish("stone", PATHS);
        SkillHarnessRow codex = row("stone", "codex");
        assertThat(codex.notes())
                .filteredOn(note -> note.carried() == Carried.LOST)
                .singleElement()
                .satisfies(note -> assertThat(note.capability()).isEqualTo(HarnessCapability.PATHS));
        assertThat(rows("stone")).allSatisfy(row -> {
            assertThat(row.catalogTokens()).isBetween(5, 80);
            assertThat(row.bodyTokens()).isBetween(5, 80);
        });
        publish("hidden", "schema: guildhall/v1\ninvocation: {model: false}\n");
        assertThat(row("hidden", "claude-code").catalogTokens()).isZero();
        assertThat(row("hidden", "claude-managed-agents").status()).isEqualTo("does-not-fit");
    }

    @Test
    void isFoundByTheHarnessesItFits() throws IOException {
        publish("stone", "schema: guildhall/v1\ninvocation: {model: false}\n");
        publish("wheel", PATHS);
        assertThat(found("claude-managed-agents")).containsExactly("wheel");
        assertThat(found("deepagents")).containsExactlyInAnyOrder("stone", "wheel");
    }

    @Test
    void anotherOrganisationFindsNothing() throws IOException {
        publish("stone", PATHS);
        Actor foreign = new Guild().user(Role.ADMINISTRATOR);
        assertThatExceptionOfType(Problem.class)
                .isThrownBy(() -> harnesses.of(foreign, "mill", "stone", "1.0.0"))
                .satisfies(problem -> assertThat(problem.type()).isEqualTo(RegistryProblem.SKILL_UNKNOWN));
        assertThatExceptionOfType(Problem.class)
                .isThrownBy(() -> harnesses.of(viewer, "mill", "stone", "2.0.0"))
                .satisfies(problem -> assertThat(problem.type().status()).isEqualTo(404));
    }

    private List<String> found(String harness) {
        SkillMatches matches = Wired.bean(SkillMatches.class);
        return matches
                .page(
                        matches.sought(
                                viewer,
                                new SkillQuery("", Map.of(SkillFacet.HARNESS, List.of(harness)), Optional.empty())),
                        Optional.empty(),
                        PageRequest.first(10))
                .items()
                .stream()
                .map(SkillRow::name)
                .toList();
    }

    private SkillHarnessRow row(String name, String harness) {
        return rows(name).stream()
                .filter(row -> row.harness().equals(harness))
                .findFirst()
                .orElseThrow();
    }

    private List<SkillHarnessRow> rows(String name) {
        return harnesses.of(viewer, "mill", name, "1.0.0");
    }

    private PublishedVersion publish(String name, String yaml) throws IOException {
        return Guild.publish(
                        author,
                        Guild.skill(name, "Does " + name + ".", "Turn it slowly.", Map.of("skill.yaml", yaml)),
                        "mill",
                        "1.0.0")
                .version();
    }
}
