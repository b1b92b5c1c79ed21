package dev.guildhall.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.guildhall.wired.Wired;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.Config;
import org.junit.jupiter.api.Test;

class SettingsTest {
    record Sizes(int maxFiles, boolean strict) implements SettingsRecord {
        Sizes {
            if (maxFiles < 1) {
                throw new IllegalArgumentException("test.max-files must be at least 1");
            }
        }
    }

    @Test
    void bindsComponentsToKeysInKebabCase() {
        assertThat(settings(Map.of("test.max-files", " 7 ", "test.strict", "true"))
                        .record("test", Sizes.class))
                .isEqualTo(new Sizes(7, true));
    }

    @Test
    void namesKeyValueSourceAndExpectedForm() {
        assertThatThrownBy(() -> settings(Map.of("test.max-files", "many", "test.strict", "true"))
                        .record("test", Sizes.class))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage(
                        "The setting test.max-files is \"many\" (from PropertiesConfigSource[source=test]); it must be a whole number.");
        assertThatThrownBy(() -> settings(Map.of("test.max-files", "1", "test.strict", "yes"))
                        .record("test", Sizes.class))
                .hasMessage(
                        "The setting test.strict is \"yes\" (from PropertiesConfigSource[source=test]); it must be true or false.");
    }

    @Test
    void tellsWhatTheRecordRefuses() {
        assertThatThrownBy(() -> settings(Map.of("test.max-files", "0", "test.strict", "true"))
                        .record("test", Sizes.class))
                .hasMessageContaining("test.max-files must be at least 1");
    }

    @Test
    void defaultsMakeAPlatformRecord() {
        assertThat(settings(Map.of(
                                "guildhall.data",
                                "var",
                                "guildhall.node",
                                "n-1",
                                "guildhall.url",
                                "http://localhost:9080"))
                        .record("guildhall", PlatformSettings.class))
                .isEqualTo(new PlatformSettings(Path.of("var"), "n-1", URI.create("http://localhost:9080")));
    }

    @Test
    void refusesUnknownVariableAndNamesTheNearest() {
        KnownSettings known = KnownSettings.ofDefaults();

        assertThat(known.complaintAboutVariable("GUILDHALL_SESION_DAYS"))
                .hasValueSatisfying(text -> assertThat(text)
                        .contains("GUILDHALL_SESION_DAYS is not known. Did you mean GUILDHALL_SESSION_DAYS?"));
        assertThat(known.complaintAboutVariable("GUILDHALL_SESSION_DAYS")).isEmpty();
        assertThat(known.complaintAboutVariable("GUILDHALL_DATABASE_URL")).isEmpty();
        assertThat(known.complaintAboutVariable("GUILDHALL_PORT")).isEmpty();
        assertThat(known.complaintAboutVariable("PATH")).isEmpty();
    }

    @Test
    void refusesUnknownPropertyAndNamesTheNearest() {
        KnownSettings known = KnownSettings.ofDefaults();

        assertThat(known.complaintAboutProperty("guildhall.sesion.days", Map.of()))
                .hasValueSatisfying(text -> assertThat(text).contains("Did you mean guildhall.session.days?"));
        assertThat(known.complaintAboutProperty("guildhall.session.days", Map.of()))
                .isEmpty();
        assertThat(known.complaintAboutProperty("guildhall.port", Map.of("GUILDHALL_PORT", "1")))
                .isEmpty();
    }

    @Test
    void startIsRefusedWithEveryComplaintAtOnce() {
        SettingsCheck check = Wired.bean(SettingsCheck.class);

        assertThat(check.complaints(Map.of("PATH", "/bin", "GUILDHALL_PORT", "9080")))
                .isEmpty();
        assertThat(check.complaints(Map.of("GUILDHALL_NODES", "x", "GUILDHALL_SESION_DAYS", "1")))
                .hasSize(2)
                .allSatisfy(text -> assertThat(text).contains("Did you mean"));
    }

    @Test
    void everyVariableThatLauncherAndServerConfigurationNameIsKnown() throws IOException {
        KnownSettings known = KnownSettings.ofDefaults();
        TreeSet<String> named = new TreeSet<>();
        for (String place : List.of("../launcher/src/main", "../liberty-config", "../guildhall")) {
            try (Stream<Path> files = Files.walk(Path.of(place))) {
                for (Path file : files.filter(Files::isRegularFile)
                        .filter(found -> !found.toString().contains("target"))
                        .toList()) {
                    Matcher matcher = Pattern.compile("GUILDHALL_[A-Z_]+[A-Z]").matcher(Files.readString(file));
                    while (matcher.find()) {
                        named.add(matcher.group());
                    }
                }
            }
        }

        assertThat(named).contains("GUILDHALL_PORT", "GUILDHALL_DATABASE_URL");
        assertThat(named)
                .allSatisfy(name ->
                        assertThat(known.complaintAboutVariable(name)).as(name).isEmpty());
    }

    private static Settings settings(Map<String, String> values) {
        Config config = new SmallRyeConfigBuilder()
                .withSources(new PropertiesConfigSource(values, "test", 100))
                .build();
        return new Settings(config);
    }
}
