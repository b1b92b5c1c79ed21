package dev.guildhall.packages;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** {@code docs/importing.md} says what the code does. */
class ImportingDocTest {
    @Test
    void listsEveryMendWithSeverityAndMeaning() throws IOException {
        String document = Files.readString(Path.of("..", "docs", "importing.md"));
        List<String> rows = document.substring(document.indexOf("| code | severity | meaning |"))
                .lines()
                .skip(2)
                .takeWhile(line -> line.startsWith("|"))
                .toList();
        assertThat(rows)
                .containsExactlyElementsOf(Arrays.stream(MendCode.values())
                        .map(code -> "| `" + code.code() + "` | " + code.severity() + " | " + code.meaning() + " |")
                        .toList());
    }
}
