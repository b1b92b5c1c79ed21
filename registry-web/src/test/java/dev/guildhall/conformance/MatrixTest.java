package dev.guildhall.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.guildhall.conformance.Matrix.Cell;
import dev.guildhall.conformance.Matrix.Row;
import java.util.List;
import org.junit.jupiter.api.Test;

class MatrixTest {
    @Test
    void comesBackAsItWasWritten() {
        Matrix matrix = matrix("native", "works");
        assertThat(MatrixJson.read(MatrixJson.write(matrix))).isEqualTo(matrix);
        assertThat(MatrixJson.readRow(MatrixJson.writeRow(matrix.harnesses().getFirst())))
                .isEqualTo(matrix.harnesses().getFirst());
    }

    @Test
    void namesWhatWasBetterBefore() {
        assertThat(matrix("emulated", "fails").worseThan(matrix("native", "works")))
                .containsExactly(
                        "codex, hidden: was native, is emulated. Because.", "clawhub, lock: was works, is fails. So.");
        assertThat(matrix("native", "works").worseThan(matrix("lost", "fails"))).isEmpty();
        assertThat(matrix("native", "works").worseThan(matrix("native", "works")))
                .isEmpty();
    }

    @Test
    void missesARowThatIsGone() {
        Matrix none = new Matrix("2026-11-25", List.of(), List.of());
        assertThat(none.worseThan(matrix("native", "works")))
                .containsExactly(
                        "codex, hidden: was native, is untested. It was not looked at.",
                        "clawhub, lock: was works, is untested. It was not looked at.");
    }

    @Test
    void showsWhoWasTestedAndWhoCouldNotBe() {
        String document = MatrixDocument.write(new Matrix(
                "2026-11-24",
                List.of(
                        row("codex", "0.1.0", new Cell("hidden", "native", "Because.")),
                        row("cursor", "", new Cell("hidden", Matrix.UNTESTED, "Not on npm."))),
                List.of(row("clawhub", "0.2.0", new Cell("lock", "works", "So.")))));
        assertThat(document)
                .contains("Run of 2026-11-24")
                .contains("| codex | `package` | 0.1.0 |")
                .contains("| | codex |\n|---|---|\n| Hidden from the model | native |\n")
                .contains("- `cursor`: Not on npm.\n")
                .contains("| | clawhub |\n|---|---|\n| lock | works |\n");
    }

    private static Matrix matrix(String harness, String installer) {
        return new Matrix(
                "2026-11-24",
                List.of(row("codex", "0.1.0", new Cell("hidden", harness, "Because."))),
                List.of(row("clawhub", "0.2.0", new Cell("lock", installer, "So."))));
    }

    private static Row row(String id, String version, Cell cell) {
        return new Row(id, "package", version, List.of(cell));
    }
}
