package dev.guildhall.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** {@code docs/configuration.md} is the defaults file, drawn as a table; {@code -Dguildhall.write-docs=true} rewrites it. */
class ConfigurationDocTest {
    private static final Path DEFAULTS = Path.of("src/main/resources/META-INF/microprofile-config.properties");
    private static final Path DOCUMENT = Path.of("../docs/configuration.md");

    private record Setting(String key, String value, String description) {}

    @Test
    void documentListsEverySettingWithItsDefault() throws IOException {
        List<Setting> settings = settings(Files.readAllLines(DEFAULTS));
        String expected = document(settings);
        if (Boolean.getBoolean("guildhall.write-docs")) {
            Files.createDirectories(Path.of("../docs"));
            Files.writeString(DOCUMENT, expected);
        }

        assertThat(settings)
                .extracting(Setting::key)
                .containsExactlyInAnyOrderElementsOf(KnownSettings.ofDefaults().keys());
        assertThat(DOCUMENT)
                .as("run this test with -Dguildhall.write-docs=true")
                .content()
                .isEqualTo(expected);
    }

    @Test
    void everySettingIsDescribed() throws IOException {
        assertThat(settings(Files.readAllLines(DEFAULTS)))
                .isNotEmpty()
                .allSatisfy(setting ->
                        assertThat(setting.description()).as(setting.key()).isNotBlank());
    }

    /** The comment lines right above a key describe it. */
    private static List<Setting> settings(List<String> lines) {
        List<Setting> settings = new ArrayList<>();
        StringBuilder description = new StringBuilder();
        for (String line : lines) {
            if (line.startsWith("#")) {
                description
                        .append(description.isEmpty() ? "" : " ")
                        .append(line.substring(1).strip());
            } else if (line.isBlank()) {
                description.setLength(0);
            } else {
                String[] parts = line.split("=", 2);
                settings.add(new Setting(parts[0].strip(), parts[1].strip(), description.toString()));
                description.setLength(0);
            }
        }
        return settings;
    }

    private static String document(List<Setting> settings) {
        StringBuilder text = new StringBuilder("""
                # Configuration

                <!-- Written by ConfigurationDocTest from META-INF/microprofile-config.properties; do not edit. -->

                A setting is given as a system property or as an environment variable; the variable wins over the default. A name
                that begins like one of these but is not known stops the start and names the nearest. The launcher's own variables
                (`GUILDHALL_PORT`, `GUILDHALL_HOST`, `GUILDHALL_DATABASE_URL`, …) are described in operations.md.

                | setting | environment variable | default | what it does |
                |---|---|---|---|
                """);
        for (Setting setting : settings) {
            text.append("| `%s` | `%s` | %s | %s |\n"
                    .formatted(
                            setting.key(),
                            KnownSettings.variable(setting.key()),
                            setting.value().isEmpty() ? "none" : "`" + setting.value() + "`",
                            setting.description()));
        }
        return text.toString();
    }
}
