package dev.guildhall.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.guildhall.platform.Problem;
import jakarta.ws.rs.core.EntityPart;
import jakarta.ws.rs.core.GenericType;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedHashMap;
import jakarta.ws.rs.core.MultivaluedMap;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PublishPartsTest {
    @TempDir
    private Path folder;

    @Test
    void takesOneFileForAnArchive() throws IOException {
        PublishParts form = PublishParts.of(List.of(part("owner", "", "acme"), part("archive", "x.tgz", "bytes")));
        assertThat(form.field("owner", null)).isEqualTo("acme");
        assertThat(form.field("owner", "mill")).isEqualTo("mill");
        assertThat(form.field("version", null)).isNull();
        PublishRequest.Upload.Archive archive = (PublishRequest.Upload.Archive) form.receive(uploads());
        assertThat(archive.file()).hasContent("bytes");
        assertThat(archive.fileName()).contains("x.tgz");
    }

    @Test
    void takesSeveralFilesOrALoneSkillForAFolder() throws IOException {
        PublishRequest.Upload.Folder one = (PublishRequest.Upload.Folder)
                PublishParts.of(List.of(part("f", "SKILL.md", "a"))).receive(uploads());
        assertThat(Files.readString(one.folder().resolve("SKILL.md"))).isEqualTo("a");
        PublishRequest.Upload.Folder two = (PublishRequest.Upload.Folder)
                PublishParts.of(List.of(part("f", "s/SKILL.md", "a"), part("f", "s/b/c.txt", "b")))
                        .receive(uploads());
        assertThat(Files.readString(two.folder().resolve("s/b/c.txt"))).isEqualTo("b");
    }

    @Test
    void refusesAFormWithoutFiles() {
        assertThatThrownBy(() -> PublishParts.of(List.of(part("owner", "", "acme"))))
                .isInstanceOfSatisfying(
                        Problem.class, p -> assertThat(p.type().status()).isEqualTo(400));
        assertThatThrownBy(() -> PublishParts.of(List.of(part("owner", "", "x".repeat(1_001)))))
                .isInstanceOf(Problem.class);
    }

    private Uploads uploads() throws IOException {
        return new Uploads(new ScratchBlobs(folder), new Drafts(), new PublishSettings(1_000, 3, 1_000, 1_000, 100, 5));
    }

    private static EntityPart part(String name, String fileName, String content) {
        return new TextPart(name, Optional.of(fileName).filter(text -> !text.isEmpty()), content);
    }

    /** A part of a form as the container would hand it over. */
    private record TextPart(String name, Optional<String> fileName, String content) implements EntityPart {
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
            return type.cast(content);
        }

        @Override
        public <T> T getContent(GenericType<T> type) {
            throw new IllegalStateException("nobody asks for " + type);
        }

        @Override
        public MultivaluedMap<String, String> getHeaders() {
            return new MultivaluedHashMap<>();
        }

        @Override
        public MediaType getMediaType() {
            return MediaType.TEXT_PLAIN_TYPE;
        }
    }
}
