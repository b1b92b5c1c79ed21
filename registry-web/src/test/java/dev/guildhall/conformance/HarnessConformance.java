package dev.guildhall.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.guildhall.conformance.Matrix.Cell;
import dev.guildhall.conformance.Matrix.Row;
import dev.guildhall.skill.HarnessCapability;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** One agent, its skills published once, in every harness that runs here. */
class HarnessConformance {
    /** Harnesses in the order of the matrix. */
    enum Tested {
        CLAUDE_CODE(new ClaudeCode()),
        OPENCODE(new OpenCode()),
        CODEX(new Codex()),
        GEMINI_CLI(new GeminiCli()),
        COPILOT(new Copilot()),
        OPENCLAW(new OpenClaw()),
        PI(new Pi());

        private final Harness harness;

        Tested(Harness harness) {
            this.harness = harness;
        }

        static List<String> ids() {
            return List.of(values()).stream().map(tested -> tested.harness.id()).toList();
        }
    }

    @BeforeAll
    static void anAgent() {
        Ground.shared().published().agent(Ground.shared().agent());
    }

    @ParameterizedTest
    @EnumSource
    void carriesTheAgentAsItsPlanSays(Tested tested) throws IOException {
        Ground ground = Ground.shared();
        HarnessRun run = HarnessRun.of(tested.harness, ground, new GuildhallInstalling(ground.product(), Ground.ROOT));
        Row row = HarnessRows.of(ground.agent(), run, Proof.of(ground.agent(), run));
        ground.keep("harness", row);
        assertThat(run.troubles())
                .as("what the model could not do in %s", row.id())
                .isEmpty();
        assertThat(row.cells())
                .as("what the plan for %s promises and the harness did not do", row.id())
                .noneMatch(cell -> cell.reason().contains("Missing: "));
        assertThat(row.cell(HarnessCapability.SKILLS.id()).map(Cell::outcome)).hasValue("native");
    }
}
