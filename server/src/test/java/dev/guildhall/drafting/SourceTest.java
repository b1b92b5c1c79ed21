package dev.guildhall.drafting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.guildhall.platform.Problem;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SourceTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "page | text/html;charset=utf-8 | Words | PAGE",
                "page | | <!DOCTYPE html><p>Words | PAGE",
                "a.txt | | Before <main>words</main> | PAGE",
                "api.yaml | text/plain | openapi: 3.0.0 | OPENAPI",
                "api | application/octet-stream | {\"openapi\": \"3.0.0\"} | OPENAPI",
                "old.json | | {\"swagger\": \"2.0\"} | OPENAPI",
                "README.md | | # Words | MARKDOWN",
                "https://x.example/a.md?raw=1 | application/octet-stream | # Words | MARKDOWN",
                "notes | text/plain | Words | MARKDOWN",
            })
    void tellsWhatASourceIs(String name, String type, String text, Source.Kind kind) {
        assertThat(source(name, type, text.getBytes(StandardCharsets.UTF_8)).kind())
                .isEqualTo(kind);
    }

    @Test
    void refusesWhatIsNoneOfThem() {
        assertThatExceptionOfType(Problem.class)
                .isThrownBy(() -> source("a.pdf", "application/pdf", "%PDF-1.7".getBytes(StandardCharsets.UTF_8))
                        .kind())
                .withMessageContaining("a.pdf is neither a web page, Markdown nor an OpenAPI file")
                .withMessageContaining("application/pdf");
        assertThatExceptionOfType(Problem.class)
                .isThrownBy(() -> source("a.png", "image/png", new byte[] {(byte) 0x89, 'P', 'N', 'G'})
                        .kind())
                .withMessageContaining("no text in UTF-8");
    }

    @Test
    void readsTheCharsetThatIsNamed() {
        byte[] latin = "<meta charset=iso-8859-1><p>Käse".getBytes(StandardCharsets.ISO_8859_1);

        assertThat(source("a", "text/html", latin).text()).endsWith("Käse");
        assertThat(source("a", "text/html; charset=\"ISO-8859-1\"", latin).text())
                .endsWith("Käse");
        assertThat(source("a", "text/html; charset=nonsense", "Käse".getBytes(StandardCharsets.UTF_8))
                        .text())
                .isEqualTo("Käse");
        assertThat(source("a", "", "\uFEFFKäse".getBytes(StandardCharsets.UTF_8))
                        .text())
                .isEqualTo("Käse");
    }

    private static Source source(String name, @Nullable String type, byte[] bytes) {
        return new Source(Optional.empty(), name, Optional.ofNullable(type), bytes, Given.AT);
    }
}
