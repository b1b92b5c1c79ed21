package dev.guildhall.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Runs last: what the others found out, beside what is committed. */
class MatrixConformance {
    private static final Path RESOURCE = Ground.ROOT.resolve("server/src/main/resources/conformance.json");
    private static final Path DOCUMENT = Ground.ROOT.resolve("docs/conformance.md");

    @Test
    void isNowhereWorseThanWhatIsCommitted() throws IOException {
        Ground ground = Ground.shared();
        Matrix now = new Matrix(
                LocalDate.now(ZoneOffset.UTC).toString(),
                Stream.concat(
                                ground.kept("harness", HarnessConformance.Tested.ids()).stream(),
                                HarnessRows.notTestable())
                        .toList(),
                ground.kept("installer", InstallerConformance.ids()));
        Files.writeString(ground.folder().resolve("conformance.json"), MatrixJson.write(now));
        Files.writeString(ground.folder().resolve("conformance.md"), MatrixDocument.write(now));
        if (!Files.exists(RESOURCE)) {
            throw new AssertionError("There is no " + RESOURCE + ": copy what stands in " + ground.folder());
        }
        Matrix committed = MatrixJson.read(Files.readString(RESOURCE));
        assertThat(now.worseThan(committed))
                .as("changes for the worse; the new matrix stands in %s", ground.folder())
                .isEmpty();
        assertThat(Files.readString(DOCUMENT))
                .as("docs/conformance.md says what conformance.json says")
                .isEqualTo(MatrixDocument.write(committed));
    }
}
