package dev.guildhall.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.guildhall.platform.Actor;
import dev.guildhall.platform.PageRequest;
import dev.guildhall.platform.Problem;
import dev.guildhall.platform.ProblemType;
import dev.guildhall.registry.Catalog;
import dev.guildhall.registry.Guild;
import dev.guildhall.registry.RegistryProblem;
import dev.guildhall.signing.SigningProblem;
import dev.guildhall.wired.Wired;
import java.io.IOException;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is not what was signed is not compared either. */
class AlteredFilesTest {
    private final Comparisons comparisons = Wired.bean(Comparisons.class);
    private final Catalog catalog = Wired.bean(Catalog.class);
    private final Guild guild = new Guild();
    private final Actor author = guild.authorOf("mill");

    @BeforeEach
    void twoVersions() throws IOException {
        Guild.publish(author, Guild.skill("grind", "one " + UUID.randomUUID()), "mill", "1.0.0");
        Guild.publish(author, Guild.skill("grind", "two " + UUID.randomUUID()), "mill", "1.0.1");
        assertThat(comparisons
                        .compare(author, "mill", "grind", "1.0.0", "1.0.1", PageRequest.first(10))
                        .identical())
                .isFalse();
    }

    @Test
    void showsNothingOfAnAlteredBlob() throws IOException {
        Guild.alter(catalog.file(author, "mill", "grind", "1.0.1", "SKILL.md").sha256());
        refused(RegistryProblem.BYTES_ALTERED);
    }

    @Test
    void showsNothingOfAnAlteredListOfFiles() {
        Guild.execute(
                "update skill_file set sha256 = repeat('1', 64) where path = 'SKILL.md' and version_id = (select id from skill_version where organisation_id = ? and version = '1.0.0')",
                guild.id);
        refused(SigningProblem.SIGNATURE_BROKEN);
        assertThatThrownBy(() -> catalog.original(author, "mill", "grind", "1.0.0"))
                .isInstanceOfSatisfying(
                        Problem.class,
                        problem -> assertThat(problem.type()).isEqualTo(SigningProblem.SIGNATURE_BROKEN));
    }

    private void refused(ProblemType type) {
        assertThatThrownBy(() -> comparisons.compare(author, "mill", "grind", "1.0.0", "1.0.1", PageRequest.first(10)))
                .isInstanceOfSatisfying(
                        Problem.class, problem -> assertThat(problem.type()).isEqualTo(type));
    }
}
