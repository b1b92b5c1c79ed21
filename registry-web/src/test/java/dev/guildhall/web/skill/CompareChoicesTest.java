package dev.guildhall.web.skill;

import static org.assertj.core.api.Assertions.assertThat;

import dev.guildhall.registry.ContextTokens;
import dev.guildhall.registry.VersionRow;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CompareChoicesTest {
    private static final List<VersionRow> NEWEST = List.of(row("3.0.0", "live"), row("2.0.0", "held"));

    @Test
    void addsWhatIsComparedAndOlderThanTheNewest() {
        assertThat(CompareChoices.of(NEWEST, row("1.0.0", "live"), row("3.0.0", "live")))
                .extracting(VersionRow::version)
                .containsExactly("3.0.0", "2.0.0", "1.0.0");
    }

    @Test
    void comparesWithTheNextLowerLiveVersion() {
        assertThat(CompareChoices.before(NEWEST, List.of(row("0.9.0", "yanked"), row("0.8.0", "live")), "1.0.0"))
                .contains("0.8.0");
        assertThat(CompareChoices.before(NEWEST, List.of(row("0.9.0", "held"), row("0.8.0", "yanked")), "1.0.0"))
                .contains("0.8.0");
    }

    @Test
    void comparesTheLowestWithTheNextHigher() {
        assertThat(CompareChoices.before(NEWEST, List.of(), "2.0.0")).contains("3.0.0");
        assertThat(CompareChoices.before(NEWEST, List.of(), "1.0.0")).contains("2.0.0");
        assertThat(CompareChoices.before(NEWEST, List.of(), "3.0.0")).isEmpty();
    }

    private static VersionRow row(String version, String state) {
        return new VersionRow(
                version,
                "sha256:" + "ab".repeat(32),
                state,
                Optional.empty(),
                Optional.empty(),
                "passed",
                "low",
                List.of(),
                1,
                1,
                0,
                new ContextTokens(1, 1),
                "r.keller",
                Instant.EPOCH);
    }
}
