package dev.guildhall.dialect;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import tools.jackson.databind.JsonNode;

/**
 * Translations as data, in {@code src/test/resources/cases}: what a client asks, what the provider must be asked, what it answers, what the
 * client must read. Each file is one case or a list; {@link WireCase} says what may stand in it. Streams are fed whole, byte by byte, and
 * cut at every seventh byte, with the same result.
 */
class CasesTest {
    @TestFactory
    Stream<DynamicNode> everyCaseAsItSays() throws IOException, URISyntaxException {
        Path folder = Path.of(
                Objects.requireNonNull(CasesTest.class.getResource("/cases")).toURI());
        List<Path> files;
        try (Stream<Path> all = Files.list(folder)) {
            files = all.filter(file -> file.toString().endsWith(".json"))
                    .sorted()
                    .toList();
        }
        assertThat(files).isNotEmpty();
        return files.stream().flatMap(CasesTest::cases);
    }

    private static Stream<DynamicNode> cases(Path file) {
        JsonNode node;
        try {
            node = Fields.JSON.readTree(Files.readAllBytes(file));
        } catch (IOException e) {
            throw new IllegalStateException(file.toString(), e);
        }
        List<JsonNode> cases = node.isArray() ? node.valueStream().toList() : List.of(node);
        return cases.stream().map(one -> {
            WireCase wire = new WireCase(one);
            return DynamicTest.dynamicTest(file.getFileName() + " " + wire.name(), file.toUri(), wire::run);
        });
    }
}
