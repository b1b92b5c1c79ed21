package dev.guildhall.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The pages that {@code PageTest} drew with rich samples, looked at by axe on both screens and in both themes. */
class SamplePagesJourney {
    @Test
    void findsNothingSeriousOnAnyPage() throws IOException {
        List<String> findings = new ArrayList<>();
        for (Visit.Eyes eyes :
                List.of(Visit.Eyes.DESKTOP, Visit.Eyes.DESKTOP.dark(), Visit.Eyes.PHONE, Visit.Eyes.PHONE.dark())) {
            try (Visit visit = new Visit(eyes.withTools())) {
                for (Path file : pages()) {
                    visit.page().navigate(file.toUri().toString());
                    String where = file.getFileName() + " " + eyes.width() + " " + eyes.scheme() + ": ";
                    Axe.seriousFindings(visit.page()).forEach(f -> findings.add(where + f));
                    if (visit.scrollsSideways()) {
                        findings.add(where + "scrolls sideways");
                    }
                }
            }
        }
        assertThat(findings).isEmpty();
    }

    private static List<Path> pages() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("target/pages").toAbsolutePath())) {
            List<Path> pages = files.filter(f -> f.toString().endsWith(".html"))
                    .filter(f -> !f.endsWith("results.html"))
                    .sorted()
                    .toList();
            assertThat(pages).as("PageTest writes them").hasSizeGreaterThan(20);
            return pages;
        }
    }
}
