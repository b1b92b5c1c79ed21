package dev.guildhall.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Every page of the running product: nothing serious for axe, no sideways scrolling, no complaint of the browser. */
class LookJourney {
    static final List<String> PAGES = List.of(
            "/skills",
            "/skills?q=nothing-is-called-like-this",
            "/skills/@guildhall/code-reviewer",
            "/skills/@guildhall/code-reviewer/files",
            "/skills/@guildhall/code-reviewer/files/SKILL.md",
            "/skills/@guildhall/code-reviewer/files/SKILL.md?view=source",
            "/skills/@guildhall/code-reviewer/versions",
            "/skills/@guildhall/code-reviewer/settings",
            "/publish",
            "/owners",
            "/owners/@guildhall",
            "/tokens",
            "/profile",
            "/problems",
            "/problems/forbidden");

    @Test
    void findsNothingSeriousOnAnyPage() {
        List<String> findings = new ArrayList<>();
        for (Visit.Eyes eyes : List.of(Visit.Eyes.DESKTOP, Visit.Eyes.PHONE, Visit.Eyes.PHONE.dark())) {
            try (Visit visit = new Visit(eyes.withTools()).signedIn()) {
                for (String path : PAGES) {
                    visit.open(path);
                    Axe.seriousFindings(visit.page())
                            .forEach(f -> findings.add(path + " " + eyes.width() + " " + eyes.scheme() + ": " + f));
                    if (visit.scrollsSideways()) {
                        findings.add(path + " scrolls sideways at " + eyes.width());
                    }
                }
            }
        }
        assertThat(findings).isEmpty();
    }

    @Test
    void makesNoBrowserComplain() {
        try (Visit visit = new Visit(Visit.Eyes.DESKTOP).signedIn()) {
            PAGES.forEach(visit::open);
            assertThat(visit.complaints()).isEmpty();
        }
    }
}
