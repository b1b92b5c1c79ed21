package dev.guildhall.skills.updates;

import static org.assertj.core.api.Assertions.assertThat;

import dev.guildhall.skill.Json;
import dev.guildhall.skills.script.Script;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ListDependenciesTest {
    private final Script script = Script.named("list-dependencies.py");

    @TempDir
    private Path folder;

    @Test
    void readsWhatEachKindOfFileDeclares() throws IOException, InterruptedException {
        write(
                "web/package.json",
                "{\"dependencies\": {\"react\": \"^18.2.0\"}, \"devDependencies\": {\"vite\": \"5\"}}");
        write("pom.xml", """
                <project xmlns="http://maven.apache.org/POM/4.0.0"><version>3</version>
                <properties><jsoup.version>1.17.1</jsoup.version></properties>
                <dependencies><dependency><groupId>org.jsoup</groupId><artifactId>jsoup</artifactId><version>${jsoup.version}</version></dependency>
                <dependency><groupId>a</groupId><artifactId>b</artifactId></dependency></dependencies></project>
                """);
        write("requirements-dev.txt", "# tools\nrequests[socks] >= 2.31 ; python_version > '3'\n-r other.txt\nflask\n");
        write("go.mod", "module x\nrequire (\n\tgithub.com/a/b v1.2.3\n\tgithub.com/c/d v0.1.0 // indirect\n)\n");
        write("node_modules/x/package.json", "{\"dependencies\": {\"hidden\": \"1\"}}");

        Script.Ran ran = script.run(folder, ".");

        assertThat(ran.err()).isEmpty();
        assertThat(Json.read(ran.out()))
                .isEqualTo(Map.of(
                        "dependencies",
                        List.of(
                                found("go.mod", "require", "github.com/a/b", "v1.2.3"),
                                found("go.mod", "indirect", "github.com/c/d", "v0.1.0"),
                                found("pom.xml", "dependency", "org.jsoup:jsoup", "1.17.1"),
                                found("pom.xml", "dependency", "a:b", "managed"),
                                found("requirements-dev.txt", "requirement", "requests", ">= 2.31"),
                                found("requirements-dev.txt", "requirement", "flask", "any"),
                                found("web/package.json", "dependencies", "react", "^18.2.0"),
                                found("web/package.json", "devDependencies", "vite", "5")),
                        "not_read",
                        List.of()));
    }

    @Test
    void tellsWhichFileItCouldNotRead() throws IOException, InterruptedException {
        write("package.json", "{broken");
        write("pom.xml", "<!DOCTYPE x [<!ENTITY a SYSTEM \"file:///etc/passwd\">]><project>&a;</project>");

        assertThat(script.run(folder, ".").out())
                .contains("\"file\": \"package.json\"", "a pom with a DOCTYPE is not read")
                .doesNotContain("root:");
    }

    private static Map<String, String> found(String file, String kind, String name, String range) {
        return Map.of("file", file, "kind", kind, "name", name, "range", range);
    }

    private void write(String path, String text) throws IOException {
        Path file = folder.resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }
}
