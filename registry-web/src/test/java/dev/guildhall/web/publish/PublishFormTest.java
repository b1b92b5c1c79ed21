package dev.guildhall.web.publish;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.guildhall.platform.Problem;
import dev.guildhall.registry.PublishRequest;
import dev.guildhall.registry.Uploads;
import jakarta.ws.rs.core.EntityPart;
import jakarta.ws.rs.core.GenericType;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedHashMap;
import jakarta.ws.rs.core.MultivaluedMap;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PublishFormTest {
    @Test
    void takesTheArchiveAndTheFieldsBesideIt() throws IOException {
        PublishForm form = PublishForm.of(List.of(
                file("archive", "pdf.zip", "zip"),
                file("files", "", ""),
                text("paths", ""),
                text("owner", " acme "),
                text("version", "1.0.0"),
                text("channel", "")));

        assertThat(form.archive().orElseThrow().getFileName()).contains("pdf.zip");
        assertThat(form.files()).isEmpty();
        assertThat(form.fields()).isEqualTo(new PublishFields("acme", "1.0.0", ""));
    }

    @Test
    void namesTheFilesOfADroppedFolderByTheirPaths() throws IOException {
        PublishForm form = PublishForm.of(List.of(
                file("archive", "", ""),
                file("files", "SKILL.md", "a"),
                file("files", "run.sh", "b"),
                text("paths", "pdf/SKILL.md\npdf/scripts/run.sh")));

        assertThat(form.archive()).isEmpty();
        assertThat(form.files().stream().map(Uploads.Part::path)).containsExactly("pdf/SKILL.md", "pdf/scripts/run.sh");
    }

    @Test
    void takesTheNamesOfTheFilesWithoutScript() throws IOException {
        PublishForm form = PublishForm.of(List.of(file("files", "pdf/SKILL.md", "a"), text("paths", "")));

        assertThat(form.files().stream().map(Uploads.Part::path)).containsExactly("pdf/SKILL.md");
    }

    @Test
    void refusesPathsThatDoNotMatchTheFiles() {
        assertThatThrownBy(() -> PublishForm.of(List.of(file("files", "SKILL.md", "a"), text("paths", "a\nb"))))
                .isInstanceOf(Problem.class)
                .hasMessage("1 files came with 2 paths. Choose the folder again.");
    }

    @Test
    void asksForAFileWhenNoneCame() {
        assertThatThrownBy(() -> PublishForm.of(List.of(file("archive", "", ""), text("owner", "acme"))))
                .isInstanceOf(Problem.class)
                .hasMessageStartingWith("No file came with the form.");
    }

    @Test
    void refusesFieldsItDoesNotKnowAndThoseWithoutEnd() {
        assertThatThrownBy(() -> PublishForm.of(List.of(text("ownr", "acme"))))
                .isInstanceOf(Problem.class)
                .hasMessageContaining("\"ownr\"");
        assertThatThrownBy(() -> PublishForm.of(List.of(text("owner", "a".repeat(1_001)))))
                .isInstanceOf(Problem.class)
                .hasMessageContaining("longer than 1000 bytes");
    }

    @Test
    void saysTheSameWithCurl() {
        PublishFields fields = new PublishFields("@acme", "1.0.0", "");
        assertThat(Curl.publish(fields, new PublishRequest.Upload.Archive(Path.of("x"), Optional.of("pdf.tar.gz"))))
                .isEqualTo("""
                        curl -sS "$GUILDHALL_URL/api/v1/skills?owner=acme&version=1.0.0" \\
                          -H "Authorization: Bearer $GUILDHALL_TOKEN" \\
                          -H "Content-Type: application/gzip" \\
                          --data-binary @pdf.tar.gz""");
        assertThat(Curl.publish(fields, new PublishRequest.Upload.Archive(Path.of("x"), Optional.of("$(rm -r).zip"))))
                .contains("@my-skill.zip")
                .doesNotContain("rm -r");
    }

    private static EntityPart file(String name, String fileName, String content) {
        return new SentPart(name, Optional.of(fileName), content);
    }

    private static EntityPart text(String name, String content) {
        return new SentPart(name, Optional.empty(), content);
    }

    /** A part as a browser sends it. */
    private record SentPart(String name, Optional<String> fileName, String content) implements EntityPart {
        @Override
        public String getName() {
            return name;
        }

        @Override
        public Optional<String> getFileName() {
            return fileName;
        }

        @Override
        public InputStream getContent() {
            return new ByteArrayInputStream(content.getBytes(StandardCharsets.UTF_8));
        }

        @Override
        public <T> T getContent(Class<T> type) {
            throw new UnsupportedOperationException();
        }

        @Override
        public <T> T getContent(GenericType<T> type) {
            throw new UnsupportedOperationException();
        }

        @Override
        public MultivaluedMap<String, String> getHeaders() {
            return new MultivaluedHashMap<>();
        }

        @Override
        public MediaType getMediaType() {
            return MediaType.APPLICATION_OCTET_STREAM_TYPE;
        }
    }
}
