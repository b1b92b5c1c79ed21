package dev.guildhall.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.guildhall.conformance.Matrix.Row;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Other people's installers take a skill home from Guildhall's faces. */
class InstallerConformance {
    /** Installers in the order of the matrix. */
    enum Tested {
        SKILLS(new NpxSkills()),
        CLAWHUB(new ClawHubClient()),
        OPENCLAW_SKILLS(new OpenClawSkills()),
        CLAUDE_PLUGINS(new ClaudePlugins()),
        OPENCODE_URLS(new OpenCodeUrls());

        private final Installer installer;

        Tested(Installer installer) {
            this.installer = installer;
        }
    }

    static List<String> ids() {
        return List.of(Tested.values()).stream()
                .map(tested -> tested.installer.id())
                .toList();
    }

    @ParameterizedTest
    @EnumSource
    void takesASkillHome(Tested tested) throws IOException {
        Ground ground = Ground.shared();
        Row row = InstallerRun.of(tested.installer, ground);
        ground.keep("installer", row);
        assertThat(row.cells()).as(row.id()).allMatch(cell -> !cell.outcome().equals("fails"));
    }
}
