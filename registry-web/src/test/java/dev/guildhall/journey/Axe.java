package dev.guildhall.journey;

import com.microsoft.playwright.Page;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** axe-core, run inside the page at hand. */
final class Axe {
    private static final String SOURCE = source();
    private static final String RUN = """
            async () => {
              const tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
              const result = await axe.run(document, { runOnly: tags });
              return result.violations
                .filter((v) => v.impact === "serious" || v.impact === "critical")
                .map((v) => v.id + " (" + v.impact + "): " + v.nodes.slice(0, 4).map((n) => n.html + " " + n.failureSummary).join(" | "));
            }
            """;

    private Axe() {}

    /** What is seriously wrong for people with disabilities; empty when nothing is. */
    @SuppressWarnings("unchecked")
    static List<String> seriousFindings(Page page) {
        page.addScriptTag(new Page.AddScriptTagOptions().setContent(SOURCE));
        return (List<String>) page.evaluate(RUN);
    }

    private static String source() {
        try (InputStream in = Axe.class.getResourceAsStream("/axe.min.js")) {
            if (in == null) {
                throw new IllegalStateException("axe.min.js is missing from the test class path");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
